package nl.aldus.training.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.annotation.Quote;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.annotation.Span;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedMention;
import nl.aldus.training.corpus.AnnotatedQuote;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;

/** Scores an extractor on annotated articles. Not thread-safe: one scorer a run. */
public final class Scorer {

  private static final int TENTHS = 10;
  private static final double LEAST_OVERLAP = 0.5;
  private static final String MARKS = "\"'„“”‟‘’‚‹›«» \n\t\r\u00a0";
  private static final int SHOWN = 70;

  private final List<Difference> differences = new ArrayList<>();
  private final Share[] calibration = new Share[TENTHS];
  private final Map<EntityType, Tally> byType = new EnumMap<>(EntityType.class);
  private Tally quoted = Tally.ZERO;
  private Tally quotedAndSpeaker = Tally.ZERO;
  private Tally indirect = Tally.ZERO;
  private Tally indirectAndSpeaker = Tally.ZERO;
  private Tally entities = Tally.ZERO;
  private Share kind = Share.ZERO;
  private Share speaker = Share.ZERO;

  private Scorer() {
    Arrays.fill(calibration, Share.ZERO);
    for (EntityType type : EntityType.values()) {
      byType.put(type, Tally.ZERO);
    }
  }

  /** Runs the extractor on every article and holds the result against the annotation. */
  public static Scores score(List<AnnotatedArticle> gold, Function<Article, Extraction> extractor) {
    Scorer scorer = new Scorer();
    for (AnnotatedArticle article : gold) {
      Extraction said = extractor.apply(article.article());
      scorer.quoted(article, said);
      scorer.indirect(article, said);
      scorer.entities(article, said);
    }
    return new Scores(
        gold.size(),
        scorer.quoted,
        scorer.kind,
        scorer.speaker,
        scorer.quotedAndSpeaker,
        scorer.indirect,
        scorer.indirectAndSpeaker,
        scorer.entities,
        scorer.byType,
        List.of(scorer.calibration),
        scorer.differences);
  }

  private void quoted(AnnotatedArticle gold, Extraction said) {
    int[] text = gold.article().text().codePoints().toArray();
    Map<Bounds, Quote> ours = new LinkedHashMap<>();
    for (Quote quote : said.quotes()) {
      if (quote.type() != QuoteType.INDIRECT) {
        ours.put(trim(text, quote), quote);
      }
    }
    int hits = 0;
    int speakerHits = 0;
    int wanted = 0;
    int found = ours.size();
    for (AnnotatedQuote quote : gold.quotes()) {
      if (quote.kind() != Kind.DIRECT && quote.kind() != Kind.MIXED) {
        continue;
      }
      wanted++;
      Quote match = ours.remove(trim(text, quote));
      if (match == null) {
        differ(gold, "missed " + quote.kind(), text, quote, "speaker " + quote.speaker());
        continue;
      }
      hits++;
      kind = kind.plus(match.type().name().equals(quote.kind().name()));
      String name = match.speaker() == null ? null : match.speaker().name();
      boolean same = SpeakerNames.same(quote.speaker(), name);
      if (quote.speaker() != null) {
        speaker = speaker.plus(same);
      }
      if (name != null) {
        int tenth = Math.min(TENTHS - 1, (int) (match.confidence() * TENTHS));
        calibration[tenth] = calibration[tenth].plus(same);
      }
      if (quote.speaker() == null ? name == null : same) {
        speakerHits++;
      } else {
        differ(gold, "speaker", text, quote, "gold " + quote.speaker() + ", said " + name);
      }
      if (!match.type().name().equals(quote.kind().name())) {
        differ(gold, "class", text, quote, "gold " + quote.kind());
      }
    }
    for (Quote spurious : ours.values()) {
      String name = spurious.speaker() == null ? null : spurious.speaker().name();
      differ(gold, "spurious " + spurious.type(), text, spurious, "speaker " + name);
    }
    quoted = quoted.plus(hits, wanted, found);
    quotedAndSpeaker = quotedAndSpeaker.plus(speakerHits, wanted, found);
  }

  private void indirect(AnnotatedArticle gold, Extraction said) {
    int[] text = gold.article().text().codePoints().toArray();
    List<Quote> ours = new ArrayList<>();
    for (Quote quote : said.quotes()) {
      if (quote.type() == QuoteType.INDIRECT) {
        ours.add(quote);
      }
    }
    int found = ours.size();
    int wanted = 0;
    int hits = 0;
    int speakerHits = 0;
    for (AnnotatedQuote quote : gold.quotes()) {
      if (quote.kind() != Kind.INDIRECT) {
        continue;
      }
      wanted++;
      Quote best = null;
      double bestOverlap = 0;
      for (Quote candidate : ours) {
        double overlap = Overlap.of(candidate, quote);
        if (overlap > bestOverlap) {
          best = candidate;
          bestOverlap = overlap;
        }
      }
      if (best == null || bestOverlap < LEAST_OVERLAP) {
        differ(gold, "missed INDIRECT", text, quote, "speaker " + quote.speaker());
        continue;
      }
      ours.remove(best);
      hits++;
      String name = best.speaker() == null ? null : best.speaker().name();
      if (SpeakerNames.same(quote.speaker(), name)) {
        speakerHits++;
      } else {
        differ(gold, "indirect speaker", text, quote, "gold " + quote.speaker() + ", said " + name);
      }
    }
    for (Quote spurious : ours) {
      String name = spurious.speaker() == null ? null : spurious.speaker().name();
      differ(gold, "spurious INDIRECT", text, spurious, "speaker " + name);
    }
    indirect = indirect.plus(hits, wanted, found);
    indirectAndSpeaker = indirectAndSpeaker.plus(speakerHits, wanted, found);
  }

  private void entities(AnnotatedArticle gold, Extraction said) {
    int[] text = gold.article().text().codePoints().toArray();
    for (EntityType type : EntityType.values()) {
      Set<Bounds> want = new HashSet<>();
      for (AnnotatedMention mention : gold.mentions()) {
        if (mention.type() == type) {
          want.add(new Bounds(mention.begin(), mention.end()));
        }
      }
      Set<Bounds> have = new HashSet<>();
      for (Entity entity : said.entities()) {
        for (Mention mention : entity.mentions()) {
          if (mention.type() == type) {
            have.add(new Bounds(mention.begin(), mention.end()));
          }
        }
      }
      int hits = 0;
      for (Bounds bounds : want) {
        if (have.contains(bounds)) {
          hits++;
        } else {
          differ(gold, "entity missed", text, bounds, type.name());
        }
      }
      for (Bounds bounds : have) {
        if (!want.contains(bounds)) {
          differ(gold, "entity spurious", text, bounds, type.name());
        }
      }
      byType.merge(type, new Tally(hits, want.size(), have.size()), Scorer::sum);
      entities = entities.plus(hits, want.size(), have.size());
    }
  }

  private static Tally sum(Tally a, Tally b) {
    return a.plus(b.hit(), b.gold(), b.said());
  }

  private void differ(AnnotatedArticle gold, String kind, int[] text, Span span, String detail) {
    int length = Math.min(SHOWN, span.end() - span.begin());
    differences.add(
        new Difference(gold.article().id(), kind, new String(text, span.begin(), length), detail));
  }

  private static Bounds trim(int[] text, Span span) {
    int begin = span.begin();
    int end = span.end();
    while (begin < end && MARKS.indexOf(text[begin]) >= 0) {
      begin++;
    }
    while (end > begin && MARKS.indexOf(text[end - 1]) >= 0) {
      end--;
    }
    return new Bounds(begin, end);
  }

  private record Bounds(int begin, int end) implements Span {}
}
