package nl.aldus.extractor.quote.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Paragraph;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.Word.Analysis;
import nl.aldus.extractor.lexicon.Word.Shape;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.quote.cue.CueVerb;
import nl.aldus.extractor.quote.cue.CueVerbs;
import nl.aldus.extractor.quote.cue.Report;
import nl.aldus.extractor.quote.mark.MarkedSpan;

/**
 * Finds the turns of a dialogue that is marked with dashes: {@code – Kom je mee? vraagt zij. –
 * Nee.} A turn ends before the reporting expression, the next dash, or with its paragraph. Dashes
 * also open the points of a list, so that nothing is a turn in an article where no dash is followed
 * by a reporting expression. Time is linear in the length of the text. Immutable and thread-safe.
 */
public final class DialogueTurns {

  private final CueVerbs verbs;

  public DialogueTurns(CueVerbs verbs) {
    this.verbs = verbs;
  }

  /**
   * Adds the turns to what stands between quotation marks.
   *
   * @param marked spans between marks by offset, an outer one before those inside it
   * @return both in the same order; a span inside a turn is one inside another
   */
  public List<MarkedSpan> join(Document document, List<MarkedSpan> marked) {
    List<MarkedSpan> turns = turns(document);
    if (turns.isEmpty()) {
      return marked;
    }
    List<MarkedSpan> joined = new ArrayList<>();
    int next = 0;
    for (MarkedSpan turn : turns) {
      while (next < marked.size() && marked.get(next).close() <= turn.open()) {
        joined.add(marked.get(next++));
      }
      if (next < marked.size() && marked.get(next).open() < turn.open()) {
        continue;
      }
      int inside = next;
      while (inside < marked.size() && marked.get(inside).close() <= turn.close()) {
        inside++;
      }
      if (inside < marked.size() && marked.get(inside).open() < turn.close()) {
        continue;
      }
      joined.add(turn);
      for (; next < inside; next++) {
        joined.add(marked.get(next).nested());
      }
    }
    joined.addAll(marked.subList(next, marked.size()));
    joined.sort(Comparator.comparingInt(MarkedSpan::open).thenComparingInt(MarkedSpan::depth));
    return joined;
  }

  private List<MarkedSpan> turns(Document document) {
    List<MarkedSpan> turns = new ArrayList<>();
    boolean reported = false;
    for (Paragraph paragraph : document.paragraphs()) {
      List<Integer> dashes = dashes(document, paragraph);
      for (int d = 0; d < dashes.size(); d++) {
        int end = d + 1 < dashes.size() ? dashes.get(d + 1) : paragraph.end();
        reported |= add(document, dashes.get(d), end, turns);
      }
    }
    return reported ? turns : List.of();
  }

  /** Dashes that may open a turn: at the start of a paragraph or behind a sentence. */
  private static List<Integer> dashes(Document document, Paragraph paragraph) {
    List<Integer> dashes = new ArrayList<>();
    boolean dialogue = isDash(document, paragraph.begin());
    for (int i = paragraph.begin(); i < paragraph.end(); i++) {
      if (!isDash(document, i)) {
        continue;
      }
      int before = document.at(i - 2);
      boolean behind = document.at(i - 1) == ' ' && (isStop(before) || dialogue && before == ',');
      if (i == paragraph.begin() || behind) {
        dashes.add(i);
      }
    }
    return dashes;
  }

  private static boolean isDash(Document document, int i) {
    int c = document.at(i);
    return (c == '–' || c == '—' || c == '-') && document.at(i + 1) == ' ';
  }

  private static boolean isStop(int c) {
    return c == '.' || c == '?' || c == '!' || c == '…';
  }

  /** Adds the speech between a dash and a limit; true if a reporting expression follows it. */
  private boolean add(Document document, int dash, int limit, List<MarkedSpan> turns) {
    Tokens tokens = document.tokens();
    int first = tokens.from(dash + 1);
    for (int t = first + 1; t < tokens.size() && tokens.begin(t) < limit; t++) {
      String before = tokens.text(t - 1);
      boolean comma = before.equals(",");
      if ((comma || isStop(before.codePointAt(0))) && isReport(tokens, t, limit)) {
        addTurn(document, dash, comma ? tokens.begin(t - 1) : tokens.begin(t), turns);
        resume(document, t, limit, turns);
        return true;
      }
    }
    if (first < tokens.size() && tokens.begin(first) < limit) {
      addTurn(document, dash, limit, turns);
    }
    return false;
  }

  private static void addTurn(Document document, int open, int limit, List<MarkedSpan> turns) {
    int begin = open;
    while (document.at(begin) == ' ' || begin == open && isDash(document, begin)) {
      begin++;
    }
    int end = limit;
    while (end > begin && (document.at(end - 1) <= ' ' || document.at(end - 1) == ',')) {
      end--;
    }
    if (end > begin) {
      turns.add(MarkedSpan.turn(open, begin, end));
    }
  }

  /** ", vraagt zij, waarom kom je niet?": speech that goes on behind the reporting expression. */
  private static void resume(Document document, int cue, int limit, List<MarkedSpan> turns) {
    Tokens tokens = document.tokens();
    for (int t = cue + 1; t + 1 < tokens.size() && tokens.begin(t + 1) < limit; t++) {
      String text = tokens.text(t);
      if (isStop(text.codePointAt(0))) {
        return;
      }
      if (text.equals(",")) {
        if (goesOn(tokens.word(t + 1).lower())) {
          addTurn(document, tokens.begin(t + 1), limit, turns);
        }
        return;
      }
    }
  }

  /** True for words that open a clause of speech and no apposition or narration. */
  private static boolean goesOn(String lower) {
    return switch (lower) {
      case "ik", "wij", "we", "jij", "je", "u", "jullie", "waarom", "hoe", "wat", "want", "als" ->
          true;
      default -> false;
    };
  }

  /** True if a verb of reporting stands here, and behind it what can be its subject. */
  private boolean isReport(Tokens tokens, int t, int limit) {
    Word word = tokens.word(t);
    if (word.shape() != Shape.LOWER
        || t + 1 >= tokens.size()
        || tokens.begin(t + 1) >= limit
        || !reports(word)) {
      return false;
    }
    Word next = tokens.word(t + 1);
    return next.shape() == Shape.CAPITALIZED
        || next.is(WordClass.NOMINATIVE)
        || next.is(WordClass.DETERMINER)
        || next.is(WordClass.NOUN);
  }

  private boolean reports(Word word) {
    for (Analysis analysis : word.analyses()) {
      boolean finite = analysis.tag().startsWith("WKW:TGW") || analysis.tag().startsWith("WKW:VLT");
      if (finite) {
        for (CueVerb verb : verbs.withInfinitive(analysis.lemma())) {
          if (verb.reports(Report.QUOTATION) && verb.rest().isEmpty()) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
