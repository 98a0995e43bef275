package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.mark.MarkedSpan;
import nl.aldus.extractor.quote.speaker.Discourse;
import nl.aldus.extractor.quote.speaker.Gender;
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
  private final boolean[] headings;
  private List<String> prominent;

  Clues(
      Document document,
      NounPhraseReader phrases,
      Discourse discourse,
      Nouns nouns,
      List<FrameReading> readings) {
    this.headings = headings(document, readings);
    this.document = document;
    this.phrases = phrases;
    this.discourse = discourse;
    this.nouns = nouns;
    this.readings = readings;
  }

  private static boolean[] headings(Document document, List<FrameReading> readings) {
    boolean[] headings = new boolean[readings.size()];
    for (int f = 0; f < headings.length; f++) {
      headings[f] = MarkedSpeech.isHeading(document, readings, f);
    }
    return headings;
  }

  /** Ids of the two persons of whom the article speaks most, if they stand out. */
  private static List<String> prominent(Document document) {
    return document.entities().stream()
        .filter(e -> e.type() == EntityType.PERSON && e.mentions().size() > 1)
        .sorted(Comparator.comparingInt((Entity e) -> -e.mentions().size()))
        .limit(2)
        .map(Entity::id)
        .toList();
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
    boolean answers = reading.bare() && f > 0 && readings.get(f - 1).asks();
    String where =
        frame.span(item).turn()
            ? "turn"
            : reading.bare() ? answers ? "answer" : opens ? "opening" : "alone" : "built in";
    explicit(all, explicit);
    own(all, reading, item, explicit != null);
    said(all, history, f, item, where);
    before(all, f, history, where);
    behind(all, f, where);
    alike(all, explicit);
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
      describe(gathered, history, voice, where, frame.span(item));
      candidates.add(new Candidate(gathered.referent, gathered.mention, gathered.clues));
    }
    return candidates;
  }

  /** The candidates for a quotation inside another: nobody and the one whom its sentence names. */
  List<Candidate> inside(Attribution explicit) {
    Map<String, Gathered> all = new LinkedHashMap<>();
    explicit(all, explicit);
    Gathered gathered = all.values().iterator().next();
    gathered.add("inside another");
    return List.of(
        new Candidate(null, null, List.of("nobody", "nobody inside another")),
        new Candidate(gathered.referent, gathered.mention, gathered.clues));
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
    for (Referent person : reading.pronouns()) {
      Gathered gathered = gathered(all, person, null);
      gathered.add("pronoun beside it" + with);
      if (colon) {
        gathered.add("pronoun before the colon" + with);
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

  private void said(Map<String, Gathered> all, History history, int f, int item, String where) {
    History.Said last = history.last();
    if (last != null && last.speaker() != null) {
      Frame frame = readings.get(f).frame();
      boolean same = readings.get(last.frame()).frame().paragraph() == frame.paragraph();
      int gap = Math.min(4, Math.abs(f - last.frame()));
      Gathered gathered = gathered(all, last.speaker(), last.mention());
      gathered.add("spoke last");
      gathered.add("spoke last " + gap + (same ? " same paragraph" : " other paragraph"));
      gathered.add("spoke last " + gap + (same ? " same" : " other") + " & " + where);
      if (last.span().continued()) {
        gathered.add("goes on");
      }
      if (nobodySince(last.frame(), f)) {
        gathered.add("spoke last, nobody since");
        gathered.add("spoke last, nobody since & " + where);
      }
    }
    if (history.other() != null) {
      Gathered gathered = gathered(all, history.other(), null);
      gathered.add("spoke before the last");
      gathered.add("spoke before the last & " + where);
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
    int distance = 0;
    for (int g = f - 1; g >= 0 && distance < BACK && g >= f - BACK * 2; g--) {
      FrameReading reading = readings.get(g);
      if (headings[g]) {
        continue;
      }
      distance++;
      boolean same = reading.frame().paragraph() == own.paragraph();
      String how = distance + (same ? "" : " other paragraph") + (g > lastSaid ? " new" : "");
      Attribution spoken = reading.lastSpoken();
      if (spoken != null) {
        gathered(all, spoken.speaker(), spoken.phrase()).addNearest("reported ", how, where);
      }
      if (reading.subjectMeaning() != null) {
        gathered(all, reading.subjectMeaning(), reading.subject())
            .addNearest("subject ", how, where);
      }
      for (Referent person : reading.pronouns()) {
        gathered(all, person, null).addNearest("pronoun ", how, where);
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

  /** A pronoun or a description may mean another than the one who seems to be meant. */
  private void alike(Map<String, Gathered> all, Attribution explicit) {
    if (explicit == null || explicit.phrase() == null || explicit.phrase().plural()) {
      return;
    }
    NounPhrase phrase = explicit.phrase();
    Gender gender;
    String how;
    if (phrase.kind() == NounPhrase.Kind.PRONOUN) {
      gender =
          switch (phrase.frame().lower(phrase.head())) {
            case "hij", "hem" -> Gender.MALE;
            case "zij", "ze", "haar" -> Gender.FEMALE;
            default -> null;
          };
      how = "pronoun";
    } else if (explicit.speaker() != null
        && explicit.speaker().noun() != null
        && isDefinite(phrase)
        && nouns.isPerson(explicit.speaker().noun())) {
      gender = explicit.speaker().gender();
      how = "description";
    } else {
      return;
    }
    for (Gathered gathered : all.values()) {
      if (gender == null || !gathered.referent.isPerson() || gathered.clues.contains("explicit")) {
        continue;
      }
      boolean fits = gathered.referent.gender().agrees(gender) && !gathered.referent.plural();
      gathered.add(how + (fits ? " fits" : " does not fit"));
      if (fits && gathered.clues.contains("spoke last")) {
        gathered.add(how + " fits, spoke last");
      }
    }
  }

  private static boolean isDefinite(NounPhrase phrase) {
    String determiner = phrase.frame().lower(phrase.first());
    return determiner.equals("de") || determiner.equals("het");
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

  private void describe(
      Gathered gathered, History history, String voice, String where, MarkedSpan span) {
    Referent referent = gathered.referent;
    String type = SpeakerKind.of(referent, nouns);
    boolean explicit = gathered.clues.contains("explicit");
    gathered.add((explicit ? "explicit " : "implicit ") + type);
    if (referent.isPerson() && !referent.plural() && !explicit) {
      if (prominent == null) {
        prominent = prominent(document);
      }
      int rank = prominent.indexOf(referent.entity().id());
      String prominence = rank < 0 ? "no main person" : rank == 0 ? "main person" : "second person";
      gathered.add(prominence);
      gathered.add(prominence + " & " + where);
    }
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
