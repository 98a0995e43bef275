package nl.aldus.training.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;

/**
 * Reads named entities in the columns of CoNLL-2002, UTF-8: a token a line with its label last
 * ({@code B-PER}, {@code I-PER}, {@code O}), a blank line behind a sentence, {@code -DOCSTART-}
 * before an article.
 *
 * <p>The text of such an article is its tokens divided by spaces, its sentences divided as
 * paragraphs are, since a text that was cut into tokens cannot be put back for certain.
 */
public final class ConllColumns {

  private static final String ARTICLE = "-DOCSTART-";

  private final String name;
  private final List<AnnotatedArticle> articles = new ArrayList<>();
  private StringBuilder text = new StringBuilder();
  private List<AnnotatedMention> mentions = new ArrayList<>();
  private boolean sentenceEnded;
  private EntityType type;
  private int begin;

  private ConllColumns(String name) {
    this.name = name;
  }

  /**
   * Reads the articles of a file, without quotations.
   *
   * @throws CorpusException naming the line that does not follow the format
   */
  public static List<AnnotatedArticle> read(Path file) {
    ConllColumns columns = new ConllColumns(file.getFileName().toString());
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new CorpusException(file + " cannot be read: " + e.getMessage(), e);
    }
    for (int i = 0; i < lines.size(); i++) {
      try {
        columns.add(lines.get(i));
      } catch (CorpusException e) {
        throw new CorpusException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    columns.endArticle();
    return columns.articles;
  }

  private void add(String line) {
    if (line.isBlank()) {
      endMention();
      sentenceEnded = true;
    } else if (line.startsWith(ARTICLE)) {
      endArticle();
    } else {
      int tokenEnd = line.indexOf(' ');
      if (tokenEnd < 1) {
        throw new CorpusException("a token and its label were expected, not '" + line + "'");
      }
      token(line.substring(0, tokenEnd), line.substring(line.lastIndexOf(' ') + 1));
    }
  }

  private void token(String token, String label) {
    boolean goesOn =
        label.startsWith("I-") && type == AnnotatedMention.conllType(label.substring(2));
    if (!goesOn) {
      endMention();
    }
    if (!text.isEmpty()) {
      text.append(sentenceEnded ? "\n\n" : " ");
    }
    sentenceEnded = false;
    if (!goesOn && !label.equals("O")) {
      if (!label.startsWith("B-") && !label.startsWith("I-")) {
        throw new CorpusException("'" + label + "' is no label");
      }
      type = AnnotatedMention.conllType(label.substring(2));
      begin = text.length();
    }
    text.append(token);
  }

  private void endMention() {
    if (type != null) {
      mentions.add(
          new AnnotatedMention(
              text.codePointCount(0, begin), text.codePointCount(0, text.length()), type));
      type = null;
    }
  }

  private void endArticle() {
    endMention();
    if (!text.isEmpty()) {
      String id = name + "-" + (articles.size() + 1);
      articles.add(
          new AnnotatedArticle(new Article(id, null, text.toString(), null), List.of(), mentions));
    }
    text = new StringBuilder();
    mentions = new ArrayList<>();
    sentenceEnded = false;
  }
}
