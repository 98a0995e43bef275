package nl.aldus.training.quote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.quote.speech.Candidate;
import nl.aldus.extractor.quote.speech.Decider.Decision;
import nl.aldus.extractor.quote.speech.LinearModel;
import nl.aldus.extractor.quote.speech.MarkedCase;
import nl.aldus.extractor.quote.speech.ReportCase;
import nl.aldus.extractor.quote.speech.SpeechFinder;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedQuote;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;
import nl.aldus.training.quote.LogLinear.Choice;
import nl.aldus.training.score.Overlap;
import nl.aldus.training.score.SpeakerNames;

/**
 * Trains the models that tell kind and speaker of what stands in quotation marks, and what is
 * reported without them. The same articles give the identical models.
 */
public final class QuoteTrainer {

  private static final double PENALTY = 4;

  /** A reading is right if it shares this much with the annotated clause. */
  private static final double LEAST_OVERLAP = 0.5;

  /** Weights nearer to zero than this change nothing and are left out. */
  private static final double LEAST_WEIGHT = 0.02;

  private static final LinearModel EMPTY_KINDS = new LinearModel(Map.of(), SpeechFinder.KINDS);
  private static final LinearModel EMPTY_SPEAKERS = new LinearModel(Map.of(), 1);
  private static final LinearModel EMPTY_REPORTS = new LinearModel(Map.of(), 1);
  private static final LinearModel EMPTY_ATTRIBUTIONS = new LinearModel(Map.of(), 2);

  private QuoteTrainer() {}

  /**
   * The models.
   *
   * @param kinds weights for DIRECT, MIXED and nobody's
   * @param speakers one weight per clue
   * @param reports one weight per trait of what an expression may report
   * @param attributions weights for a right and a wrong speaker of reported speech
   */
  public record Models(
      Map<String, double[]> kinds,
      Map<String, double[]> speakers,
      Map<String, double[]> reports,
      Map<String, double[]> attributions) {

    public SpeechFinder finder() {
      return new SpeechFinder(
          new LinearModel(kinds, SpeechFinder.KINDS),
          new LinearModel(speakers, 1),
          new LinearModel(reports, 1),
          new LinearModel(attributions, 2));
    }

    /** Writes them as the resources that the extractor reads. */
    public void write(Path folder) throws IOException {
      write(folder.resolve("kinds.model"), "direct, mixed, nobody's", kinds);
      write(folder.resolve("speakers.model"), "in favour of a candidate", speakers);
      write(folder.resolve("reports.model"), "in favour of a reported clause", reports);
      write(folder.resolve("attributions.model"), "speaker right, speaker wrong", attributions);
    }

    private static void write(Path file, String columns, Map<String, double[]> weights)
        throws IOException {
      StringBuilder text = new StringBuilder();
      text.append(
              "# Trained on the Aldus corpus (CC BY 4.0) by `aldus train quotes`; see the model")
          .append(" card. Apache-2.0.\n# feature, then the weights: ")
          .append(columns)
          .append('\n');
      weights.forEach(
          (feature, row) -> {
            text.append(feature);
            for (double weight : row) {
              text.append(String.format(Locale.ROOT, "\t%.3f", weight));
            }
            text.append('\n');
          });
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
  }

  /**
   * Trains the models.
   *
   * @param articles annotated articles
   * @param annotated makes a document with all layers before the quotations
   */
  public static Models train(
      List<AnnotatedArticle> articles, Function<AnnotatedArticle, Document> annotated) {
    List<Document> originals = articles.stream().map(annotated).toList();
    List<AnnotatedArticle> all = new ArrayList<>(articles);
    for (AnnotatedArticle article : articles) {
      all.add(Layouts.broken(article));
    }
    List<Document> documents = new ArrayList<>(originals);
    all.subList(articles.size(), all.size()).forEach(a -> documents.add(annotated.apply(a)));
    return train(all, documents, articles, originals);
  }

  private static Models train(
      List<AnnotatedArticle> articles,
      List<Document> documents,
      List<AnnotatedArticle> unchanged,
      List<Document> originals) {
    SpeechFinder finder =
        new SpeechFinder(EMPTY_KINDS, EMPTY_SPEAKERS, EMPTY_REPORTS, EMPTY_ATTRIBUTIONS);
    Map<String, double[]> speakers =
        LogLinear.rank(speakerChoices(finder, articles, documents), PENALTY);
    finder =
        new SpeechFinder(
            EMPTY_KINDS, new LinearModel(speakers, 1), EMPTY_REPORTS, EMPTY_ATTRIBUTIONS);
    Map<String, double[]> kinds =
        LogLinear.classify(kindChoices(finder, articles, documents), SpeechFinder.KINDS, PENALTY);
    Reported reported = reported(finder, unchanged, originals);
    Map<String, double[]> reports = LogLinear.rank(reported.clauses, PENALTY);
    Map<String, double[]> attributions = LogLinear.classify(reported.speakers, 2, PENALTY);
    return new Models(pruned(kinds), pruned(speakers), pruned(reports), pruned(attributions));
  }

  private static Map<String, double[]> pruned(Map<String, double[]> weights) {
    Map<String, double[]> kept = new TreeMap<>();
    weights.forEach(
        (feature, row) -> {
          for (double weight : row) {
            if (Math.abs(weight) >= LEAST_WEIGHT) {
              kept.put(feature, row);
            }
          }
        });
    return kept;
  }

  private static List<Choice> speakerChoices(
      SpeechFinder finder, List<AnnotatedArticle> articles, List<Document> documents) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      AnnotatedArticle article = articles.get(i);
      for (MarkedCase marked : finder.cases(documents.get(i), truth(article))) {
        AnnotatedQuote gold = gold(article, marked);
        if (gold != null && gold.kind() != Kind.OTHER) {
          List<List<String>> alternatives =
              marked.candidates().stream().map(Candidate::clues).toList();
          choices.add(new Choice(alternatives, right(gold, marked)));
        }
      }
    }
    return choices;
  }

  private static List<Choice> kindChoices(
      SpeechFinder finder, List<AnnotatedArticle> articles, List<Document> documents) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      AnnotatedArticle article = articles.get(i);
      for (MarkedCase marked : finder.cases(documents.get(i), truth(article))) {
        AnnotatedQuote gold = gold(article, marked);
        if (gold == null && marked.span().depth() > 0) {
          continue;
        }
        Kind kind = gold == null ? Kind.OTHER : gold.kind();
        int right = kind == Kind.DIRECT ? 0 : kind == Kind.MIXED ? 1 : 2;
        choices.add(new Choice(Collections.nCopies(SpeechFinder.KINDS, marked.traits()), right));
      }
    }
    return choices;
  }

  /** What to learn of reported speech: which clause, and whether the speaker is right. */
  private record Reported(List<Choice> clauses, List<Choice> speakers) {}

  private static Reported reported(
      SpeechFinder finder, List<AnnotatedArticle> articles, List<Document> documents) {
    Reported reported = new Reported(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < articles.size(); i++) {
      for (ReportCase report : finder.reports(documents.get(i))) {
        int right = 0;
        double most = LEAST_OVERLAP;
        AnnotatedQuote gold = null;
        for (int k = 0; k < report.clauses().size(); k++) {
          for (AnnotatedQuote quote : articles.get(i).quotes()) {
            double overlap = Overlap.of(quote, report.clauses().get(k));
            if (overlap > most && isCue(quote, report)) {
              right = k + 1;
              most = overlap;
              gold = quote;
            }
          }
        }
        List<List<String>> alternatives = new ArrayList<>();
        alternatives.add(List.of());
        alternatives.addAll(report.traits());
        reported.clauses.add(new Choice(alternatives, right));
        if (gold != null) {
          boolean same = SpeakerNames.same(gold.speaker(), report.speaker());
          reported.speakers.add(
              new Choice(Collections.nCopies(2, report.speakerTraits()), same ? 0 : 1));
        }
      }
    }
    return reported;
  }

  /** True if the annotated reporting expression is this one. */
  private static boolean isCue(AnnotatedQuote quote, ReportCase report) {
    if (quote.kind() != Kind.INDIRECT) {
      return false;
    }
    if (quote.cue() == null) {
      return true;
    }
    for (String word : quote.cue().split(" ")) {
      if (report.cue().stream().anyMatch(word::equalsIgnoreCase)) {
        return true;
      }
    }
    return false;
  }

  /** Decides as the annotation does. */
  private static nl.aldus.extractor.quote.speech.Decider truth(AnnotatedArticle article) {
    return marked -> {
      AnnotatedQuote gold = gold(article, marked);
      if (gold == null || gold.kind() == Kind.OTHER) {
        return new Decision(null, 0, 1, List.of());
      }
      QuoteType type = gold.kind() == Kind.DIRECT ? QuoteType.DIRECT : QuoteType.MIXED;
      return new Decision(type, right(gold, marked), 1, List.of());
    };
  }

  private static AnnotatedQuote gold(AnnotatedArticle article, MarkedCase marked) {
    for (AnnotatedQuote quote : article.quotes()) {
      if (quote.kind() != Kind.INDIRECT
          && Math.abs(quote.begin() - marked.span().begin()) <= 1
          && Math.abs(quote.end() - marked.span().end()) <= 1) {
        return quote;
      }
    }
    return null;
  }

  /** The candidate that is the annotated speaker; nobody if there is none. */
  private static int right(AnnotatedQuote gold, MarkedCase marked) {
    int right = 0;
    for (int i = 1; i < marked.candidates().size(); i++) {
      if (SpeakerNames.same(gold.speaker(), marked.candidates().get(i).referent().name())) {
        right = i;
        if (marked.candidates().get(i).clues().contains("explicit")) {
          return i;
        }
      }
    }
    return right;
  }
}
