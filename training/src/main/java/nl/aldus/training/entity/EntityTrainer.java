package nl.aldus.training.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.document.Pipeline.Timer;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.mention.Clusters;
import nl.aldus.extractor.mention.Labels;
import nl.aldus.extractor.mention.MentionTagger;
import nl.aldus.extractor.mention.TaggerModel;
import nl.aldus.extractor.mention.Weights;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.sentence.SentenceSplitter;
import nl.aldus.extractor.token.Abbreviations;
import nl.aldus.extractor.token.Tokenizer;
import nl.aldus.training.corpus.AnnotatedArticle;

/**
 * Trains the mention tagger. The second pass must learn from what the first pass says of articles
 * that it has not seen, so the first pass is trained once per fold without the fold, and once more
 * on everything.
 */
public final class EntityTrainer {

  private static final int FOLDS = 4;
  private static final int NONE = Labels.COUNT * Labels.COUNT;

  private final Lexicon lexicon = Lexicon.dutch();
  private final Abbreviations abbreviations = Abbreviations.dutch();
  private final Tokenizer tokenizer = new Tokenizer(lexicon, abbreviations);
  private final Pipeline pipeline =
      new Pipeline(
          List.of(new ParagraphSplitter(), tokenizer, new SentenceSplitter(abbreviations)));
  private final Consumer<String> progress;

  /**
   * @param progress told what is going on, for people
   */
  public EntityTrainer(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Trains a model.
   *
   * @param name name and version of the model
   * @param articles what to learn from
   * @param clusters word classes
   */
  public TaggerModel train(String name, List<AnnotatedArticle> articles, Clusters clusters) {
    List<LabelledDocument> documents = articles.stream().map(this::label).toList();
    int lost = documents.stream().mapToInt(LabelledDocument::lost).sum();
    progress.accept(
        documents.size() + " articles; " + lost + " mentions end inside a token and are left out");
    List<List<Example>> examples = examples(documents, clusters);
    TaggerModel[] folds = new TaggerModel[FOLDS];
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(fold -> folds[fold] = firstPass(name, except(examples, fold), clusters));
    progress.accept("trained " + FOLDS + " folds");
    List<Example> second = new ArrayList<>();
    for (int d = 0; d < documents.size(); d++) {
      MentionTagger tagger = tagger(folds, d);
      List<MentionTagger.SecondPass> sentences = tagger.secondPass(documents.get(d).document());
      for (int s = 0; s < sentences.size(); s++) {
        second.add(
            new Example(
                sentences.get(s).scores(),
                sentences.get(s).features(),
                documents.get(d).labels().get(s)));
      }
    }
    TaggerModel first = firstPass(name, except(examples, -1), clusters);
    progress.accept("trained the first pass: " + first.weights().size() + " features");
    return secondPass(first, second);
  }

  private final MentionTagger[] taggers = new MentionTagger[FOLDS];

  private MentionTagger tagger(TaggerModel[] folds, int document) {
    int fold = document % FOLDS;
    if (taggers[fold] == null) {
      taggers[fold] = new MentionTagger(lexicon, tokenizer, folds[fold]);
    }
    return taggers[fold];
  }

  private LabelledDocument label(AnnotatedArticle article) {
    Document document = new Document(article.article());
    pipeline.annotate(document, Timer.NONE);
    return LabelledDocument.of(article, document);
  }

  private List<List<Example>> examples(List<LabelledDocument> documents, Clusters clusters) {
    MentionTagger blank =
        new MentionTagger(
            lexicon,
            tokenizer,
            new TaggerModel(
                "blank",
                clusters,
                Weights.none(),
                new float[NONE],
                1,
                Weights.none(),
                new float[NONE]));
    List<List<Example>> examples = new ArrayList<>();
    for (LabelledDocument document : documents) {
      List<Example> sentences = new ArrayList<>();
      List<int[][]> features = blank.features(document.document());
      for (int s = 0; s < features.size(); s++) {
        sentences.add(new Example(new float[0], features.get(s), document.labels().get(s)));
      }
      examples.add(sentences);
    }
    return examples;
  }

  private static List<Example> except(List<List<Example>> examples, int fold) {
    List<Example> kept = new ArrayList<>();
    for (int d = 0; d < examples.size(); d++) {
      if (d % FOLDS != fold) {
        kept.addAll(examples.get(d));
      }
    }
    return kept;
  }

  private static TaggerModel firstPass(String name, List<Example> examples, Clusters clusters) {
    ChainTrainer.Fit fit =
        ChainTrainer.train(
            examples,
            new ChainTrainer.Settings(
                Integer.getInteger("epochs", 12),
                Double.parseDouble(System.getProperty("rate", "0.1")),
                Double.parseDouble(System.getProperty("dropout", "0.4")),
                Double.parseDouble(System.getProperty("penalty", "0")),
                2,
                Float.parseFloat(System.getProperty("least", "0.02")),
                17));
    return new TaggerModel(
        name, clusters, fit.weights(), fit.transitions(), 1, Weights.none(), fit.transitions());
  }

  private TaggerModel secondPass(TaggerModel first, List<Example> heldOut) {
    float temperature = 1;
    double best = Double.NEGATIVE_INFINITY;
    for (float t = 0.4f; t < 1.6f; t += 0.1f) {
      double likelihood = ChainTrainer.likelihood(heldOut, first.transitions(), t);
      if (likelihood > best) {
        best = likelihood;
        temperature = t;
      }
    }
    progress.accept("temperature " + temperature + ", held-out log likelihood per token " + best);
    List<Example> scaled = new ArrayList<>();
    for (Example example : heldOut) {
      float[] base = example.base().clone();
      for (int i = 0; i < base.length; i++) {
        base[i] *= temperature;
      }
      scaled.add(new Example(base, example.features(), example.labels()));
    }
    ChainTrainer.Fit fit =
        ChainTrainer.train(scaled, new ChainTrainer.Settings(8, 0.05, 0.2, 0, 5, 0.001f, 19));
    return new TaggerModel(
        first.name(),
        first.clusters(),
        first.weights(),
        first.transitions(),
        temperature,
        fit.weights(),
        fit.transitions());
  }
}
