package nl.aldus.extractor.quote.speech;

import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.Referent;
import nl.aldus.extractor.quote.speaker.SubjectFinder.Place;

/**
 * A reporting expression with the one it names as speaker.
 *
 * @param use the expression
 * @param phrase the phrase that names the speaker, or null
 * @param place where the phrase stands, or null
 * @param speaker whom the phrase means, or null
 */
public record Attribution(CueUse use, NounPhrase phrase, Place place, Referent speaker) {}
