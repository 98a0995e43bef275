package nl.aldus.training.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;

/**
 * Reads a novel of OpenBoek with its direct speech: {@code <quote speaker="Bavink">} in a text of
 * tokens divided by spaces. The spaces that no typesetter would set are taken out again: before
 * punctuation, and inside quotation marks. OpenBoek annotates direct speech only, so that neither
 * reported speech nor names of such a text can be measured.
 */
final class OpenBoekXml {

  private static final String NO_SPACE_BEFORE = ".,;:?!…)";

  private final StringBuilder text = new StringBuilder();
  private final List<AnnotatedQuote> quotes = new ArrayList<>();
  private boolean afterOpening;
  private boolean open;
  private boolean inText;
  private String speaker;
  private String paragraph;
  private int from;

  private OpenBoekXml() {}

  /** True if the root element is that of OpenBoek. */
  static boolean is(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = CorpusXml.FACTORY.createXMLStreamReader(in, "UTF-8");
      xml.nextTag();
      return xml.getLocalName().equals("doc");
    } catch (XMLStreamException | IOException e) {
      // The reader of the project's own format says what is wrong with the file.
      return false;
    }
  }

  /**
   * @throws CorpusException if the file is not well-formed or cannot be read
   */
  static AnnotatedArticle read(Path file) {
    OpenBoekXml book = new OpenBoekXml();
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = CorpusXml.FACTORY.createXMLStreamReader(in, "UTF-8");
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> book.start(xml);
          case XMLStreamConstants.END_ELEMENT -> book.end(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS -> book.characters(xml.getText());
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new CorpusException(file + " is not well-formed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CorpusException(file + " cannot be read: " + e.getMessage(), e);
    }
    String id = file.getFileName().toString().replaceFirst("\\.xml$", "");
    return new AnnotatedArticle(
        new Article(id, null, book.text.toString(), null), book.quotes, List.of());
  }

  private void start(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "text" -> inText = true;
      case "quote" -> {
        speaker = xml.getAttributeValue(null, "speaker");
        beginParagraph(
            xml.getAttributeValue(null, "parno"), "0".equals(xml.getAttributeValue(null, "begin")));
        from = text.length();
      }
      default -> {}
    }
  }

  /** Only quotations tell their paragraph: one that opens a sentence of a new one begins it. */
  private void beginParagraph(String number, boolean opensSentence) {
    if (opensSentence && number != null && !number.equals(paragraph)) {
      text.append("\n\n");
      afterOpening = true;
      open = false;
    }
    paragraph = number;
  }

  private void end(String element) {
    if (element.equals("quote") && speaker != null) {
      quote();
      speaker = null;
    }
  }

  private void characters(String characters) {
    if (inText) {
      for (String token : characters.strip().split("\\s+", -1)) {
        append(token);
      }
    }
  }

  private void quote() {
    int begin = from;
    while (begin < text.length() && isEdge(text.charAt(begin))) {
      begin++;
    }
    int end = text.length();
    while (end > begin && isEdge(text.charAt(end - 1))) {
      end--;
    }
    if (begin < end) {
      quotes.add(
          new AnnotatedQuote(
              text.codePointCount(0, begin),
              text.codePointCount(0, end),
              Kind.DIRECT,
              speaker.replace('_', ' '),
              null,
              null));
    }
  }

  private static boolean isEdge(char c) {
    return Character.isWhitespace(c) || c == '"' || c == '-' || c == '–';
  }

  private void append(String token) {
    if (token.isEmpty()) {
      return;
    }
    boolean mark = token.equals("\"");
    boolean closing = mark && open;
    boolean glued =
        text.isEmpty() || afterOpening || closing || NO_SPACE_BEFORE.indexOf(token.charAt(0)) >= 0;
    text.append(glued ? "" : " ").append(token);
    open = mark != open;
    afterOpening = mark && open || token.equals("(");
  }
}
