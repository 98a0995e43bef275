package nl.aldus.enricher.topology;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.enricher.config.Limits;
import nl.aldus.enricher.failure.ArticleException;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Refuses articles that cannot or should not be extracted. Thread-safe. */
final class ArticleGuard {

  /**
   * Longest id, source, URL and title together. They stand in every record that is made of an
   * article, so that a megabyte of title would become many gigabytes.
   */
  private static final int LONGEST_REFERENCE = 4096;

  /** Dutch as people write it in language tags; und is "not determined". */
  private static final Set<String> DUTCH = Set.of("nl", "nld", "dut", "und", "");

  private final Limits limits;

  ArticleGuard(Limits limits) {
    this.limits = limits;
  }

  /**
   * @throws ArticleException if the article is not fit to be extracted
   */
  void check(String key, Article article) {
    if (key == null || key.isEmpty()) {
      throw new ArticleException("the article has no key; its key must be its id");
    }
    if (!key.equals(article.getId())) {
      throw new ArticleException(
          "the article's id \"" + article.getId() + "\" is not its key \"" + key + "\"");
    }
    if (article.getText().codePoints().allMatch(ParagraphSplitter::isSpace)) {
      throw new ArticleException("the article has no text");
    }
    if (article.getText().length() > limits.maxTextLength()) {
      throw new ArticleException(
          "the text has "
              + article.getText().length()
              + " characters, more than max.text.length="
              + limits.maxTextLength());
    }
    String language = article.getLanguage().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    if (!DUTCH.contains(language)) {
      throw new ArticleException("the language is " + article.getLanguage() + ", not Dutch");
    }
    int reference =
        length(article.getId())
            + length(article.getSource())
            + length(article.getUrl())
            + length(article.getTitle());
    if (reference > LONGEST_REFERENCE) {
      throw new ArticleException(
          "id, source, url and title together have "
              + reference
              + " characters, more than "
              + LONGEST_REFERENCE);
    }
  }

  /**
   * @throws ArticleException if the record would be too large for the broker
   */
  void check(EnrichedArticle enriched) {
    Counter counter = new Counter();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(counter, null);
    try {
      new SpecificDatumWriter<>(EnrichedArticle.class).write(enriched, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (counter.bytes > limits.maxRecordBytes()) {
      throw new ArticleException(
          "the enriched article has "
              + counter.bytes
              + " bytes, more than max.record.bytes="
              + limits.maxRecordBytes());
    }
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }

  /** Counts bytes and forgets them. */
  private static final class Counter extends OutputStream {

    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) {
      bytes += length;
    }
  }
}
