package nl.aldus.extractor.quote.speech;

import nl.aldus.extractor.quote.speaker.Nouns;
import nl.aldus.extractor.quote.speaker.Referent;

/** What a possible speaker is, as the models see it. */
final class SpeakerKind {

  private SpeakerKind() {}

  /** An entity's type, or what the noun of one never named stands for. */
  static String of(Referent referent, Nouns nouns) {
    if (referent.entity() != null) {
      return referent.entity().type().name();
    }
    if (referent.noun() == null) {
      return "group";
    }
    if (referent.isReporter()) {
      return "pronoun";
    }
    if (nouns.isPerson(referent.noun()) || nouns.isStandalone(referent.noun())) {
      return "human";
    }
    return nouns.isOrganisation(referent.noun()) ? "institution" : "thing";
  }
}
