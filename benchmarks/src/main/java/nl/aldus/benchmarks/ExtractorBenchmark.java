package nl.aldus.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.document.Pipeline.Timer;
import nl.aldus.extractor.document.Stage;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole articles on one thread. An operation is one article; the counter {@code tokens} gives
 * tokens a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Threads(1)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ExtractorBenchmark {

  private List<Article> articles;
  private int[] tokens;
  private Extractor extractor;
  private Pipeline throughEntities;
  private Pipeline throughSentences;
  private int next;

  /** Reads the articles and counts their tokens. */
  @Setup
  public void prepare() {
    articles = News.articles();
    extractor = Extractor.dutch();
    throughSentences = upTo(Layer.SENTENCES);
    throughEntities = upTo(Layer.ENTITIES);
    tokens = new int[articles.size()];
    for (int i = 0; i < tokens.length; i++) {
      Document document = new Document(articles.get(i));
      throughSentences.annotate(document, Timer.NONE);
      tokens[i] = document.tokens().size();
    }
  }

  /** The stages up to the one that adds the layer; all of them if none does. */
  private Pipeline upTo(Layer layer) {
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : extractor.stages()) {
      stages.add(stage);
      if (stage.adds().contains(layer)) {
        break;
      }
    }
    return new Pipeline(stages);
  }

  /** Counts tokens beside operations. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Count {
    public long tokens;
  }

  /** Sentences, entities, quotations. */
  @Benchmark
  public Extraction everything(Count count) {
    int i = next();
    count.tokens += tokens[i];
    return extractor.extract(articles.get(i));
  }

  /** Sentences and entities. */
  @Benchmark
  public Document entities(Count count) {
    return run(throughEntities, count);
  }

  /** Paragraphs, tokens and sentences. */
  @Benchmark
  public Document sentences(Count count) {
    return run(throughSentences, count);
  }

  private Document run(Pipeline pipeline, Count count) {
    int i = next();
    count.tokens += tokens[i];
    Document document = new Document(articles.get(i));
    pipeline.annotate(document, Timer.NONE);
    return document;
  }

  private int next() {
    next = next + 1 == tokens.length ? 0 : next + 1;
    return next;
  }
}
