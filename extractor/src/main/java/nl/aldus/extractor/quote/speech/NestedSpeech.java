package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.FrameReader;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueFinder;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.mark.MarkedSpan;
import nl.aldus.extractor.quote.speaker.Discourse;
import nl.aldus.extractor.quote.speaker.Gender;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;
import nl.aldus.extractor.quote.speaker.Nouns;
import nl.aldus.extractor.quote.speaker.Referent;
import nl.aldus.extractor.quote.speaker.SubjectFinder;
import nl.aldus.extractor.quote.speaker.SubjectFinder.Subject;

/**
 * Reads what somebody who is quoted tells of the words of others: {@code „Mijn vader zei altijd:
 * ‘Doe maar gewoon.’”} The speaker's own words inside his words are nobody else's. Belongs to one
 * document.
 */
final class NestedSpeech {

  private final Document document;
  private final List<MarkedSpan> spans;
  private final NounPhraseReader phrases;
  private final CueFinder cues;
  private final SubjectFinder subjects;
  private final Discourse discourse;
  private final Nouns nouns;

  NestedSpeech(
      Document document,
      List<MarkedSpan> spans,
      NounPhraseReader phrases,
      CueFinder cues,
      SubjectFinder subjects,
      Discourse discourse,
      Nouns nouns) {
    this.nouns = nouns;
    this.document = document;
    this.spans = spans;
    this.phrases = phrases;
    this.cues = cues;
    this.subjects = subjects;
    this.discourse = discourse;
  }

  /** The frames within the quotations of a frame that report words of another. */
  List<FrameReading> read(Frame frame) {
    List<FrameReading> readings = new ArrayList<>();
    for (int i = 0; i < frame.size(); i++) {
      if (frame.isQuote(i) && holdsQuotation(frame.quote(i))) {
        Referent spoken = null;
        for (Frame inner : FrameReader.inside(document, spans, frame.quote(i), frame)) {
          List<Attribution> attributions = attributions(inner, spoken);
          if (!attributions.isEmpty() && holdsQuotation(inner)) {
            readings.add(new FrameReading(inner, attributions, null, null, List.of(), List.of()));
          }
          spoken = lastPerson(inner, spoken);
        }
      }
    }
    return readings;
  }

  private boolean holdsQuotation(int span) {
    return span + 1 < spans.size() && spans.get(span + 1).close() <= spans.get(span).close();
  }

  private static boolean holdsQuotation(Frame frame) {
    for (int i = 0; i < frame.size(); i++) {
      if (frame.isQuote(i)) {
        return true;
      }
    }
    return false;
  }

  private List<Attribution> attributions(Frame frame, Referent spoken) {
    List<Attribution> attributions = new ArrayList<>();
    for (CueUse use : cues.find(frame)) {
      Subject subject = isFirstPerson(frame, use) ? null : subjects.of(frame, use);
      Referent speaker = subject == null ? null : speaker(frame, subject.phrase(), spoken);
      if (speaker != null) {
        attributions.add(new Attribution(use, subject.phrase(), subject.place(), speaker));
      }
    }
    return attributions;
  }

  /** "als ik zeg": what the one who is quoted says himself. */
  private static boolean isFirstPerson(Frame frame, CueUse use) {
    int verb = use.finite();
    return frame.is(verb, WordClass.FIRST_PERSON) && !frame.is(verb, WordClass.THIRD_PERSON);
  }

  private Referent speaker(Frame frame, NounPhrase phrase, Referent spoken) {
    if (phrase.kind() != NounPhrase.Kind.PRONOUN) {
      return discourse.meaning(frame, phrase, false);
    }
    return switch (frame.lower(phrase.head())) {
      case "hij" -> agreeing(spoken, Gender.MALE, frame);
      case "zij", "ze" -> agreeing(spoken, Gender.FEMALE, frame);
      case "die", "deze" -> spoken;
      default -> null;
    };
  }

  private Referent agreeing(Referent spoken, Gender gender, Frame frame) {
    return spoken != null && spoken.gender().agrees(gender)
        ? spoken
        : discourse.person(gender, frame.index());
  }

  /** Whom the quotation spoke of last, as far as the end of a frame. */
  private Referent lastPerson(Frame frame, Referent before) {
    Referent last = before;
    int i = 0;
    while (i < frame.size()) {
      NounPhrase phrase = phrases.at(frame, i);
      if (phrase == null) {
        i++;
        continue;
      }
      boolean pronoun = phrase.kind() == NounPhrase.Kind.PRONOUN;
      if (!pronoun && !Grammar.isPreposition(frame, phrase.first() - 1)) {
        Referent referent = discourse.meaning(frame, phrase, false);
        boolean person =
            referent != null
                && !referent.plural()
                && (referent.isPerson()
                    || referent.noun() != null && nouns.isPerson(referent.noun()));
        last = person ? referent : last;
      }
      i = phrase.last() + 1;
    }
    return last;
  }
}
