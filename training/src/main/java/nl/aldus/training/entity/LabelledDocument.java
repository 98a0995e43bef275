package nl.aldus.training.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.mention.Genitive;
import nl.aldus.extractor.mention.Labels;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedMention;

/**
 * An article divided into sentences and tokens, with the label of every token.
 *
 * @param document with tokens and sentences
 * @param labels labels by sentence and token
 * @param lost mentions that begin or end inside a token and could not be labelled
 */
record LabelledDocument(Document document, List<int[]> labels, int lost) {

  static LabelledDocument of(AnnotatedArticle article, Document document) {
    Tokens tokens = document.tokens();
    int[] flat = new int[tokens.size()];
    int lost = 0;
    for (AnnotatedMention mention : article.mentions()) {
      int from = tokens.from(mention.begin());
      int to = from;
      while (to < tokens.size() && tokens.begin(to) < mention.end()) {
        to++;
      }
      boolean fits =
          to > from
              && tokens.begin(from) == mention.begin()
              && (tokens.end(to - 1) == mention.end()
                  || Genitive.nameEnd(tokens.begin(to - 1), tokens.end(to - 1), tokens.word(to - 1))
                      == mention.end());
      if (fits) {
        label(flat, from, to, mention.type());
      } else {
        lost++;
      }
    }
    List<int[]> labels = new ArrayList<>();
    int at = 0;
    for (Sentence sentence : document.sentences()) {
      int end = at;
      while (end < tokens.size() && tokens.begin(end) < sentence.end()) {
        end++;
      }
      int[] here = Arrays.copyOfRange(flat, at, end);
      if (here.length > 0 && !Labels.mayFollow(Labels.OUTSIDE, here[0])) {
        here[0]--;
      }
      labels.add(here);
      at = end;
    }
    return new LabelledDocument(document, labels, lost);
  }

  private static void label(int[] labels, int from, int to, EntityType type) {
    labels[from] = Labels.begin(type);
    for (int i = from + 1; i < to; i++) {
      labels[i] = Labels.inside(type);
    }
  }
}
