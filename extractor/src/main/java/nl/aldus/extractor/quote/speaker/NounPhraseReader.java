package nl.aldus.extractor.quote.speaker;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.speaker.NounPhrase.Kind;

/**
 * Reads noun phrases from left to right: determiner, adjectives, nouns and names, then "van …",
 * brackets and appositions. Belongs to one document.
 */
public final class NounPhraseReader {

  /** Deeper "van … van …" adds nothing to who speaks. */
  private static final int DEEPEST = 3;

  private static final int LONGEST_APPOSITION = 18;
  private static final int LONGEST_BRACKET = 8;
  private static final int LONGEST_FUNCTION = 9;
  private static final int LONGEST_LIST = 6;

  private final Mention[] mentionAt;

  /** Phrases read before, by frame and item: each stage asks for them again. */
  private final Map<Frame, NounPhrase[][]> known = new IdentityHashMap<>();

  private Frame lastFrame;
  private NounPhrase[][] read;

  public NounPhraseReader(Document document) {
    Tokens tokens = document.tokens();
    mentionAt = new Mention[tokens.size()];
    for (Mention mention : mentions(document)) {
      int from = tokens.from(mention.begin());
      if (from > 0 && tokens.end(from - 1) > mention.begin()) {
        from--;
      }
      for (int i = from; i < tokens.size() && tokens.begin(i) < mention.end(); i++) {
        mentionAt[i] = mention;
      }
    }
  }

  private static List<Mention> mentions(Document document) {
    List<Mention> mentions = new ArrayList<>();
    for (Entity entity : document.entities()) {
      mentions.addAll(entity.mentions());
    }
    return mentions;
  }

  /** The mention that covers an item, or null. */
  public Mention mention(Frame frame, int item) {
    int token = frame.token(item);
    return token < 0 ? null : mentionAt[token];
  }

  /** The mention that covers a token, or null. */
  public Mention mention(int token) {
    return token < 0 || token >= mentionAt.length ? null : mentionAt[token];
  }

  /** The noun phrase that begins at an item, or null if none does. */
  public NounPhrase at(Frame frame, int item) {
    if (item < 0 || item >= frame.size()) {
      return null;
    }
    if (frame != lastFrame) {
      lastFrame = frame;
      read = known.computeIfAbsent(frame, key -> new NounPhrase[key.size()][]);
    }
    NounPhrase[] phrase = read[item];
    if (phrase == null) {
      phrase = new NounPhrase[] {at(frame, item, 0)};
      read[item] = phrase;
    }
    return phrase[0];
  }

  private NounPhrase at(Frame frame, int item, int depth) {
    NounPhrase phrase = simple(frame, item, depth);
    if (phrase == null || depth > 0) {
      return phrase;
    }
    NounPhrase reached = withTail(frame, phrase);
    return coordinated(frame, reached, 0);
  }

  private NounPhrase simple(Frame frame, int item, int depth) {
    String lower = frame.lower(item);
    if (lower.isEmpty()) {
      return null;
    }
    NounPhrase pronoun = pronoun(frame, item, lower);
    if (pronoun != null) {
      return pronoun;
    }
    int i = item;
    if (lower.equals("ook") || lower.equals("zelfs") || lower.equals("alleen")) {
      i++;
    }
    int first = i;
    boolean determined =
        Grammar.isDeterminer(frame, i) && mention(frame, i) == null && isArticle(frame, i);
    boolean plural = false;
    if (determined) {
      plural = isPluralDeterminer(frame.lower(i));
      i++;
      if (frame.is(i, "van") && frame.is(i - 1, "tal")) {
        i++;
      }
    }
    while (isModifier(frame, i)
        && !(frame.is(i, WordClass.PLURAL_NOUN) && frame.is(i + 1, WordClass.VERB))) {
      plural |= isNumber(frame, i) && !isHyphen(frame, i + 1);
      i++;
      if (isHyphen(frame, i)) {
        i++;
        if (!isModifier(frame, i)) {
          // Oud-premier, 91-jarige: the word behind the hyphen is what counts.
          break;
        }
      }
    }
    int head = -1;
    Mention name = null;
    int end = i;
    while (end < frame.size()) {
      Mention mention = mention(frame, end);
      if (mention != null) {
        int past = past(frame, end, mention);
        if (name != null && name.type() == EntityType.PERSON) {
          break;
        }
        boolean adjective = mention.type() == EntityType.MISC && isAdjectival(frame, end);
        if (!adjective) {
          name = mention;
          head = end;
        }
        end = past;
        if (isHyphen(frame, end)) {
          // VVD-leider: the noun behind the hyphen is the head.
          name = null;
          head = end + 1;
          end += 2;
        }
      } else if (isModifier(frame, end)
          && !Grammar.isNoun(frame, end)
          && name == null
          && head < 0) {
        end++;
      } else if (head >= 0 && frame.is(end, WordClass.VERB) && name == null) {
        break;
      } else if (isHead(frame, end, end == first && !determined)
          && !(name != null && name.type() == EntityType.PERSON)) {
        if (name != null && !headsName(frame, end)) {
          break;
        }
        name = null;
        head = end;
        end++;
        if (isHyphen(frame, end) && Grammar.isNoun(frame, end + 1)) {
          head = end + 1;
          end += 2;
        } else if (isHyphen(frame, end) && frame.lower(end + 1).equals("generaal")) {
          end += 2;
        }
      } else {
        break;
      }
    }
    if (head < 0) {
      return substantive(frame, first, i, determined, plural);
    }
    int last = end - 1;
    if (name == null || name.type() != EntityType.PERSON) {
      plural |=
          name == null && Grammar.isPlural(frame, head) && !frame.is(head, WordClass.SINGULAR_NOUN);
      if (depth < DEEPEST && isLink(frame, end) && !isPossessive(frame.lower(end + 1))) {
        NounPhrase inner = at(frame, end + 1, depth + 1);
        if (inner != null && inner.kind() != Kind.PRONOUN) {
          last = inner.last();
          if (holdsFunction(inner, end + 1) && (depth > 0 || namesHolder(frame, inner))) {
            name = inner.name();
            head = inner.head();
          }
        }
      }
      int named =
          depth == 0 && name == null && !isIndefinite(frame, first) && !plural
              ? nameBehind(frame, end)
              : -1;
      if (named >= 0) {
        name = mention(frame, named);
        head = named;
        last = past(frame, named, name) - 1;
      }
    }
    Kind kind = name == null ? Kind.DESCRIPTION : Kind.NAME;
    return new NounPhrase(frame, kind, first, last, last, head, name, plural, null);
  }

  /** True if a person's name ends the phrase behind "van". */
  private static boolean holdsFunction(NounPhrase inner, int from) {
    return inner.name() != null && inner.name().type() == EntityType.PERSON && inner.head() > from;
  }

  /** "minister van Financiën Sigrid Kaag": the person behind the institution holds the function. */
  private boolean namesHolder(Frame frame, NounPhrase inner) {
    Mention before = mention(frame, inner.head() - 1);
    return before != null && before.type() != EntityType.MISC;
  }

  /**
   * "hoogleraar internationaal recht aan de VU Jan Smit": the item of the name that such a
   * description runs up to, or -1. Nothing but nouns, adjectives, names and links may stand
   * between.
   */
  private int nameBehind(Frame frame, int item) {
    for (int i = item; i < frame.size() && i <= item + LONGEST_FUNCTION; i++) {
      Mention mention = mention(frame, i);
      if (mention != null && mention.type() == EntityType.PERSON) {
        String before = frame.lower(i - 1);
        boolean governed =
            Grammar.isPreposition(frame, i - 1)
                || Grammar.isDeterminer(frame, i - 1)
                || before.equals("en");
        return governed ? -1 : i;
      }
      boolean passes =
          mention != null
              || frame.is(i, "-")
              || frame.is(i, "en")
              || isFieldLink(frame.lower(i))
              || Grammar.isDeterminer(frame, i)
              || frame.is(i, WordClass.ADJECTIVE)
              || Grammar.isNoun(frame, i);
      boolean field = frame.is(i, WordClass.NOUN) && frame.is(i - 1, WordClass.ADJECTIVE);
      if (!passes && !field || Grammar.isFinite(frame, i) && !field) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isFieldLink(String lower) {
    return switch (lower) {
      case "van", "aan", "bij", "voor", "in", "uit", "op", "der" -> true;
      default -> false;
    };
  }

  /** "dat" and "dit" open a phrase only before a neuter noun in the singular. */
  private static boolean isArticle(Frame frame, int item) {
    String lower = frame.lower(item);
    if (!lower.equals("dat") && !lower.equals("dit") && !lower.equals("wat")) {
      return true;
    }
    return !lower.equals("wat")
        && (frame.is(item + 1, WordClass.NEUTER_NOUN)
            || Grammar.isAdjective(frame, item + 1) && frame.is(item + 2, WordClass.NEUTER_NOUN));
  }

  /** A noun behind a name belongs to it only if a person's name follows: NOS-verslaggever Kees. */
  private boolean headsName(Frame frame, int item) {
    Mention next = mention(frame, item + 1);
    return next != null && next.type() == EntityType.PERSON;
  }

  private static NounPhrase pronoun(Frame frame, int item, String lower) {
    boolean plural = false;
    switch (lower) {
      case "hij",
          "ik",
          "hem",
          "u",
          "men",
          "mij",
          "je",
          "jij",
          "laatstgenoemde",
          "eerstgenoemde" -> {}
      case "zij", "ze", "haar" -> {
        if (lower.equals("haar")
            && (Grammar.isNoun(frame, item + 1) || Grammar.isAdjective(frame, item + 1))
            && !isVerbOfSource(frame, item + 1)) {
          return null;
        }
      }
      case "wij", "we", "hen", "jullie", "ons" -> plural = true;
      case "hun" -> {
        if (Grammar.isNoun(frame, item + 1) || Grammar.isAdjective(frame, item + 1)) {
          return null;
        }
        plural = true;
      }
      case "die", "deze" -> {
        if (Grammar.isNoun(frame, item + 1) || Grammar.isAdjective(frame, item + 1)) {
          return null;
        }
      }
      default -> {
        return null;
      }
    }
    return new NounPhrase(frame, Kind.PRONOUN, item, item, item, item, null, plural, null);
  }

  /** "Volgens haar werken ze hard": no noun, for else the sentence had no verb. */
  private static boolean isVerbOfSource(Frame frame, int item) {
    if (item != 2 || !frame.is(0, "volgens") || !frame.is(item, WordClass.FINITE)) {
      return false;
    }
    for (int i = item + 1; i < frame.size(); i++) {
      if (Grammar.isFinite(frame, i) && !isNumber(frame, i)) {
        return false;
      }
    }
    return true;
  }

  /** "de 43-jarige", "de eerste", "een van de onderzoekers", "een ander", "sommigen". */
  private NounPhrase substantive(
      Frame frame, int first, int i, boolean determined, boolean plural) {
    String lower = frame.lower(first);
    boolean alone =
        switch (lower) {
          case "sommigen",
              "velen",
              "anderen",
              "iedereen",
              "niemand",
              "iemand",
              "enkelen",
              "beiden",
              "allen",
              "meerderen" ->
              true;
          default -> false;
        };
    if (alone) {
      return new NounPhrase(
          frame, Kind.DESCRIPTION, first, first, first, first, null, !lower.startsWith("ie"), null);
    }
    if (!determined) {
      return null;
    }
    if (i > first + 1
        && isModifier(frame, i - 1)
        && (frame.lower(i - 1).endsWith("e") || frame.lower(i - 1).endsWith("en"))) {
      boolean many = plural || frame.lower(i - 1).endsWith("en");
      return new NounPhrase(frame, Kind.DESCRIPTION, first, i - 1, i - 1, i - 1, null, many, null);
    }
    if ((lower.equals("een") || lower.equals("één")) && frame.is(first + 1, "van")) {
      NounPhrase group = at(frame, first + 2, 1);
      if (group != null) {
        return new NounPhrase(
            frame,
            Kind.DESCRIPTION,
            first,
            group.last(),
            group.last(),
            group.head(),
            null,
            false,
            null);
      }
    }
    boolean pronominal = frame.is(first + 1, "ander") || frame.is(first + 1, "een");
    if (pronominal) {
      return new NounPhrase(
          frame, Kind.DESCRIPTION, first, first + 1, first + 1, first + 1, null, false, null);
    }
    return null;
  }

  /** Adds "(VVD)" and ", directeur van X" to the reach. */
  private NounPhrase withTail(Frame frame, NounPhrase phrase) {
    int reach = phrase.reach();
    if (phrase.kind() == Kind.PRONOUN) {
      if (frame.is(reach + 1, "zelf")) {
        reach++;
      }
      return reached(phrase, reach);
    }
    if (frame.is(reach + 1, "zelf")) {
      reach++;
    }
    if (frame.is(reach + 1, "(")) {
      for (int k = reach + 2; k < frame.size() && k <= reach + LONGEST_BRACKET; k++) {
        if (frame.is(k, ")")) {
          reach = k;
          break;
        }
      }
    }
    if (isLink(frame, reach + 1) && phrase.kind() == Kind.NAME) {
      NounPhrase inner = simple(frame, reach + 2, 1);
      if (inner != null && inner.kind() != Kind.PRONOUN) {
        reach = inner.last();
      }
    }
    if (phrase.kind() == Kind.DESCRIPTION && Grammar.isComma(frame, reach + 1)) {
      NounPhrase named = apposedName(frame, phrase, reach + 2);
      if (named != null) {
        return named;
      }
    }
    return reached(phrase, reach);
  }

  /** "De voorzitter, Mia Smit, zei": the name between the commas names the phrase. */
  private NounPhrase apposedName(Frame frame, NounPhrase phrase, int item) {
    Mention mention = mention(frame, item);
    if (mention == null || mention.type() != EntityType.PERSON || phrase.plural()) {
      return null;
    }
    int end = past(frame, item, mention);
    if (frame.is(end, "(")) {
      while (end < frame.size() && !frame.is(end - 1, ")")) {
        end++;
      }
    }
    if (end < frame.size() && !Grammar.isPunctuation(frame, end)) {
      return null;
    }
    return new NounPhrase(
        frame, Kind.NAME, phrase.first(), end - 1, end - 1, item, mention, false, null);
  }

  private static NounPhrase reached(NounPhrase phrase, int reach) {
    return new NounPhrase(
        phrase.frame(),
        phrase.kind(),
        phrase.first(),
        phrase.last(),
        reach,
        phrase.head(),
        phrase.name(),
        phrase.plural(),
        phrase.second());
  }

  /**
   * Where an apposition behind the phrase ends: the item before its closing comma, or the reach if
   * there is none. An apposition is a phrase or a relative clause between commas.
   */
  public int apposition(Frame frame, NounPhrase phrase) {
    int comma = phrase.reach() + 1;
    if (!Grammar.isComma(frame, comma)) {
      return phrase.reach();
    }
    for (int k = comma + 1; k < frame.size() && k <= comma + LONGEST_APPOSITION; k++) {
      if (frame.isQuote(k)) {
        return phrase.reach();
      }
      if (Grammar.isComma(frame, k)) {
        return k - 1;
      }
    }
    return phrase.reach();
  }

  private NounPhrase coordinated(Frame frame, NounPhrase phrase, int listed) {
    int join = phrase.reach() + 1;
    boolean comma = Grammar.isComma(frame, join);
    if (!frame.is(join, "en") && !comma || phrase.kind() == Kind.PRONOUN || listed > LONGEST_LIST) {
      return phrase;
    }
    NounPhrase second = simple(frame, join + 1, 0);
    if (second == null || second.kind() != phrase.kind()) {
      return phrase;
    }
    if (phrase.kind() == Kind.NAME
        && second.name().type() != phrase.name().type()
        && phrase.name().type() == EntityType.PERSON) {
      return phrase;
    }
    second = withTail(frame, second);
    if (comma) {
      // A list only if it ends in "en"; a comma alone opens an apposition.
      if (phrase.kind() != Kind.NAME) {
        return phrase;
      }
      NounPhrase rest = coordinated(frame, second, listed + 1);
      if (rest.second() == null) {
        return phrase;
      }
      second = rest;
    }
    return new NounPhrase(
        phrase.frame(),
        phrase.kind(),
        phrase.first(),
        second.last(),
        second.reach(),
        phrase.head(),
        phrase.name(),
        true,
        second);
  }

  private static boolean isIndefinite(Frame frame, int item) {
    return frame.is(item, "een") || frame.is(item, "één");
  }

  private static boolean isPossessive(String lower) {
    return lower.equals("zijn") || lower.equals("haar") || lower.equals("hun");
  }

  private static boolean isLink(Frame frame, int item) {
    return switch (frame.lower(item)) {
      case "van", "uit", "bij", "namens", "voor", "van de", "der", "des" -> true;
      default -> false;
    };
  }

  private boolean isModifier(Frame frame, int item) {
    Mention mention = mention(frame, item);
    if (mention != null) {
      return mention.type() == EntityType.MISC && isAdjectival(frame, item);
    }
    return Grammar.isAdjective(frame, item)
            && Character.isLetterOrDigit(first(frame, item))
            && !Grammar.isFinite(frame, item)
        || isNumber(frame, item)
        || frame.is(item, "meest")
        || frame.is(item, "zeer");
  }

  private static boolean isNumber(Frame frame, int item) {
    return Character.isDigit(first(frame, item))
        || frame.is(item, WordClass.NUMERAL) && !frame.is(item, "een")
        || switch (frame.lower(item)) {
          case "honderden", "duizenden", "tientallen" -> false;
          case "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "beide" ->
              true;
          default -> false;
        };
  }

  private static boolean isAdjectival(Frame frame, int item) {
    String text = frame.text(item);
    return text.endsWith("se")
        || text.endsWith("e") && frame.is(item, WordClass.ADJECTIVE)
        || text.endsWith("s") && frame.is(item, WordClass.ADJECTIVE);
  }

  private static boolean isHead(Frame frame, int item, boolean bare) {
    if (!Grammar.isNoun(frame, item)) {
      return false;
    }
    if (frame.word(item).is(WordClass.POSSIBLY_FINITE)
        && frame.is(item - 1, WordClass.NOUN)
        && Grammar.isNoun(frame, item - 1)) {
      return false;
    }
    if (frame.is(item, WordClass.VERB) && !frame.is(item, WordClass.PROPER_NAME) && bare) {
      return false;
    }
    return !Grammar.isFinite(frame, item)
        || Grammar.isDeterminer(frame, item - 1)
        || Grammar.isAdjective(frame, item - 1);
  }

  private static int first(Frame frame, int item) {
    String text = frame.text(item);
    return text.isEmpty() ? 0 : text.codePointAt(0);
  }

  private static boolean isPluralDeterminer(String lower) {
    return switch (lower) {
      case "enkele",
          "enige",
          "veel",
          "vele",
          "meerdere",
          "verschillende",
          "sommige",
          "alle",
          "beide",
          "andere",
          "diverse" ->
          true;
      default -> false;
    };
  }

  private int past(Frame frame, int item, Mention mention) {
    int i = item;
    while (mention(frame, i) == mention) {
      i++;
    }
    return i;
  }

  private static boolean isHyphen(Frame frame, int item) {
    return frame.is(item, "-") && glued(frame, item) && glued(frame, item + 1);
  }

  private static boolean glued(Frame frame, int item) {
    return item > 0 && item < frame.size() && frame.end(item - 1) == frame.begin(item);
  }
}
