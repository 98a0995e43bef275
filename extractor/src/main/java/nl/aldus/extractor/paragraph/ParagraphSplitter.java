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
 * Divides the text at line ends. A blank line divides as well as a single one does: feeds and
 * archives use both, and no house breaks lines inside a paragraph.
 */
public final class ParagraphSplitter implements Stage {

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
    for (int i = 0; i < document.length(); i++) {
      int c = document.at(i);
      if (isLineEnd(c)) {
        if (begin >= 0) {
          paragraphs.add(new Paragraph(begin, end));
        }
        begin = -1;
      } else if (!isSpace(c)) {
        if (begin < 0) {
          begin = i;
        }
        end = i + 1;
      }
    }
    if (begin >= 0) {
      paragraphs.add(new Paragraph(begin, end));
    }
    document.paragraphs(paragraphs);
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
