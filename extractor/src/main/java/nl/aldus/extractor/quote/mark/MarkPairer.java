package nl.aldus.extractor.quote.mark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Paragraph;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.quote.mark.Mark.Family;

/**
 * Pairs quotation marks of every house style.
 *
 * <p>A dynamic programme over the marks: the state is which family is open and which inside it
 * (seventeen states), every reading of a mark (opens, closes, neither) has a cost from its
 * neighbours, and the cheapest sequence of readings wins. A missing or stray mark therefore costs
 * its own paragraph (or, in text without paragraphs, the stretch to the next clear mark) and never
 * the rest of the article. Time is linear in the length of the text. Immutable and thread-safe.
 */
public final class MarkPairer {

  private static final int FAMILIES = Family.values().length;

  /** An opening mark that is never closed, before another of its family. */
  private static final double ABANDONED = 5.0;

  private static final double ABANDONED_INNER = 3.0;
  private static final double NESTED = 0.6;

  /** Content from the start of the paragraph to a closing mark without an opening one. */
  private static final double HALF_OPENED = 3.0;

  /** A quotation that goes on in the next paragraph without a new mark. */
  private static final double CARRIED_ON = 2.0;

  private static final double REOPENED = 0.3;
  private static final double UNCLOSED = 3.0;

  /** A quotation of this many code points costs as much as one oddity more. */
  private static final double LONG = 1500;

  /**
   * Finds what stands between quotation marks.
   *
   * @return spans by offset, an outer one before those inside it
   */
  public List<MarkedSpan> pair(Document document) {
    State[] states = new State[FAMILIES * FAMILIES];
    states[0] = new State(0, null, null, null);
    List<Paragraph> paragraphs = document.paragraphs();
    for (int p = 0; p < paragraphs.size(); p++) {
      Paragraph paragraph = paragraphs.get(p);
      Trellis trellis = new Trellis(document, paragraph);
      int i = paragraph.begin();
      while (i < paragraph.end()) {
        Mark mark = Mark.at(document, i);
        if (mark == null) {
          i++;
        } else {
          states = trellis.read(states, mark);
          i = mark.end();
        }
      }
      Paragraph next = p + 1 < paragraphs.size() ? paragraphs.get(p + 1) : null;
      states = trellis.endParagraph(states, next);
    }
    return collect(states[0]);
  }

  private static List<MarkedSpan> collect(State state) {
    List<MarkedSpan> spans = new ArrayList<>();
    for (Found found = state.found; found != null; found = found.before) {
      if (found.span.begin() < found.span.end()) {
        spans.add(found.span);
      }
    }
    spans.sort(Comparator.comparingInt(MarkedSpan::open).thenComparingInt(MarkedSpan::depth));
    return spans;
  }

  /** The cheapest way to be in a state. */
  private record State(double cost, Mark outer, Mark inner, Found found) {

    int key() {
      int out = outer == null ? 0 : outer.family().ordinal();
      int in = inner == null ? 0 : inner.family().ordinal();
      return out * FAMILIES + in;
    }
  }

  /** Spans found so far, the last one first; shared between states. */
  private record Found(MarkedSpan span, Found before) {}

  /** The transitions within one paragraph. */
  private static final class Trellis {

    private final Document document;
    private final Paragraph paragraph;
    private State[] next;
    private boolean first = true;

    Trellis(Document document, Paragraph paragraph) {
      this.document = document;
      this.paragraph = paragraph;
    }

    State[] read(State[] states, Mark mark) {
      next = new State[states.length];
      for (State state : states) {
        if (state != null) {
          offer(new State(state.cost + mark.other(), state.outer, state.inner, state.found));
          open(state, mark);
          close(state, mark);
        }
      }
      first = false;
      return next;
    }

    private void open(State state, Mark mark) {
      double cost = state.cost + mark.open();
      if (state.outer == null) {
        offer(new State(cost, mark, null, state.found));
      } else if (mark.family() == state.outer.family()) {
        offer(new State(cost + ABANDONED, mark, null, state.found));
      } else if (state.inner == null) {
        offer(new State(cost + NESTED, state.outer, mark, state.found));
      } else if (mark.family() == state.inner.family()) {
        offer(new State(cost + ABANDONED, state.outer, mark, state.found));
      }
    }

    private void close(State state, Mark mark) {
      double cost = state.cost + mark.close();
      if (state.outer == null) {
        if (first && mark.family() != Family.SINGLE) {
          int begin = paragraph.begin();
          offer(
              new State(
                  cost + HALF_OPENED + (mark.offset() - begin) / LONG,
                  null,
                  null,
                  found(state, begin, begin, mark.offset(), mark.end(), 0, false)));
        }
        return;
      }
      if (state.inner != null && mark.family() == state.inner.family()) {
        offer(
            new State(
                cost + pairCost(state.inner, mark),
                state.outer,
                null,
                found(state, state.inner, mark, 1)));
      } else if (mark.family() == state.outer.family()) {
        double abandoned = state.inner == null ? 0 : ABANDONED_INNER;
        offer(
            new State(
                cost + abandoned + pairCost(state.outer, mark),
                null,
                null,
                found(state, state.outer, mark, 0)));
      }
    }

    State[] endParagraph(State[] states, Paragraph following) {
      next = new State[states.length];
      Mark reopening = following == null ? null : Mark.at(document, following.begin());
      for (State state : states) {
        if (state == null) {
          continue;
        }
        if (state.outer == null) {
          offer(state);
          continue;
        }
        double abandoned = state.inner == null ? 0 : ABANDONED_INNER;
        boolean reopened =
            reopening != null && reopening.family() == state.outer.family() && reopening.open() < 1;
        Found unclosed =
            found(
                state,
                state.outer.offset(),
                state.outer.end(),
                paragraph.end(),
                paragraph.end(),
                0,
                reopened);
        double cost = state.cost + abandoned + (reopened ? REOPENED : UNCLOSED);
        offer(new State(cost, null, null, unclosed));
        if (following != null && !reopened) {
          offer(new State(state.cost + CARRIED_ON, state.outer, state.inner, state.found));
        }
      }
      return next;
    }

    private void offer(State state) {
      int key = state.key();
      if (next[key] == null || state.cost < next[key].cost) {
        next[key] = state;
      }
    }

    private Found found(State state, Mark open, Mark close, int depth) {
      return found(state, open.offset(), open.end(), close.offset(), close.end(), depth, false);
    }

    private Found found(
        State state, int open, int begin, int end, int close, int depth, boolean continued) {
      int from = begin;
      int to = end;
      while (from < to && ParagraphSplitter.isSpace(document.at(from))) {
        from++;
      }
      while (to > from && ParagraphSplitter.isSpace(document.at(to - 1))) {
        to--;
      }
      MarkedSpan span = new MarkedSpan(open, from, to, close, depth, continued, false);
      return new Found(span, state.found);
    }

    private static double pairCost(Mark open, Mark close) {
      double empty = close.offset() <= open.end() ? 6 : 0;
      return empty + mismatch(open, close) + (close.offset() - open.end()) / LONG;
    }

    /** How ill two signs of a family suit each other as the two ends of a quotation. */
    private static double mismatch(Mark open, Mark close) {
      boolean suits =
          switch (open.sign()) {
            case '"' -> close.sign() == '"';
            case '“' -> close.sign() == '”';
            case '”' -> close.sign() == '”';
            case '„' -> close.sign() == '”' || close.sign() == '“';
            case ',', '`' -> close.sign() == '\'' || close.sign() == '’' || close.sign() == '"';
            case '\'' -> close.sign() == '\'';
            case '‘', '‛', '’' -> close.sign() == '’';
            case '‚' -> close.sign() == '’' || close.sign() == '‘';
            case '«' -> close.sign() == '»';
            case '»' -> close.sign() == '«';
            case '‹' -> close.sign() == '›';
            case '›' -> close.sign() == '‹';
            default -> true;
          };
      return suits ? 0 : 1.2;
    }
  }
}
