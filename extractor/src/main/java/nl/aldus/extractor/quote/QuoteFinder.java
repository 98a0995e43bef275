package nl.aldus.extractor.quote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.annotation.Cue;
import nl.aldus.extractor.annotation.Quote;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.annotation.Speaker;
import nl.aldus.extractor.annotation.TextSpan;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Stage;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.Referent;
import nl.aldus.extractor.quote.speech.Finding;
import nl.aldus.extractor.quote.speech.SpeechFinder;

/** Finds quotations and reported speech and tells who said them. */
public final class QuoteFinder implements Stage {

  /** Length of prefix and suffix in code points. */
  private static final int CONTEXT = 32;

  private final SpeechFinder speech;

  public QuoteFinder(SpeechFinder speech) {
    this.speech = speech;
  }

  /** With the models and resources that come with Aldus. */
  public static QuoteFinder dutch() {
    return new QuoteFinder(SpeechFinder.dutch());
  }

  @Override
  public String name() {
    return "quotes";
  }

  @Override
  public Set<Layer> needs() {
    return EnumSet.of(Layer.PARAGRAPHS, Layer.TOKENS, Layer.SENTENCES, Layer.ENTITIES);
  }

  @Override
  public Set<Layer> adds() {
    return EnumSet.of(Layer.QUOTES);
  }

  @Override
  public void annotate(Document document) {
    List<Finding> findings = new ArrayList<>(speech.find(document));
    findings.sort(
        Comparator.comparingInt(Finding::begin)
            .thenComparing(Comparator.comparingInt(Finding::end).reversed()));
    QuoteIds ids = new QuoteIds();
    List<Quote> quotes = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      quotes.add(quote(document, finding, ids));
    }
    document.quotes(quotes);
  }

  private static Quote quote(Document document, Finding finding, QuoteIds ids) {
    int begin = finding.begin();
    int end = finding.end();
    String text = document.covered(begin, end);
    return new Quote(
        ids.id(finding.type(), text),
        finding.type(),
        begin,
        end,
        text,
        document.covered(Math.max(0, begin - CONTEXT), begin),
        document.covered(end, Math.min(document.length(), end + CONTEXT)),
        sentences(document, begin, end),
        speaker(document, finding),
        cue(document, finding),
        finding.venue(),
        finding.saidOn(),
        finding.confidence(),
        finding.reasons());
  }

  private static List<Integer> sentences(Document document, int begin, int end) {
    List<Sentence> all = document.sentences();
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).end() <= begin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<Integer> touched = new ArrayList<>();
    for (int i = low; i < all.size() && all.get(i).begin() < end; i++) {
      touched.add(i);
    }
    return touched;
  }

  private static Speaker speaker(Document document, Finding finding) {
    Referent referent = finding.speaker();
    if (referent == null) {
      return null;
    }
    NounPhrase phrase = finding.mention();
    TextSpan mention = null;
    if (phrase != null) {
      int from =
          phrase.name() == null ? phrase.frame().begin(phrase.first()) : phrase.name().begin();
      NounPhrase last = phrase;
      while (last.second() != null) {
        last = last.second();
      }
      int to = last.name() == null ? last.frame().end(last.last()) : last.name().end();
      mention = new TextSpan(from, to, document.covered(from, to));
    }
    String id = referent.entity() == null ? null : referent.entity().id();
    String role = referent.entity() == null ? null : referent.entity().role();
    String organization = referent.entity() == null ? null : referent.entity().organization();
    return new Speaker(referent.name(), id, mention, role, organization);
  }

  private static Cue cue(Document document, Finding finding) {
    CueUse use = finding.cue();
    if (use == null) {
      return null;
    }
    int begin = finding.frame().begin(use.first());
    int end = finding.frame().end(use.last());
    return new Cue(begin, end, document.covered(begin, end), use.lemma());
  }
}
