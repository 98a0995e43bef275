package nl.aldus.extractor.quote.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.speaker.NounPhrase.Kind;

/**
 * Whom an article has spoken of so far, and whom a noun phrase means. Frames are told to it in text
 * order. Belongs to one document.
 */
public final class Discourse {

  /** Nobody remembers further back than this many mentions. */
  private static final int MEMORY = 40;

  private static final Pattern WORD_END = Pattern.compile("[ -]");

  private final Document document;
  private final Genders genders;
  private final Nouns nouns;
  private final NounPhraseReader phrases;
  private final Map<Integer, Entity> entityAt = new HashMap<>();
  private final Map<String, String> organizationByName = new HashMap<>();
  private final Map<String, Referent> byEntity = new HashMap<>();
  private final Map<String, Set<String>> functions = new HashMap<>();

  /** The words of an organisation's name in small letters, by the id of its entity. */
  private final Map<String, String[]> nameWords = new HashMap<>();

  private final Map<String, Referent> unnamed = new HashMap<>();
  private final Map<String, Referent> unnamedByNoun = new HashMap<>();
  private final List<Trace> traces = new ArrayList<>();

  /** Somebody mentioned in a frame. */
  private record Trace(Referent referent, int frame, boolean subject) {}

  public Discourse(Document document, NounPhraseReader phrases, Genders genders, Nouns nouns) {
    this.document = document;
    this.phrases = phrases;
    this.genders = genders;
    this.nouns = nouns;
    for (Entity entity : document.entities()) {
      for (Mention mention : entity.mentions()) {
        entityAt.put(mention.begin(), entity);
        if (entity.type() == EntityType.ORGANIZATION) {
          organizationByName.put(mention.text(), entity.id());
          organizationByName.put(entity.name(), entity.id());
        }
      }
    }
  }

  /** Reads functions off a frame: "minister Kaag", "Kaag, de minister van Financiën,". */
  public void learn(Frame frame) {
    for (int i = 0; i < frame.size(); i++) {
      Mention mention = phrases.mention(frame, i);
      boolean bearer =
          mention != null
              && (mention.type() == EntityType.PERSON || mention.type() == EntityType.ORGANIZATION);
      if (!bearer || phrases.mention(frame, i - 1) == mention) {
        continue;
      }
      Entity entity = entityAt.get(mention.begin());
      if (entity == null) {
        continue;
      }
      if (mention.type() == EntityType.ORGANIZATION) {
        learnOrganisation(frame, i, mention, entity);
        continue;
      }
      Set<String> known = functions.computeIfAbsent(entity.id(), key -> new HashSet<>());
      if (entity.role() != null) {
        addFunction(known, entity.role());
      }
      functionBefore(frame, i, known);
      functionBehind(frame, i, mention, known);
    }
  }

  /** "koepel ZN", "FNV, de vakbond": what kind of organisation it is. */
  private void learnOrganisation(Frame frame, int item, Mention mention, Entity entity) {
    Set<String> known = functions.computeIfAbsent(entity.id(), key -> new HashSet<>());
    String before = frame.lower(item - 1);
    if (Grammar.isNoun(frame, item - 1)
        && phrases.mention(frame, item - 1) == null
        && nouns.isOrganisation(before)) {
      known.add(before);
    }
    Set<String> behind = new HashSet<>();
    functionBehind(frame, item, mention, behind);
    behind.stream().filter(nouns::isOrganisation).forEach(known::add);
  }

  private void functionBefore(Frame frame, int item, Set<String> known) {
    int i = item - 1;
    if (phrases.mention(frame, i) != null) {
      Mention institution = phrases.mention(frame, i);
      while (phrases.mention(frame, i) == institution) {
        i--;
      }
      while (Grammar.isDeterminer(frame, i) || Grammar.isPreposition(frame, i)) {
        i--;
      }
    }
    if (Grammar.isNoun(frame, i) && phrases.mention(frame, i) == null) {
      known.add(frame.lower(i));
    }
  }

  private void functionBehind(Frame frame, int item, Mention mention, Set<String> known) {
    int i = item;
    while (phrases.mention(frame, i) == mention) {
      i++;
    }
    if (frame.is(i, "(")) {
      while (i < frame.size() && !frame.is(i, ")")) {
        i++;
      }
      i++;
    }
    if (!Grammar.isComma(frame, i)) {
      return;
    }
    NounPhrase phrase = phrases.at(frame, i + 1);
    if (phrase != null && phrase.kind() == Kind.DESCRIPTION) {
      known.add(frame.lower(phrase.head()));
    }
  }

  private static void addFunction(Set<String> known, String role) {
    String first = role.toLowerCase(Locale.ROOT);
    int space = first.indexOf(' ');
    known.add(space < 0 ? first : first.substring(0, space));
    known.add(first);
  }

  /**
   * Remembers everybody whom a stretch of a frame mentions.
   *
   * @param from first item, inclusive
   * @param to end, exclusive
   * @param subject whom the subject of the frame means, or null
   */
  public void remember(Frame frame, int from, int to, Referent subject) {
    int i = from;
    while (i < to) {
      NounPhrase phrase = phrases.at(frame, i);
      if (phrase == null) {
        i++;
        continue;
      }
      if (phrase.kind() != Kind.PRONOUN) {
        Referent referent = meaning(frame, phrase, false);
        if (referent != null) {
          traces.add(new Trace(referent, frame.index(), referent.same(subject)));
          rememberParts(frame, phrase, subject);
        }
      }
      i = phrase.last() + 1;
    }
  }

  /** "Jan en Mia": they, but also he and she. */
  private void rememberParts(Frame frame, NounPhrase phrase, Referent subject) {
    if (phrase.second() == null) {
      return;
    }
    for (NounPhrase part = phrase; part != null; part = part.second()) {
      Referent referent = single(frame, part, false);
      if (referent != null) {
        traces.add(new Trace(referent, frame.index(), meaning(frame, phrase, false).same(subject)));
      }
    }
  }

  /** Remembers who spoke last. */
  public void spoke(Referent speaker, Frame frame) {
    traces.add(new Trace(speaker, frame.index(), true));
  }

  /**
   * Whom a phrase means.
   *
   * @param plural true if the verb stands in the plural
   * @return the referent, or null if nobody fits
   */
  public Referent meaning(Frame frame, NounPhrase phrase, boolean plural) {
    Referent first = single(frame, phrase, plural);
    if (phrase.second() == null || first == null) {
      return first;
    }
    Referent second = meaning(frame, phrase.second(), plural);
    if (second == null) {
      return first;
    }
    boolean more = phrase.second().second() != null;
    String name = first.name() + (more ? ", " : " en ") + second.name();
    return new Referent(name, first.entity(), Gender.UNKNOWN, true, null);
  }

  private Referent single(Frame frame, NounPhrase phrase, boolean plural) {
    return switch (phrase.kind()) {
      case NAME -> {
        Referent member = member(frame, phrase);
        yield member == null ? named(phrase.name()) : member;
      }
      case PRONOUN -> pronoun(frame, phrase, plural);
      case DESCRIPTION -> described(frame, phrase);
    };
  }

  /** The referent of a mention, or null if it belongs to no entity. */
  public Referent named(Mention mention) {
    Entity entity = entityAt.get(mention.begin());
    return entity == null ? null : byEntity.computeIfAbsent(entity.id(), key -> of(entity));
  }

  private Referent of(Entity entity) {
    Gender gender = Gender.UNKNOWN;
    if (entity.type() == EntityType.PERSON) {
      gender = genders.ofName(entity.name());
      if (gender == Gender.UNKNOWN) {
        for (String function : functions.getOrDefault(entity.id(), Set.of())) {
          Gender told = genders.ofNoun(function);
          gender = told == Gender.UNKNOWN ? gender : told;
        }
      }
    }
    return new Referent(entity.name(), entity, gender, false, null);
  }

  private Referent pronoun(Frame frame, NounPhrase phrase, boolean plural) {
    String lower = frame.lower(phrase.head());
    boolean many = phrase.plural() || plural && (lower.equals("ze") || lower.equals("zij"));
    Gender gender =
        switch (lower) {
          case "hij", "hem" -> Gender.MALE;
          case "zij", "ze", "haar" -> many ? Gender.UNKNOWN : Gender.FEMALE;
          default -> Gender.UNKNOWN;
        };
    if (lower.endsWith("in")) {
      return lastDocument();
    }
    if (lower.equals("u") || lower.equals("je") || lower.equals("jij")) {
      return lastPerson();
    }
    if (lower.equals("ik") || lower.equals("wij") || lower.equals("we") || lower.equals("men")) {
      return new Referent(lower, null, Gender.UNKNOWN, phrase.plural(), lower);
    }
    return salient(gender, many, frame.index());
  }

  /** The person whom a pronoun of this gender would mean in a frame, or null. */
  public Referent person(Gender gender, int frame) {
    Referent referent = salient(gender, false, frame);
    return referent != null && referent.isPerson() ? referent : null;
  }

  private Referent salient(Gender gender, boolean many, int frame) {
    Referent best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    int from = Math.max(0, traces.size() - MEMORY);
    for (int i = traces.size() - 1; i >= from; i--) {
      Trace trace = traces.get(i);
      double score = fit(trace, gender, many, frame) - (traces.size() - i) * 0.02;
      if (score > bestScore) {
        best = trace.referent();
        bestScore = score;
      }
    }
    return bestScore > -20 ? best : null;
  }

  private double fit(Trace trace, Gender gender, boolean many, int frame) {
    Referent referent = trace.referent();
    if (referent.plural() != many || !referent.gender().agrees(gender)) {
      return Double.NEGATIVE_INFINITY;
    }
    double score = -0.7 * (frame - trace.frame());
    if (!many) {
      if (referent.entity() != null && !referent.isPerson()) {
        if (gender == Gender.MALE || referent.entity().type() != EntityType.ORGANIZATION) {
          return Double.NEGATIVE_INFINITY;
        }
      }
      score += referent.isPerson() ? 2 : 0;
      score += gender != Gender.UNKNOWN && referent.gender() == gender ? 0.5 : 0;
    }
    score += trace.subject() ? 1.5 : 0;
    return score;
  }

  private Referent described(Frame frame, NounPhrase phrase) {
    String noun = frame.lower(phrase.head());
    String determiner = frame.lower(phrase.first());
    boolean definite =
        switch (determiner) {
          case "de", "het", "die", "deze", "dit", "dat" -> true;
          default -> false;
        };
    if (definite && !phrase.plural()) {
      boolean linked = phrase.last() > phrase.head();
      Referent affiliated = affiliated(frame, phrase, noun);
      if (affiliated != null) {
        return affiliated;
      }
      Referent known = byFunction(noun, linked ? frame.index() - 3 : 0);
      if (known != null) {
        return known;
      }
      if (!linked && nouns.isOrganisation(noun)) {
        Referent organisation = organisation(noun);
        if (organisation != null) {
          return organisation;
        }
      }
      Referent before = unnamedByNoun.get(noun);
      if (before != null) {
        return before;
      }
    }
    if (definite
        && !phrase.plural()
        && phrase.last() == phrase.head()
        && nouns.isPerson(noun)
        && !nouns.isStandalone(noun)) {
      Referent person = lastSubject(genders.ofNoun(noun), frame.index() - 5);
      if (person != null) {
        return person;
      }
    }
    String name = text(frame, phrase);
    Referent referent = new Referent(name, null, genders.ofNoun(noun), phrase.plural(), noun);
    Referent known = unnamed.putIfAbsent(name, referent);
    if (known != null) {
      return known;
    }
    if (!referent.plural()) {
      unnamedByNoun.put(noun, referent);
    }
    return referent;
  }

  /** "de leider van X", "de X-leider": the person last spoken of who belongs to X, or null. */
  private Referent affiliated(Frame frame, NounPhrase phrase, String noun) {
    if (!nouns.isPerson(noun) || nouns.isStandalone(noun)) {
      return null;
    }
    for (int i = phrase.first(); i <= phrase.last(); i++) {
      Mention mention = phrases.mention(frame, i);
      if (mention != null && mention.type() == EntityType.ORGANIZATION) {
        return lastOf(organizationByName.get(entityAt.get(mention.begin()).name()));
      }
    }
    return null;
  }

  /** The person last spoken of who belongs to an organisation, or null. */
  private Referent lastOf(String organization) {
    for (int i = traces.size() - 1; i >= 0 && i >= traces.size() - MEMORY * 3; i--) {
      Referent referent = traces.get(i).referent();
      if (referent.isPerson()
          && !referent.plural()
          && organization != null
          && organization.equals(organizationByName.get(referent.entity().organization()))) {
        return referent;
      }
    }
    return null;
  }

  /** "de D66'er": the member of that party last spoken of, or null. */
  private Referent member(Frame frame, NounPhrase phrase) {
    String text = phrase.name().text().replace('’', '\'');
    boolean one = phrase.name().type() == EntityType.MISC && frame.is(phrase.first(), "de");
    return one && text.endsWith("'er")
        ? lastOf(organizationByName.get(text.substring(0, text.length() - 3)))
        : null;
  }

  /** The person who was a subject or speaker last, not before a frame. */
  private Referent lastSubject(Gender gender, int frame) {
    for (int i = traces.size() - 1; i >= 0 && traces.get(i).frame() >= frame; i--) {
      Trace trace = traces.get(i);
      if (trace.subject()
          && trace.referent().isPerson()
          && !trace.referent().plural()
          && trace.referent().gender().agrees(gender)) {
        return trace.referent();
      }
    }
    return null;
  }

  private Referent byFunction(String noun, int frame) {
    for (int i = traces.size() - 1; i >= 0 && i >= traces.size() - MEMORY * 3; i--) {
      Referent referent = traces.get(i).referent();
      if (traces.get(i).frame() < frame) {
        return null;
      }
      if (referent.isPerson() && !referent.plural()) {
        for (String function : functions.getOrDefault(referent.entity().id(), Set.of())) {
          if (function.equals(noun)
              || noun.length() > 3 && function.endsWith(noun)
              || function.length() > 4 && noun.endsWith(function)) {
            return referent;
          }
        }
      }
    }
    return null;
  }

  /**
   * The organisation that a noun means: one that the article calls so, one with the noun in its
   * name ("de commissie": Licentiecommissie), else the last one, unless the noun stands for an
   * institution that needs no introduction ("de politie").
   */
  private Referent organisation(String noun) {
    Referent called = null;
    Referent last = null;
    for (int i = traces.size() - 1; i >= 0 && i >= traces.size() - MEMORY * 3; i--) {
      Referent referent = traces.get(i).referent();
      if (referent.entity() == null
          || referent.plural()
          || referent.entity().type() != EntityType.ORGANIZATION) {
        continue;
      }
      if (isCalled(referent.entity(), noun)) {
        called = called == null ? referent : called;
      } else if (last == null && i >= traces.size() - MEMORY) {
        last = referent;
      }
    }
    if (called != null) {
      return called;
    }
    return nouns.isInstitution(noun) ? null : last;
  }

  private boolean isCalled(Entity entity, String noun) {
    for (String function : functions.getOrDefault(entity.id(), Set.of())) {
      if (function.equals(noun) || function.endsWith(noun) || noun.endsWith(function)) {
        return true;
      }
    }
    for (String word : nameWords.computeIfAbsent(entity.id(), id -> words(entity.name()))) {
      if (word.equals(noun) || noun.length() > 3 && word.endsWith(noun)) {
        return true;
      }
    }
    return false;
  }

  private static String[] words(String name) {
    return WORD_END.split(name.toLowerCase(Locale.ROOT));
  }

  /** What "daarin" means. */
  private Referent lastDocument() {
    for (int i = traces.size() - 1; i >= 0 && i >= traces.size() - MEMORY; i--) {
      Referent referent = traces.get(i).referent();
      if (referent.noun() != null && !referent.plural() && nouns.isDocument(referent.noun())) {
        return referent;
      }
    }
    return null;
  }

  private Referent lastPerson() {
    for (int i = traces.size() - 1; i >= 0 && i >= traces.size() - MEMORY * 3; i--) {
      if (traces.get(i).referent().isPerson()) {
        return traces.get(i).referent();
      }
    }
    return null;
  }

  /** The phrase as the name of one never named: in lower case at its beginning. */
  private String text(Frame frame, NounPhrase phrase) {
    String text = document.covered(frame.begin(phrase.first()), frame.end(phrase.last()));
    if (phrases.mention(frame, phrase.first()) != null) {
      return text;
    }
    int first = text.codePointAt(0);
    int second = text.length() > 1 ? text.codePointAt(1) : 0;
    return Character.isUpperCase(second)
        ? text
        : new StringBuilder()
            .appendCodePoint(Character.toLowerCase(first))
            .append(text, Character.charCount(first), text.length())
            .toString();
  }
}
