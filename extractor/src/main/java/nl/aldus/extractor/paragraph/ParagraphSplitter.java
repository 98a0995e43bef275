package nl.aldus.extractor.paragraph;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Paragraph;
import nl.aldus.extractor.document.Stage;

/**
 * Divides the text at line ends. A single one divides as well as a blank line does, for feeds and
 * archives use both; but where a text is wrapped (mail, wire copy), a line end inside a sentence is
 * mere white space.
 */
public final class ParagraphSplitter implements Stage {

  /** Mail and wire copy are wrapped at 60 to 80 columns. */
  private static final int SHORTEST_FULL_LINE = 55;

  private static final int LONGEST_FULL_LINE = 85;

  @Override
  public String name() {
    return "paragraphs";
  }

  @Override
  public Set<Layer> needs() {
    return EnumSet.noneOf(Layer.class);
  }

  @Override
  public Set<Layer> adds() {
    return EnumSet.of(Layer.PARAGRAPHS);
  }

  @Override
  public void annotate(Document document) {
    List<Paragraph> paragraphs = new ArrayList<>();
    int begin = -1;
    int end = 0;
    int lineBegin = 0;
    int lineEnds = 0;
    for (int i = 0; i < document.length(); i++) {
      int c = document.at(i);
      if (isLineEnd(c)) {
        lineEnds += c == '\n' && document.at(i - 1) == '\r' ? 0 : 1;
      } else if (!isSpace(c)) {
        if (begin >= 0 && lineEnds > 0 && !isWrapped(document, lineBegin, end, i, lineEnds)) {
          paragraphs.add(new Paragraph(begin, end));
          begin = -1;
        }
        if (begin < 0) {
          begin = i;
        }
        if (begin == i || lineEnds > 0) {
          lineBegin = i;
        }
        lineEnds = 0;
        end = i + 1;
      }
    }
    if (begin >= 0) {
      paragraphs.add(new Paragraph(begin, end));
    }
    document.paragraphs(paragraphs);
  }

  /**
   * True if the line end between two lines is there only because the line was full: the next line
   * goes on in lower case, or the line is long, ends in mid-sentence, and is no heading.
   */
  private static boolean isWrapped(
      Document document, int lineBegin, int lineEnd, int next, int lineEnds) {
    if (lineEnds > 1) {
      return false;
    }
    int last = document.at(lineEnd - 1);
    boolean midSentence = Character.isLetterOrDigit(last) || last == ',' || last == '-';
    int length = lineEnd - lineBegin;
    boolean full = length >= SHORTEST_FULL_LINE && length <= LONGEST_FULL_LINE;
    return (midSentence || last == '"' || last == '\'')
        && (Character.isLowerCase(document.at(next)) || (midSentence && full));
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** White space in the sense of people: also no-break, zero-width and byte-order marks. */
  public static boolean isSpace(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == 0x200B
        || c == 0xFEFF
        || (c < 0x20)
        || c == 0x7F;
  }
}
