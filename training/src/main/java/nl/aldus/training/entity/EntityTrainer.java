package nl.aldus.training.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.document.Pipeline.Timer;
import nl.aldus.extractor.document.Tokens;
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

  /** How many times an article is learnt with other names, besides once with its own. */
  private static final int SWAPS = 3;

  private static final long SEED = 17;
  private static final ChainTrainer.Settings FIRST_PASS =
      new ChainTrainer.Settings(5, 0.1, 0.4, 2, 0.03f, 3, SEED);
  private static final ChainTrainer.Settings SECOND_PASS =
      new ChainTrainer.Settings(8, 0.05, 0.2, 5, 0.001f, 1, SEED + 2);
  private static final int NONE = Labels.COUNT * Labels.COUNT;

  private final Lexicon lexicon = Lexicon.dutch();
  private final Abbreviations abbreviations = Abbreviations.dutch();
  private final Tokenizer tokenizer = new Tokenizer(lexicon, abbreviations);
  private final Pipeline pipeline =
      new Pipeline(
          List.of(new ParagraphSplitter(), tokenizer, new SentenceSplitter(abbreviations)));
  private final NameStock stock = new NameStock();
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
   * @param sets what to learn from
   * @param texts further text, sentences of tokens in lower case, to learn word classes from
   */
  public TaggerModel train(String name, List<TrainingSet> sets, List<List<String>> texts) {
    List<LabelledDocument> documents = new ArrayList<>();
    for (TrainingSet set : sets) {
      for (AnnotatedArticle article : set.articles()) {
        documents.add(label(article));
      }
    }
    Clusters clusters = clusters(documents, texts);
    progress.accept("made word classes");
    int lost = documents.stream().mapToInt(LabelledDocument::lost).sum();
    progress.accept(
        documents.size() + " articles; " + lost + " mentions end inside a token and are left out");
    List<List<Example>> examples = examples(sets, documents, clusters);
    TaggerModel[] folds = new TaggerModel[FOLDS];
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(fold -> folds[fold] = firstPass(name, except(examples, fold), clusters));
    progress.accept("trained " + FOLDS + " folds");
    List<Example> second = secondExamples(documents, taggers(folds));
    TaggerModel first = firstPass(name, except(examples, -1), clusters);
    progress.accept("trained the first pass: " + first.weights().size() + " features");
    TaggerModel model = secondPass(first, second);
    reportFolds(
        sets,
        taggers(Arrays.stream(folds).map(f -> withEvidence(f, model)).toArray(TaggerModel[]::new)));
    return model;
  }

  private static Clusters clusters(List<LabelledDocument> documents, List<List<String>> texts) {
    List<List<String>> sentences = new ArrayList<>(texts);
    for (LabelledDocument document : documents) {
      Tokens tokens = document.document().tokens();
      int at = 0;
      for (int[] labels : document.labels()) {
        List<String> sentence = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
          sentence.add(tokens.word(at++).lower());
        }
        sentences.add(sentence);
      }
    }
    return ClusterTrainer.train(sentences);
  }

  private static List<Example> secondExamples(
      List<LabelledDocument> documents, List<MentionTagger> taggers) {
    List<Example> second = new ArrayList<>();
    for (int d = 0; d < documents.size(); d++) {
      List<MentionTagger.SecondPass> sentences =
          taggers.get(d % FOLDS).secondPass(documents.get(d).document());
      for (int s = 0; s < sentences.size(); s++) {
        second.add(
            new Example(
                sentences.get(s).scores(),
                sentences.get(s).features(),
                documents.get(d).labels().get(s)));
      }
    }
    return second;
  }

  /** Tells what the models find in the articles that they have not seen. */
  private void reportFolds(List<TrainingSet> sets, List<MentionTagger> taggers) {
    int d = 0;
    for (TrainingSet set : sets) {
      MentionScore score = new MentionScore();
      for (AnnotatedArticle article : set.articles()) {
        Document document = new Document(article.article());
        pipeline.annotate(document, Timer.NONE);
        taggers.get(d++ % FOLDS).annotate(document);
        score.add(article.mentions(), document.mentions());
      }
      progress.accept(set.name() + ", cross-validated: " + score);
    }
  }

  private List<MentionTagger> taggers(TaggerModel[] models) {
    return Arrays.stream(models).map(m -> new MentionTagger(lexicon, tokenizer, m)).toList();
  }

  private static TaggerModel withEvidence(TaggerModel first, TaggerModel second) {
    return new TaggerModel(
        first.name(),
        first.clusters(),
        first.weights(),
        first.transitions(),
        second.temperature(),
        second.evidence(),
        second.evidenceTransitions());
  }

  private LabelledDocument label(AnnotatedArticle article) {
    Document document = new Document(article.article());
    pipeline.annotate(document, Timer.NONE);
    return LabelledDocument.of(article, document);
  }

  private List<List<Example>> examples(
      List<TrainingSet> sets, List<LabelledDocument> documents, Clusters clusters) {
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
    for (TrainingSet set : sets) {
      for (AnnotatedArticle article : set.articles()) {
        List<Example> sentences = new ArrayList<>();
        List<Example> original = examples(blank, documents.get(examples.size()));
        for (int copy = 0; copy < set.copies(); copy++) {
          sentences.addAll(original);
        }
        for (int swap = 0; swap < SWAPS; swap++) {
          long seed = SEED + 31L * examples.size() + swap;
          sentences.addAll(examples(blank, label(NameSwap.of(article, stock, seed))));
        }
        examples.add(sentences);
      }
    }
    return examples;
  }

  private static List<Example> examples(MentionTagger tagger, LabelledDocument document) {
    List<Example> sentences = new ArrayList<>();
    List<int[][]> features = tagger.features(document.document());
    for (int s = 0; s < features.size(); s++) {
      sentences.add(new Example(new float[0], features.get(s), document.labels().get(s)));
    }
    return sentences;
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
    ChainTrainer.Fit fit = ChainTrainer.train(examples, FIRST_PASS);
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
    ChainTrainer.Fit fit = ChainTrainer.train(scaled, SECOND_PASS);
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
