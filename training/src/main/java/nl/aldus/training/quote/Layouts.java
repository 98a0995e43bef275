package nl.aldus.training.quote;

import nl.aldus.extractor.annotation.Article;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedQuote;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;

/** The same article as another house lays it out. No offset changes. */
final class Layouts {

  private Layouts() {}

  /** As broadcasters do it: a quotation that goes on after its cue begins a new paragraph. */
  static AnnotatedArticle broken(AnnotatedArticle article) {
    int[] text = article.article().text().codePoints().toArray();
    AnnotatedQuote last = null;
    for (AnnotatedQuote quote : article.quotes()) {
      if (quote.kind() == Kind.INDIRECT || quote.kind() == Kind.OTHER) {
        continue;
      }
      boolean same =
          last != null && quote.speaker() != null && quote.speaker().equals(last.speaker());
      int mark = quote.begin() - 1;
      if (same
          && quote.kind() == Kind.DIRECT
          && quote.cue() == null
          && mark > 1
          && text[mark - 1] == ' '
          && text[mark - 2] == '.') {
        text[mark - 1] = '\n';
      }
      last = quote;
    }
    Article old = article.article();
    Article changed =
        new Article(old.id(), old.title(), new String(text, 0, text.length), old.published());
    return new AnnotatedArticle(changed, article.quotes(), article.mentions());
  }
}
