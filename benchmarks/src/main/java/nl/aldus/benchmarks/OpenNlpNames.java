package nl.aldus.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.document.Pipeline.Timer;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.mention.Genitive;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedMention;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/**
 * The names that Apache OpenNLP's name finder finds once it has learnt from articles. Tokens and
 * sentences are those of Aldus.
 */
final class OpenNlpNames {

  private final Pipeline sentences;
  private final NameFinderME finder;

  /**
   * Trains with OpenNLP's default parameters.
   *
   * @param sentences the stages that make paragraphs, tokens and sentences
   * @param features makes the features
   */
  OpenNlpNames(Pipeline sentences, List<AnnotatedArticle> articles, TokenNameFinderFactory features)
      throws IOException {
    this.sentences = sentences;
    List<NameSample> samples = new ArrayList<>();
    for (AnnotatedArticle article : articles) {
      boolean first = true;
      for (Words words : words(article.article())) {
        samples.add(new NameSample(words.forms(), words.spans(article.mentions()), first));
        first = false;
      }
    }
    finder =
        new NameFinderME(
            NameFinderME.train(
                "nl",
                null,
                ObjectStreamUtils.createObjectStream(samples),
                TrainingParameters.defaultParams(),
                features));
  }

  /** The names of an article. */
  List<AnnotatedMention> of(Article article) {
    finder.clearAdaptiveData();
    List<AnnotatedMention> mentions = new ArrayList<>();
    for (Words words : words(article)) {
      for (Span span : finder.find(words.forms())) {
        mentions.add(words.mention(span));
      }
    }
    return mentions;
  }

  private List<Words> words(Article article) {
    Document document = new Document(article);
    sentences.annotate(document, Timer.NONE);
    Tokens tokens = document.tokens();
    List<Words> words = new ArrayList<>();
    for (Sentence sentence : document.sentences()) {
      int from = tokens.from(sentence.begin());
      int to = tokens.from(sentence.end());
      if (to > from) {
        words.add(new Words(tokens, from, to));
      }
    }
    return words;
  }

  /** The tokens of a sentence. */
  private record Words(Tokens tokens, int from, int to) {

    String[] forms() {
      String[] forms = new String[to - from];
      for (int i = from; i < to; i++) {
        forms[i - from] = tokens.text(i);
      }
      return forms;
    }

    /** The mentions of this sentence in tokens; those that end inside a token are left out. */
    Span[] spans(List<AnnotatedMention> mentions) {
      List<Span> spans = new ArrayList<>();
      for (AnnotatedMention mention : mentions) {
        int first = tokens.from(mention.begin());
        int end = tokens.from(mention.end());
        if (first >= from
            && end <= to
            && end > first
            && mention(new Span(first - from, end - from, mention.type().name())).equals(mention)) {
          spans.add(new Span(first - from, end - from, mention.type().name()));
        }
      }
      return spans.toArray(Span[]::new);
    }

    /** Tokens as a mention; as Aldus does, without the s of a genitive. */
    AnnotatedMention mention(Span span) {
      int last = from + span.getEnd() - 1;
      return new AnnotatedMention(
          tokens.begin(from + span.getStart()),
          Genitive.nameEnd(tokens.begin(last), tokens.end(last), tokens.word(last)),
          EntityType.valueOf(span.getType()));
    }
  }
}
