package nl.aldus.extractor.quote;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.aldus.extractor.annotation.QuoteType;

/**
 * Ids that survive corrections elsewhere in the article: they depend on the kind and the words of
 * the quotation (not on case, marks or white space) and, for the same words said twice, on which
 * time it is. Belongs to one document.
 */
final class QuoteIds {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
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
    String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String key = type + " " + NO_WORD.matcher(plain).replaceAll(" ").strip();
    int times = seen.merge(key, 1, Integer::sum);
    byte[] hash = digest.digest((key + " " + times).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
