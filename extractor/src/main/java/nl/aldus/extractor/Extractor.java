package nl.aldus.extractor;

import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.document.Pipeline.Timer;
import nl.aldus.extractor.document.Stage;
import nl.aldus.extractor.document.StageException;
import nl.aldus.extractor.entity.EntityLinker;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.mention.MentionTagger;
import nl.aldus.extractor.mention.TaggerModel;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.quote.QuoteFinder;
import nl.aldus.extractor.sentence.SentenceSplitter;
import nl.aldus.extractor.token.Abbreviations;
import nl.aldus.extractor.token.Tokenizer;

/**
 * Text in, annotations out. Deterministic; immutable and thread-safe: make one and share it, for it
 * holds the dictionary and the models.
 */
public final class Extractor {

  private final Pipeline pipeline;

  private Extractor(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The extractor for Dutch news, with the models and resources that come with Aldus. */
  public static Extractor dutch() {
    return dutch(KnowledgeBase.none());
  }

  /** As {@link #dutch()}, with a register of the user's own for the names that it knows. */
  public static Extractor dutch(KnowledgeBase knowledge) {
    Lexicon lexicon = Lexicon.dutch();
    Abbreviations abbreviations = Abbreviations.dutch();
    Tokenizer tokenizer = new Tokenizer(lexicon, abbreviations);
    return new Extractor(
        new Pipeline(
            List.of(
                new ParagraphSplitter(),
                tokenizer,
                new SentenceSplitter(abbreviations),
                new MentionTagger(lexicon, tokenizer, TaggerModel.dutch()),
                new EntityLinker(knowledge),
                QuoteFinder.dutch())));
  }

  /**
   * Finds sentences, entities and quotations.
   *
   * @throws StageException naming the stage that failed
   */
  public Extraction extract(Article article) {
    return extract(article, Timer.NONE);
  }

  /**
   * As {@link #extract(Article)}, telling how long each stage took.
   *
   * @throws StageException naming the stage that failed
   */
  public Extraction extract(Article article, Timer timer) {
    Document document = new Document(article);
    pipeline.annotate(document, timer);
    return new Extraction(
        article,
        document.sentences(),
        document.layers().contains(Layer.ENTITIES) ? document.entities() : List.of(),
        document.layers().contains(Layer.QUOTES) ? document.quotes() : List.of());
  }

  /** The stages in their order. */
  public List<Stage> stages() {
    return pipeline.stages();
  }
}
