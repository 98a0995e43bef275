package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueFinder;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.speaker.Discourse;
import nl.aldus.extractor.quote.speaker.Gender;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.Referent;
import nl.aldus.extractor.quote.speaker.SubjectFinder;
import nl.aldus.extractor.quote.speaker.SubjectFinder.Subject;

/** Reads the frames of a document in order. Belongs to one document. */
final class FrameAnalyst {

  private final CueFinder cues;
  private final SubjectFinder subjects;
  private final Discourse discourse;
  private final NestedSpeech nested;

  FrameAnalyst(CueFinder cues, SubjectFinder subjects, Discourse discourse, NestedSpeech nested) {
    this.nested = nested;
    this.cues = cues;
    this.subjects = subjects;
    this.discourse = discourse;
  }

  List<FrameReading> read(List<Frame> frames) {
    for (Frame frame : frames) {
      discourse.learn(frame);
    }
    List<FrameReading> readings = new ArrayList<>(frames.size());
    for (Frame frame : frames) {
      readings.add(read(frame));
    }
    return readings;
  }

  private FrameReading read(Frame frame) {
    NounPhrase main = subjects.main(frame);
    Referent mainMeaning = main == null ? null : discourse.meaning(frame, main, pluralVerb(frame));
    List<Referent> pronouns = pronouns(frame);
    List<Attribution> attributions = new ArrayList<>();
    int remembered = 0;
    for (CueUse use : cues.find(frame)) {
      Subject subject = subjects.of(frame, use);
      if (subject == null) {
        attributions.add(new Attribution(use, null, null, null));
      } else {
        int first = subject.phrase().first();
        if (first > remembered) {
          discourse.remember(frame, remembered, first, mainMeaning);
          remembered = first;
        }
        boolean plural = use.finite() >= 0 && Grammar.isPluralVerb(frame, use.finite());
        Referent speaker = discourse.meaning(frame, subject.phrase(), plural);
        attributions.add(new Attribution(use, subject.phrase(), subject.place(), speaker));
      }
    }
    discourse.remember(frame, remembered, frame.size(), mainMeaning);
    if (mainMeaning != null) {
      discourse.spoke(mainMeaning, frame);
    }
    FrameReading reading =
        new FrameReading(frame, attributions, main, mainMeaning, pronouns, nested.read(frame));
    Attribution spoken = reading.lastSpoken();
    if (spoken != null) {
      discourse.spoke(spoken.speaker(), frame);
    }
    return reading;
  }

  /** Persons whom the pronouns of a frame mean, as known before it. */
  private List<Referent> pronouns(Frame frame) {
    List<Referent> found = new ArrayList<>();
    for (int i = 0; i < frame.size(); i++) {
      Gender gender =
          switch (frame.lower(i)) {
            case "hij", "hem" -> Gender.MALE;
            case "zij", "ze", "haar" -> Gender.FEMALE;
            case "zijn" -> Grammar.isNoun(frame, i + 1) ? Gender.MALE : Gender.UNKNOWN;
            default -> Gender.UNKNOWN;
          };
      if (gender != Gender.UNKNOWN) {
        Referent person = discourse.person(gender, frame.index());
        if (person != null && !found.contains(person)) {
          found.add(person);
        }
      }
    }
    return found;
  }

  private static boolean pluralVerb(Frame frame) {
    for (int i = 0; i < frame.size(); i++) {
      if (Grammar.isFinite(frame, i)) {
        return Grammar.isPluralVerb(frame, i);
      }
    }
    return false;
  }
}
