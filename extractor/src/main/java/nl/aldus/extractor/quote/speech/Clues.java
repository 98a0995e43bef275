package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.mark.MarkedSpan;
import nl.aldus.extractor.quote.speaker.Discourse;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;
import nl.aldus.extractor.quote.speaker.Nouns;
import nl.aldus.extractor.quote.speaker.Referent;

/**
 * Gathers who may have said something, and what speaks for each: the subject of a reporting verb,
 * who spoke before, who was spoken of last. Belongs to one document.
 */
final class Clues {

  /** Frames that are searched before and behind a quotation. */
  private static final int BACK = 4;

  private static final int ENOUGH = 60;

  private final Document document;
  private final NounPhraseReader phrases;
  private final Discourse discourse;
  private final Nouns nouns;
  private final List<FrameReading> readings;

  Clues(
      Document document,
      NounPhraseReader phrases,
      Discourse discourse,
      Nouns nouns,
      List<FrameReading> readings) {
    this.document = document;
    this.phrases = phrases;
    this.discourse = discourse;
    this.nouns = nouns;
    this.readings = readings;
  }

  /** A candidate in the making. */
  private static final class Gathered {
    final Referent referent;
    NounPhrase mention;
    final List<String> clues = new ArrayList<>();

    Gathered(Referent referent, NounPhrase mention) {
      this.referent = referent;
      this.mention = mention;
    }

    void add(String clue) {
      if (!clues.contains(clue)) {
        clues.add(clue);
      }
    }

    /** Adds only the first clue of a kind, which is that of the nearest sentence. */
    void addNearest(String kind, String how, String where) {
      for (String clue : clues) {
        if (clue.startsWith(kind)) {
          return;
        }
      }
      clues.add(kind + how);
      clues.add(kind + how + " & " + where);
    }
  }

  /**
   * The candidates for a quotation, nobody first.
   *
   * @param explicit the reporting expression for it, or null
   * @param repeated who says the same words elsewhere, or null
   */
  List<Candidate> of(int f, int item, Attribution explicit, History history, Referent repeated) {
    Map<String, Gathered> all = new LinkedHashMap<>();
    FrameReading reading = readings.get(f);
    Frame frame = reading.frame();
    String voice = voice(frame.span(item));
    boolean opens = f == 0 || readings.get(f - 1).frame().paragraph() != frame.paragraph();
    String where = reading.bare() ? opens ? "opening" : "alone" : "built in";
    explicit(all, explicit);
    own(all, reading, item, explicit != null);
    said(all, history, f, where);
    before(all, f, history, where);
    behind(all, f, where);
    if (repeated != null) {
      gathered(all, repeated, null).add("says the same words");
    }
    List<Candidate> candidates = new ArrayList<>();
    List<String> nobody = new ArrayList<>();
    nobody.add("nobody");
    nobody.add("nobody & " + where);
    nobody.add("nobody & explicit " + (explicit != null && explicit.speaker() != null));
    nobody.add("nobody & cue " + (explicit != null));
    nobody.add("nobody & any " + !all.isEmpty());
    candidates.add(new Candidate(null, null, nobody));
    for (Gathered gathered : all.values()) {
      describe(gathered, history, voice, frame.span(item));
      candidates.add(new Candidate(gathered.referent, gathered.mention, gathered.clues));
    }
    return candidates;
  }

  private static Gathered gathered(
      Map<String, Gathered> all, Referent referent, NounPhrase mention) {
    String key =
        referent.entity() == null || referent.plural() ? referent.name() : referent.entity().id();
    Gathered gathered = all.computeIfAbsent(key, name -> new Gathered(referent, mention));
    if (gathered.mention == null) {
      gathered.mention = mention;
    }
    return gathered;
  }

  private static void explicit(Map<String, Gathered> all, Attribution explicit) {
    if (explicit == null || explicit.speaker() == null) {
      return;
    }
    Gathered gathered = gathered(all, explicit.speaker(), explicit.phrase());
    gathered.add("explicit");
    gathered.add("explicit " + explicit.place());
    gathered.add("explicit " + explicit.phrase().kind());
    gathered.add(
        "explicit "
            + explicit.use().kind()
            + " "
            + explicit.place()
            + " "
            + explicit.phrase().kind());
  }

  private void own(Map<String, Gathered> all, FrameReading reading, int item, boolean cue) {
    Frame frame = reading.frame();
    String with = cue ? " beside a cue" : "";
    boolean colon = frame.is(item - 1, ":");
    if (reading.subjectMeaning() != null
        && (reading.subjectMeaning().noun() == null
            || !nouns.isReport(reading.subjectMeaning().noun()))) {
      Gathered gathered = gathered(all, reading.subjectMeaning(), reading.subject());
      gathered.add("own subject" + with);
      if (colon) {
        gathered.add("subject before the colon" + with);
        if (reading.subject().reach() == item - 2 && reading.subject().first() == 0) {
          gathered.add("name and colon");
        }
      }
    }
    NounPhrase owner = nounOwner(frame, item);
    if (owner != null) {
      Referent referent = discourse.meaning(frame, owner, false);
      if (referent != null) {
        gathered(all, referent, owner).add("owner of a reporting noun");
      }
    }
    for (int i = 0; i < frame.size(); i++) {
      Mention mention = phrases.mention(frame, i);
      if (mention != null
          && mention.type() == EntityType.PERSON
          && phrases.mention(frame, i - 1) != mention) {
        Referent referent = discourse.named(mention);
        if (referent != null) {
          Gathered gathered = gathered(all, referent, phrases.at(frame, i));
          gathered.add(i < item ? "named before it" + with : "named behind it" + with);
          if (colon && i < item) {
            gathered.add("named before the colon");
          }
        }
      }
    }
  }

  /** "was het commentaar van X", "de reactie van X:". */
  private NounPhrase nounOwner(Frame frame, int item) {
    for (int i = 0; i < frame.size(); i++) {
      if (frame.is(i, "van") && nouns.isReport(frame.lower(i - 1))) {
        NounPhrase phrase = phrases.at(frame, i + 1);
        if (phrase != null) {
          return phrase;
        }
      }
    }
    return null;
  }

  private void said(Map<String, Gathered> all, History history, int f, String where) {
    History.Said last = history.last();
    if (last != null && last.speaker() != null) {
      Frame frame = readings.get(f).frame();
      boolean same = readings.get(last.frame()).frame().paragraph() == frame.paragraph();
      int gap = Math.min(4, f - last.frame());
      Gathered gathered = gathered(all, last.speaker(), last.mention());
      gathered.add("spoke last");
      gathered.add("spoke last " + gap + (same ? " same paragraph" : " other paragraph"));
      gathered.add("spoke last " + gap + (same ? " same" : " other") + " & " + where);
      if (nobodySince(last.frame(), f)) {
        gathered.add("spoke last, nobody since");
        gathered.add("spoke last, nobody since & " + where);
      }
    }
    if (history.other() != null) {
      gathered(all, history.other(), null).add("spoke before the last");
    }
  }

  /** True if no person is named between two frames. */
  private boolean nobodySince(int from, int to) {
    for (int g = Math.max(from + 1, to - BACK * 2); g < to; g++) {
      FrameReading reading = readings.get(g);
      if (reading.lastSpoken() != null) {
        return false;
      }
      Frame frame = reading.frame();
      for (int i = 0; i < frame.size(); i++) {
        Mention mention = phrases.mention(frame, i);
        if (mention != null && mention.type() == EntityType.PERSON) {
          return false;
        }
      }
    }
    return true;
  }

  private void before(Map<String, Gathered> all, int f, History history, String where) {
    Frame own = readings.get(f).frame();
    int lastSaid = history.last() == null ? -1 : history.last().frame();
    for (int g = f - 1; g >= 0 && g >= f - BACK; g--) {
      FrameReading reading = readings.get(g);
      boolean same = reading.frame().paragraph() == own.paragraph();
      String how = (f - g) + (same ? "" : " other paragraph") + (g > lastSaid ? " new" : "");
      Attribution spoken = reading.lastSpoken();
      if (spoken != null) {
        gathered(all, spoken.speaker(), spoken.phrase()).addNearest("reported ", how, where);
      }
      if (reading.subjectMeaning() != null) {
        gathered(all, reading.subjectMeaning(), reading.subject())
            .addNearest("subject ", how, where);
      }
      Frame frame = reading.frame();
      for (int i = 0; i < frame.size(); i++) {
        Mention mention = phrases.mention(frame, i);
        if (mention != null
            && mention.type() == EntityType.PERSON
            && phrases.mention(frame, i - 1) != mention) {
          Referent referent = discourse.named(mention);
          if (referent != null) {
            boolean beside =
                reading.subjectMeaning() != null
                    && reading.subjectMeaning().isPerson()
                    && !reading.subjectMeaning().same(referent);
            gathered(all, referent, phrases.at(frame, i))
                .addNearest("named ", how + (beside ? " beside another" : ""), where);
          }
        }
      }
    }
  }

  private void behind(Map<String, Gathered> all, int f, String where) {
    Frame own = readings.get(f).frame();
    if (f + 1 < readings.size()) {
      FrameReading reading = readings.get(f + 1);
      String how = reading.frame().paragraph() == own.paragraph() ? "" : " other paragraph";
      Attribution spoken = reading.lastSpoken();
      if (spoken != null) {
        gathered(all, spoken.speaker(), spoken.phrase())
            .add("reported behind" + how + " & " + where);
      }
      if (reading.subjectMeaning() != null) {
        gathered(all, reading.subjectMeaning(), reading.subject())
            .add("subject behind" + how + " & " + where);
      }
    }
  }

  private void describe(Gathered gathered, History history, String voice, MarkedSpan span) {
    Referent referent = gathered.referent;
    String type;
    if (referent.entity() != null) {
      type = referent.entity().type().name();
    } else if (referent.noun() == null) {
      type = "group";
    } else if (Grammar.isNominative(referent.noun())) {
      type = "pronoun";
    } else if (nouns.isPerson(referent.noun()) || nouns.isStandalone(referent.noun())) {
      type = "human";
    } else {
      type = nouns.isOrganisation(referent.noun()) ? "institution" : "thing";
    }
    boolean explicit = gathered.clues.contains("explicit");
    gathered.add((explicit ? "explicit " : "implicit ") + type);
    gathered.add(type + (referent.plural() ? " plural" : "") + " & " + voice);
    if (history.times(referent) > 0) {
      gathered.add(explicit ? "quoted before, explicit" : "quoted before");
    }
    if (isNamedIn(referent, span)) {
      gathered.add("named in the quotation");
    }
  }

  private boolean isNamedIn(Referent referent, MarkedSpan span) {
    if (referent.entity() == null) {
      return false;
    }
    List<Mention> mentions = referent.entity().mentions();
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (mentions.get(middle).begin() < span.begin()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < mentions.size() && span.contains(mentions.get(low));
  }

  /** The person in which a quotation speaks. */
  private String voice(MarkedSpan span) {
    Tokens tokens = document.tokens();
    boolean we = false;
    int from = tokens.from(span.begin());
    for (int t = from;
        t < tokens.size() && t < from + ENOUGH && tokens.begin(t) < span.end();
        t++) {
      switch (tokens.word(t).lower()) {
        case "ik", "mijn", "mij", "me" -> {
          return "I";
        }
        case "wij", "we", "ons", "onze" -> we = true;
        default -> {}
      }
    }
    return we ? "we" : "no voice";
  }
}
