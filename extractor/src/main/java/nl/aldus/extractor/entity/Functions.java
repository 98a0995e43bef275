package nl.aldus.extractor.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Roles;
import nl.aldus.extractor.lexicon.Word.Shape;

/**
 * Finds the function of persons beside their names. Understands:
 *
 * <ul>
 *   <li>{@code minister Jansen}, {@code minister Jansen van Financiën}, {@code VVD-leider Jansen},
 *       {@code hoogleraar bestuurskunde Jansen};
 *   <li>{@code woordvoerder van het Witte Huis Jen Psaki}, {@code de voorzitter van X, Jan Jansen};
 *   <li>{@code Jan Jansen, (de nieuwe, sinds 2019) directeur van X}, {@code Jansen (VVD, Zwolle)}.
 * </ul>
 */
final class Functions {

  private static final Set<String> OF = Set.of("van", "bij", "namens", "voor");
  private static final Set<String> ENDS = Set.of(")", ",");
  private static final Set<String> ARTICLES = Set.of("de", "het", "een", "'t");

  /** So many tokens before the {@code van} of an organisation stands a function at most. */
  private static final int FARTHEST_ROLE = 6;

  private static final Set<String> SINCE =
      Set.of(
          "sinds",
          "tot",
          "voor",
          "kort",
          "vanaf",
          "toen",
          "destijds",
          "nu",
          "ook",
          "tevens",
          "voormalig",
          "inmiddels",
          "jarenlang",
          "lange",
          "tijd",
          "zelf");
  private static final int MOST_ADJECTIVES = 4;

  private final Roles roles;
  private final Tokens tokens;
  private final List<Sentence> sentences;
  private final Map<Integer, Mention> byFirstToken = new HashMap<>();
  private final Map<Integer, Mention> byLastToken = new HashMap<>();

  Functions(Document document, Roles roles) {
    this.roles = roles;
    this.tokens = document.tokens();
    this.sentences = document.sentences();
    for (Mention mention : document.mentions()) {
      byFirstToken.put(first(mention), mention);
      byLastToken.put(last(mention), mention);
    }
  }

  private int first(Mention mention) {
    return tokens.from(mention.begin());
  }

  private int last(Mention mention) {
    return tokens.from(mention.end()) - 1;
  }

  /** The function that stands beside this mention of a person. */
  Function beside(Mention person) {
    Sentence sentence = sentences.get(person.sentence());
    int begin = tokens.from(sentence.begin());
    int end = tokens.from(sentence.end());
    int next = last(person) + 1;
    Function before = before(first(person), begin);
    Function after = after(next, end);
    if (before.role() == null) {
      return after;
    }
    if (before.organization() != null) {
      return before;
    }
    String organization = organizationAfter(next, end);
    return new Function(before.role(), organization == null ? inBrackets(next, end) : organization);
  }

  private Function before(int person, int begin) {
    int role = person - 1;
    if (role < begin) {
      return Function.NONE;
    }
    if (isRole(role)) {
      return new Function(tokens.text(role), compounded(role, begin));
    }
    if (role > begin && isField(role) && isRole(role - 1)) {
      return new Function(tokens.text(role - 1), compounded(role - 1, begin));
    }
    boolean apposition = role > begin && tokens.text(role).equals(",");
    Mention organization = byLastToken.get(apposition ? role - 1 : role);
    if (organization == null || organization.type() == EntityType.PERSON) {
      return Function.NONE;
    }
    int served = roleThatServes(first(organization), begin);
    return served < 0
        ? Function.NONE
        : new Function(tokens.text(served), Names.tidy(organization.text()));
  }

  /**
   * The function before {@code van (de)} and an organisation, also before what part of it he leads:
   * {@code voorzitter van de raad van bestuur van} X. Its token, or -1.
   */
  private int roleThatServes(int organization, int begin) {
    int at = organization - 1;
    if (at > begin && ARTICLES.contains(tokens.word(at).lower())) {
      at--;
    }
    int first = Math.max(begin, at - FARTHEST_ROLE);
    if (at <= begin || !OF.contains(tokens.word(at).lower())) {
      return -1;
    }
    for (int role = at - 1;
        role >= first && tokens.word(role).shape() != Shape.PUNCTUATION;
        role--) {
      if (isRole(role) && OF.contains(tokens.word(role + 1).lower())) {
        return role;
      }
    }
    return -1;
  }

  /** The name before the hyphen of {@code VVD-leider}, or null. */
  private String compounded(int role, int begin) {
    boolean hyphen =
        role - 2 >= begin
            && tokens.glued(role)
            && tokens.glued(role - 1)
            && tokens.text(role - 1).equals("-");
    Mention organization = hyphen ? byLastToken.get(role - 2) : null;
    boolean fits = organization != null && organization.type() != EntityType.PERSON;
    return fits ? Names.tidy(organization.text()) : null;
  }

  private Function after(int next, int end) {
    String bracketed = inBrackets(next, end);
    if (bracketed != null) {
      return new Function(null, bracketed);
    }
    if (next >= end || !tokens.text(next).equals(",")) {
      return Function.NONE;
    }
    int at = next + 1;
    if (at < end && ARTICLES.contains(tokens.word(at).lower())) {
      at++;
    }
    for (int k = 0; k < MOST_ADJECTIVES && at < end && !isRole(at) && mayPrecedeRole(at); k++) {
      at++;
    }
    if (at >= end || !isRole(at) || tokens.word(at).shape() == Shape.PUNCTUATION) {
      return Function.NONE;
    }
    String organization = organizationAfter(at + 1, end);
    return new Function(
        tokens.text(at), organization == null ? compounded(at, next) : organization);
  }

  /** True for what may be the field of a function: {@code hoogleraar bestuurskunde Jan Jansen}. */
  private boolean isField(int at) {
    return tokens.word(at).shape() == Shape.LOWER
        && tokens.word(at).hasTag("ZNW")
        && !tokens.word(at).hasTag("WKW");
  }

  private boolean mayPrecedeRole(int at) {
    return tokens.word(at).hasTag("BNW")
        || tokens.text(at).equals("-")
        || tokens.word(at).shape() == Shape.NUMBER
        || SINCE.contains(tokens.word(at).lower())
        || byFirstToken.containsKey(at);
  }

  /** The organisation in {@code van (het) X} at a token, or null. */
  private String organizationAfter(int at, int end) {
    if (at + 1 >= end || !OF.contains(tokens.word(at).lower())) {
      return null;
    }
    Mention organization = byFirstToken.get(at + 1);
    if (organization == null && ARTICLES.contains(tokens.word(at + 1).lower())) {
      organization = byFirstToken.get(at + 2);
    }
    boolean fits = organization != null && organization.type() != EntityType.PERSON;
    return fits && organization.type() != EntityType.MISC ? Names.tidy(organization.text()) : null;
  }

  private String inBrackets(int at, int end) {
    if (at + 2 >= end || !tokens.text(at).equals("(")) {
      return null;
    }
    Mention organization = byFirstToken.get(at + 1);
    boolean fits =
        organization != null
            && organization.type() == EntityType.ORGANIZATION
            && last(organization) + 1 < end
            && ENDS.contains(tokens.text(last(organization) + 1));
    return fits ? Names.tidy(organization.text()) : null;
  }

  private boolean isRole(int at) {
    return roles.isFunction(tokens.word(at).lower());
  }
}
