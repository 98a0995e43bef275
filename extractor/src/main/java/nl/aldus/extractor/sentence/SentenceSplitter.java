package nl.aldus.extractor.sentence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Paragraph;
import nl.aldus.extractor.document.Stage;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.Word.Shape;
import nl.aldus.extractor.token.Abbreviations;
import nl.aldus.extractor.token.Tokenizer;

/** Divides paragraphs into sentences at full stops, question and exclamation marks. */
public final class SentenceSplitter implements Stage {

  /** Words that begin Flemish and foreign surnames with a capital: "dr. De Backer". */
  private static final Set<String> NAME_PARTICLES =
      Set.of(
          "de", "den", "der", "van", "von", "het", "ter", "ten", "te", "la", "le", "el", "op",
          "in");

  private final Abbreviations abbreviations;

  public SentenceSplitter(Abbreviations abbreviations) {
    this.abbreviations = abbreviations;
  }

  @Override
  public String name() {
    return "sentences";
  }

  @Override
  public Set<Layer> needs() {
    return EnumSet.of(Layer.PARAGRAPHS, Layer.TOKENS);
  }

  @Override
  public Set<Layer> adds() {
    return EnumSet.of(Layer.SENTENCES);
  }

  @Override
  public void annotate(Document document) {
    Tokens tokens = document.tokens();
    List<Sentence> sentences = new ArrayList<>();
    List<Paragraph> paragraphs = document.paragraphs();
    int token = 0;
    for (int p = 0; p < paragraphs.size(); p++) {
      Paragraph paragraph = paragraphs.get(p);
      int begin = paragraph.begin();
      boolean first = true;
      while (token < tokens.size() && tokens.begin(token) < paragraph.end()) {
        int end = sentenceEnd(tokens, token, paragraph.end());
        if (end > 0) {
          boolean last = end >= paragraph.end();
          add(document, sentences, p, begin, end, first && last && !endsWithStop(tokens, token));
          first = false;
          while (token < tokens.size() && tokens.begin(token) < end) {
            token++;
          }
          begin = token < tokens.size() ? tokens.begin(token) : paragraph.end();
        } else {
          token++;
        }
      }
    }
    document.sentences(sentences);
  }

  private static void add(
      Document document,
      List<Sentence> sentences,
      int paragraph,
      int begin,
      int end,
      boolean head) {
    sentences.add(
        new Sentence(sentences.size(), paragraph, begin, end, document.covered(begin, end), head));
  }

  /** Where the sentence ends if it ends with token i, else -1. */
  private int sentenceEnd(Tokens tokens, int i, int limit) {
    int next = i + 1;
    boolean lastOfParagraph = next >= tokens.size() || tokens.begin(next) >= limit;
    if (lastOfParagraph) {
      return limit;
    }
    if (!endsWithStop(tokens, i)) {
      return -1;
    }
    while (next < tokens.size() && tokens.begin(next) < limit && isClosing(tokens, next)) {
      next++;
    }
    if (next >= tokens.size() || tokens.begin(next) >= limit) {
      return limit;
    }
    int start = next;
    while (start + 1 < tokens.size() && isOpening(tokens.text(start))) {
      start++;
    }
    String text = tokens.text(i);
    boolean abbreviation = text.length() > 1 && !text.startsWith(".") && text.endsWith(".");
    if (abbreviation
        && !abbreviations.mayEndSentence(text)
        && !(start < tokens.size() && isFunctionWord(tokens.word(start)))) {
      return -1;
    }
    boolean starts = start > next || (start < tokens.size() && startsSentence(tokens, start));
    return starts && !tokens.glued(next) ? tokens.end(next - 1) : -1;
  }

  private static boolean startsSentence(Tokens tokens, int i) {
    int c = tokens.text(i).codePointAt(0);
    if (Tokenizer.isApostrophe(c) && i + 1 < tokens.size()) {
      c = tokens.text(i + 1).codePointAt(0);
    }
    return Character.isUpperCase(c) || Character.isTitleCase(c) || Character.isDigit(c);
  }

  /**
   * True for capitalised pronouns, conjunctions, adverbs and the like, which no name begins with:
   * behind an initial or abbreviation they show that it ended the sentence.
   */
  private static boolean isFunctionWord(Word word) {
    return word.shape() == Shape.CAPITALIZED
        && !NAME_PARTICLES.contains(word.lower())
        && !word.hasTag("ENM")
        && (word.hasTag("VNW") || word.hasTag("VGW") || word.hasTag("BYW") || word.hasTag("VRZ"));
  }

  private static boolean endsWithStop(Tokens tokens, int i) {
    String text = tokens.text(i);
    char last = text.charAt(text.length() - 1);
    return last == '.' || last == '!' || last == '?' || last == '…';
  }

  /** A closing mark stands against the stop; only {@code ''} closes wherever it stands. */
  private static boolean isClosing(Tokens tokens, int i) {
    String text = tokens.text(i);
    return text.equals("''") || (tokens.glued(i) && "\"”’'»“‘)]".contains(text));
  }

  private static boolean isOpening(String text) {
    return "\"„“‘'«»([,,".contains(text);
  }
}
