package nl.aldus.extractor.quote;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import nl.aldus.extractor.annotation.QuoteType;

/**
 * Ids that survive corrections elsewhere in the article: they depend on the kind and the words of
 * the quotation (not on case, marks or white space) and, for the same words said twice, on which
 * time it is. Belongs to one document.
 */
final class QuoteIds {

  private static final int BYTES = 8;

  private final Map<String, Integer> seen = new HashMap<>();
  private final MessageDigest digest;

  QuoteIds() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  String id(QuoteType type, String text) {
    String key = words(type.name(), Normalizer.normalize(text, Normalizer.Form.NFC));
    int times = seen.merge(key, 1, Integer::sum);
    byte[] hash = digest.digest((key + " " + times).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  /** The kind and behind it the words in lower case, a space between them. */
  private static String words(String type, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(type).append(' ');
    boolean space = false;
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      i += Character.charCount(c);
      if (isWordPart(c)) {
        if (space && words.length() > type.length() + 1) {
          words.append(' ');
        }
        words.appendCodePoint(c);
        space = false;
      } else {
        space = true;
      }
    }
    return words.toString();
  }

  private static boolean isWordPart(int c) {
    return Character.isLetter(c)
        || switch (Character.getType(c)) {
          case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
              true;
          default -> false;
        };
  }
}
