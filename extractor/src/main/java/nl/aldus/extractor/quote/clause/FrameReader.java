package nl.aldus.extractor.quote.clause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Paragraph;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.Word.Shape;
import nl.aldus.extractor.quote.mark.MarkedSpan;

/**
 * Divides an article into frames. Unlike the sentences of the article these never end inside a
 * quotation, so that {@code "Nee. Nooit!", zegt X.} is one. Immutable and thread-safe.
 */
public final class FrameReader {

  /**
   * Items of the longest frame. No sentence is longer; what has no full stops at all is cut, so
   * that work within a frame stays bounded and time linear.
   */
  private static final int LONGEST = 256;

  private FrameReader() {}

  /**
   * The frames of the document, in text order.
   *
   * @param spans all marked spans by offset; only those of depth 0 become items
   */
  public static List<Frame> read(Document document, List<MarkedSpan> spans) {
    Tokens tokens = document.tokens();
    List<Frame> frames = new ArrayList<>();
    int span = 0;
    int token = 0;
    List<Paragraph> paragraphs = document.paragraphs();
    for (int p = 0; p < paragraphs.size(); p++) {
      int limit = paragraphs.get(p).end();
      Builder builder = new Builder(document, spans, frames, p, 0);
      while (true) {
        while (span < spans.size() && spans.get(span).depth() > 0) {
          span++;
        }
        int nextToken = token < tokens.size() ? tokens.begin(token) : Integer.MAX_VALUE;
        int nextSpan = span < spans.size() ? spans.get(span).open() : Integer.MAX_VALUE;
        if (Math.min(nextToken, nextSpan) >= limit) {
          break;
        }
        if (nextSpan <= nextToken) {
          builder.add(~span);
          int close = spans.get(span).close();
          span++;
          while (token < tokens.size() && tokens.begin(token) < close) {
            token++;
          }
        } else {
          builder.add(token);
          token++;
        }
      }
      builder.finish();
    }
    return frames;
  }

  /**
   * The frames within a quotation, in which the quotations inside it are items.
   *
   * @param outer index of the quotation among the spans
   * @param frame the frame in which it stands
   */
  public static List<Frame> inside(
      Document document, List<MarkedSpan> spans, int outer, Frame frame) {
    Tokens tokens = document.tokens();
    List<Frame> frames = new ArrayList<>();
    Builder builder = new Builder(document, spans, frames, frame.paragraph(), frame.index());
    int limit = spans.get(outer).end();
    int span = outer + 1;
    int token = tokens.from(spans.get(outer).begin());
    while (token < tokens.size() && tokens.begin(token) < limit) {
      boolean quote = span < spans.size() && spans.get(span).open() <= tokens.begin(token);
      if (quote) {
        builder.add(~span);
        int close = spans.get(span).close();
        while (token < tokens.size() && tokens.begin(token) < close) {
          token++;
        }
        while (span < spans.size() && spans.get(span).open() < close) {
          span++;
        }
      } else {
        builder.add(token++);
      }
    }
    builder.finish();
    return frames;
  }

  /** Collects the items of one paragraph and cuts them where a sentence of the reporter ends. */
  private static final class Builder {

    private final Document document;
    private final Tokens tokens;
    private final List<MarkedSpan> spans;
    private final List<Frame> frames;
    private final int paragraph;
    private final int base;
    private int[] items = new int[32];
    private int size;

    Builder(
        Document document, List<MarkedSpan> spans, List<Frame> frames, int paragraph, int base) {
      this.base = base;
      this.document = document;
      this.tokens = document.tokens();
      this.spans = spans;
      this.frames = frames;
      this.paragraph = paragraph;
    }

    void add(int item) {
      if (size == LONGEST || size > 0 && endsBefore(item)) {
        finish();
      }
      if (size == items.length) {
        items = Arrays.copyOf(items, size * 2);
      }
      items[size++] = item;
    }

    void finish() {
      if (size > 0) {
        int index = base + frames.size();
        frames.add(new Frame(tokens, spans, Arrays.copyOf(items, size), index, paragraph));
        size = 0;
      }
    }

    private boolean endsBefore(int item) {
      int last = items[size - 1];
      if (last >= 0) {
        return isStop(tokens.text(last)) && startsSentence(item)
            || isClosingBracket(tokens.text(last))
                && size > 1
                && items[size - 2] >= 0
                && isStop(tokens.text(items[size - 2]))
                && startsSentence(item);
      }
      boolean full = isStop(document.at(spans.get(~last).end() - 1));
      return full && startsSentence(item);
    }

    private boolean startsSentence(int item) {
      if (item < 0) {
        return true;
      }
      Word word = tokens.word(item);
      return word.shape() != Shape.LOWER && word.shape() != Shape.PUNCTUATION || opens(word.form());
    }

    private static boolean opens(String form) {
      return form.equals("(") || form.equals("[") || form.startsWith("'") && form.length() > 1;
    }

    private static boolean isClosingBracket(String form) {
      return form.equals(")") || form.equals("]");
    }

    private static boolean isStop(String form) {
      return form.length() <= 4 && isStop(form.charAt(form.length() - 1)) && isStop(form.charAt(0));
    }

    private static boolean isStop(int c) {
      return c == '.' || c == '!' || c == '?' || c == '…';
    }
  }
}
