package nl.aldus.extractor.mention;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Word.Shape;

/**
 * Finds the genitives of surnames that the article has elsewhere, and, with an apostrophe, of those
 * that are widely known: {@code Verbruggens knie} in an article about Bart Verbruggen. A form with
 * its s is another word to the tagger.
 */
final class Genitives {

  private static final int SHORTEST_NAME = 4;

  /** The confidence of a genitive whose name the article has nowhere else. */
  private static final double KNOWN = 0.8;

  private Genitives() {}

  /**
   * The mentions and those of genitives that were missed, by their place.
   *
   * @param known true for a surname in lower case that is widely known
   */
  static List<Mention> with(Document document, List<Mention> mentions, Predicate<String> known) {
    Tokens tokens = document.tokens();
    Map<String, Mention> surnames = new HashMap<>();
    BitSet taken = new BitSet(tokens.size());
    for (Mention mention : mentions) {
      int last = tokens.from(mention.end()) - 1;
      taken.set(tokens.from(mention.begin()), Math.max(last, tokens.from(mention.begin())) + 1);
      String surname = mention.text().substring(mention.text().lastIndexOf(' ') + 1);
      if (mention.type() == EntityType.PERSON && surname.length() >= SHORTEST_NAME) {
        surnames.putIfAbsent(surname, mention);
      }
    }
    List<Mention> all = new ArrayList<>(mentions);
    int sentence = 0;
    List<Sentence> sentences = document.sentences();
    for (int i = taken.nextClearBit(0); i < tokens.size(); i = taken.nextClearBit(i + 1)) {
      String base = base(tokens, i);
      if (base == null) {
        continue;
      }
      Mention person = surnames.get(base);
      boolean apostrophe = base.length() + 2 == tokens.word(i).form().length();
      if (person != null || (apostrophe && known.test(base.toLowerCase(Locale.ROOT)))) {
        while (sentences.get(sentence).end() <= tokens.begin(i)) {
          sentence++;
        }
        all.add(genitive(document, i, sentence, person == null ? KNOWN : person.confidence()));
      }
    }
    all.sort(Comparator.comparingInt(Mention::begin));
    return all;
  }

  /** What the token is the genitive of by its form, or null. */
  private static String base(Tokens tokens, int i) {
    Shape shape = tokens.word(i).shape();
    String form = tokens.word(i).form();
    if ((shape != Shape.CAPITALIZED && shape != Shape.MIXED) || !form.endsWith("s")) {
      return null;
    }
    String base = form.substring(0, form.length() - 1);
    return base.endsWith("'") || base.endsWith("’") ? base.substring(0, base.length() - 1) : base;
  }

  private static Mention genitive(Document document, int token, int sentence, double confidence) {
    Tokens tokens = document.tokens();
    int begin = tokens.begin(token);
    int end = Genitive.nameEnd(begin, tokens.end(token), tokens.word(token));
    return new Mention(
        begin, end, document.covered(begin, end), sentence, EntityType.PERSON, confidence);
  }
}
