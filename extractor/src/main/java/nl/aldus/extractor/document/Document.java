package nl.aldus.extractor.document;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.annotation.Quote;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.annotation.Span;

/**
 * An article at work. Holds the text as code points, so that every offset inside the extractor is
 * what the contract promises and nothing is ever converted. Belongs to one thread.
 */
public final class Document {

  private final Article article;
  private final int[] text;
  private final Set<Layer> layers = EnumSet.noneOf(Layer.class);
  private List<Paragraph> paragraphs;
  private Tokens tokens;
  private List<Sentence> sentences;
  private List<Mention> mentions;
  private List<Entity> entities;
  private List<Quote> quotes;

  public Document(Article article) {
    this.article = article;
    this.text = article.text().codePoints().toArray();
  }

  public Article article() {
    return article;
  }

  /** Length of the text in code points. */
  public int length() {
    return text.length;
  }

  /** The code point at an offset; 0 outside the text, so that neighbours need no bounds check. */
  public int at(int offset) {
    return offset >= 0 && offset < text.length ? text[offset] : 0;
  }

  /** The text between two offsets, begin inclusive, end exclusive. */
  public String covered(int begin, int end) {
    return new String(text, begin, end - begin);
  }

  public String covered(Span span) {
    return covered(span.begin(), span.end());
  }

  /** The text itself, shared and not to be changed: for loops over every code point. */
  public int[] codePoints() {
    return text;
  }

  public List<Paragraph> paragraphs() {
    return present(paragraphs, Layer.PARAGRAPHS);
  }

  public Tokens tokens() {
    return present(tokens, Layer.TOKENS);
  }

  public List<Sentence> sentences() {
    return present(sentences, Layer.SENTENCES);
  }

  public List<Mention> mentions() {
    return present(mentions, Layer.MENTIONS);
  }

  public List<Entity> entities() {
    return present(entities, Layer.ENTITIES);
  }

  public List<Quote> quotes() {
    return present(quotes, Layer.QUOTES);
  }

  public void paragraphs(List<Paragraph> value) {
    paragraphs = List.copyOf(value);
    layers.add(Layer.PARAGRAPHS);
  }

  public void tokens(Tokens value) {
    tokens = value;
    layers.add(Layer.TOKENS);
  }

  public void sentences(List<Sentence> value) {
    sentences = List.copyOf(value);
    layers.add(Layer.SENTENCES);
  }

  public void mentions(List<Mention> value) {
    mentions = List.copyOf(value);
    layers.add(Layer.MENTIONS);
  }

  public void entities(List<Entity> value) {
    entities = List.copyOf(value);
    layers.add(Layer.ENTITIES);
  }

  public void quotes(List<Quote> value) {
    quotes = List.copyOf(value);
    layers.add(Layer.QUOTES);
  }

  /** The layers that are there. */
  public Set<Layer> layers() {
    return Set.copyOf(layers);
  }

  private static <T> T present(T layer, Layer name) {
    if (layer == null) {
      throw new IllegalStateException("no stage has added " + name + " yet");
    }
    return layer;
  }
}
