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
 *   <li>{@code minister Jansen}, {@code minister Jansen van Financiën}, {@code VVD-leider Jansen};
 *   <li>{@code woordvoerder van het Witte Huis Jen Psaki}, {@code minister van Financiën Jansen};
 *   <li>{@code Jan Jansen, (de nieuwe) directeur van X}, {@code Jansen (VVD)}.
 * </ul>
 */
final class Functions {

  private static final Set<String> OF = Set.of("van", "bij", "namens", "voor");
  private static final Set<String> ARTICLES = Set.of("de", "het", "een", "'t");
  private static final int MOST_ADJECTIVES = 3;

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
    Mention organization = byLastToken.get(role);
    if (organization == null || organization.type() == EntityType.PERSON) {
      return Function.NONE;
    }
    int at = first(organization) - 1;
    if (at > begin && ARTICLES.contains(tokens.word(at).lower())) {
      at--;
    }
    if (at > begin && OF.contains(tokens.word(at).lower()) && isRole(at - 1)) {
      return new Function(tokens.text(at - 1), Names.tidy(organization.text()));
    }
    return Function.NONE;
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

  private boolean mayPrecedeRole(int at) {
    return tokens.word(at).hasTag("BNW")
        || tokens.text(at).equals("-")
        || byFirstToken.containsKey(at);
  }

  /** The organisation in {@code van (het) X} at a token, or null. */
  private String organizationAfter(int at, int end) {
    if (at + 1 >= end || !OF.contains(tokens.word(at).lower())) {
      return null;
    }
    int name = ARTICLES.contains(tokens.word(at + 1).lower()) ? at + 2 : at + 1;
    Mention organization = byFirstToken.get(name);
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
            && tokens.text(last(organization) + 1).equals(")");
    return fits ? Names.tidy(organization.text()) : null;
  }

  private boolean isRole(int at) {
    return roles.isFunction(tokens.word(at).lower());
  }
}
