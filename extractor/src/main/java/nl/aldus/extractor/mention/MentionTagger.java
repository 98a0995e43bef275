package nl.aldus.extractor.mention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Stage;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.token.Tokenizer;

/**
 * Finds mentions of persons, organisations, places and other named things. Two passes over the
 * article: the first looks at each sentence, the second adds what the first made of other
 * occurrences of the same forms. Immutable and thread-safe.
 */
public final class MentionTagger implements Stage {

  private static final int N = Labels.COUNT;

  /** Longer titles are cut: they are no titles. */
  private static final int LONGEST_TITLE = 500;

  /** A score that no sum of weights outweighs. */
  private static final float CERTAINTY = 100;

  private final Tokenizer tokenizer;
  private final TaggerModel model;
  private final Forms forms;

  public MentionTagger(Lexicon lexicon, Tokenizer tokenizer, TaggerModel model) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.forms = new Forms(lexicon, Gazetteer.dutch(tokenizer), model.clusters(), model.weights());
  }

  @Override
  public String name() {
    return "mentions";
  }

  @Override
  public Set<Layer> needs() {
    return EnumSet.of(Layer.TOKENS, Layer.SENTENCES);
  }

  @Override
  public Set<Layer> adds() {
    return EnumSet.of(Layer.MENTIONS);
  }

  @Override
  public void annotate(Document document) {
    View view = view(document);
    int tokens = document.tokens().size();
    float[] scores = firstScores(view, tokens);
    Evidence evidence =
        new Evidence(view, marginals(view, scores, model.transitions(), tokens), tokens);
    int[] features = new int[Evidence.MOST_FEATURES];
    for (int i = 0; i < tokens; i++) {
      for (int l = 0; l < N; l++) {
        scores[i * N + l] *= model.temperature();
      }
      int n = evidence.features(i, features);
      for (int f = 0; f < n; f++) {
        model.evidence().addTo(features[f], scores, i * N);
      }
    }
    List<Mention> agreed = Agreement.of(document, mentions(document, view, scores));
    document.mentions(Genitives.with(document, agreed, forms::isKnownPerson));
  }

  /**
   * The features of every token for training: sentence by sentence, token by token.
   *
   * @return hashed features
   */
  public List<int[][]> features(Document document) {
    View view = view(document);
    List<int[][]> sentences = new ArrayList<>();
    int[] sink = new int[View.MOST_FEATURES];
    for (int s = 0; s < view.sentences(); s++) {
      int begin = view.begin(s);
      int[][] sentence = new int[view.end(s) - begin][];
      for (int i = begin; i < view.end(s); i++) {
        int context = view.features(s, i, sink);
        int[] all = Arrays.copyOf(sink, context + 5 * 60);
        int n = context;
        for (int distance = -Form.REACH; distance <= Form.REACH; distance++) {
          for (int feature : view.form(s, i + distance).features()) {
            all[n++] = Form.at(distance, feature);
          }
        }
        sentence[i - begin] = Arrays.copyOf(all, n);
      }
      sentences.add(sentence);
    }
    return sentences;
  }

  /**
   * The scores of the first pass and the features of the second, for training.
   *
   * @return per sentence
   */
  public List<SecondPass> secondPass(Document document) {
    View view = view(document);
    int tokens = document.tokens().size();
    float[] scores = firstScores(view, tokens);
    Evidence evidence =
        new Evidence(view, marginals(view, scores, model.transitions(), tokens), tokens);
    int[] sink = new int[Evidence.MOST_FEATURES];
    List<SecondPass> sentences = new ArrayList<>();
    for (int s = 0; s < view.sentences(); s++) {
      int begin = view.begin(s);
      int[][] features = new int[view.end(s) - begin][];
      for (int i = begin; i < view.end(s); i++) {
        features[i - begin] = Arrays.copyOf(sink, evidence.features(i, sink));
        System.arraycopy(sink, 0, features[i - begin], 0, features[i - begin].length);
      }
      sentences.add(
          new SecondPass(Arrays.copyOfRange(scores, begin * N, view.end(s) * N), features));
    }
    return sentences;
  }

  /**
   * What the second pass starts from in one sentence.
   *
   * @param scores scores of the first pass, label l of token i at {@code i * COUNT + l}
   * @param features hashed features of evidence by token
   */
  public record SecondPass(float[] scores, int[][] features) {}

  private View view(Document document) {
    return new View(document, forms, title(document.article()));
  }

  private List<Word> title(Article article) {
    String title = article.title();
    if (title == null || title.isBlank()) {
      return List.of();
    }
    String cut = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    Document document = new Document(Article.of(cut));
    new ParagraphSplitter().annotate(document);
    tokenizer.annotate(document);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < document.tokens().size(); i++) {
      words.add(document.tokens().word(i));
    }
    return words;
  }

  private float[] firstScores(View view, int tokens) {
    float[] scores = new float[tokens * N];
    int[] features = new int[View.MOST_FEATURES];
    for (int s = 0; s < view.sentences(); s++) {
      for (int i = view.begin(s); i < view.end(s); i++) {
        int at = i * N;
        for (int distance = -Form.REACH; distance <= Form.REACH; distance++) {
          float[] sums = view.form(s, i + distance).scores();
          int from = (distance + Form.REACH) * N;
          for (int l = 0; l < N; l++) {
            scores[at + l] += sums[from + l];
          }
        }
        if (view.form(i).isAddress()) {
          scores[at + Labels.OUTSIDE] += CERTAINTY;
        }
        int n = view.features(s, i, features);
        for (int f = 0; f < n; f++) {
          model.weights().addTo(features[f], scores, at);
        }
      }
    }
    return scores;
  }

  private static float[] marginals(View view, float[] scores, float[] transitions, int tokens) {
    float[] marginals = new float[tokens * N];
    Chain chain = new Chain(transitions);
    for (int s = 0; s < view.sentences(); s++) {
      int begin = view.begin(s);
      int end = view.end(s);
      if (begin < end) {
        chain.run(Arrays.copyOfRange(scores, begin * N, end * N), end - begin);
        for (int i = begin; i < end; i++) {
          for (int l = 0; l < N; l++) {
            marginals[i * N + l] = (float) chain.marginal(i - begin, l);
          }
        }
      }
    }
    return marginals;
  }

  private List<Mention> mentions(Document document, View view, float[] scores) {
    List<Mention> mentions = new ArrayList<>();
    Chain chain = new Chain(model.evidenceTransitions());
    for (int s = 0; s < view.sentences(); s++) {
      int first = view.begin(s);
      int last = view.end(s);
      if (first == last) {
        continue;
      }
      chain.run(Arrays.copyOfRange(scores, first * N, last * N), last - first);
      int[] labels = chain.best();
      for (int i = 0; i < labels.length; ) {
        int label = labels[i];
        int from = i++;
        if (label == Labels.OUTSIDE) {
          continue;
        }
        while (i < labels.length && labels[i] == label + 1) {
          i++;
        }
        double confidence = Math.min(1, chain.mention(from, i, label));
        Part whole = new Part(first + from, first + i, Labels.type(label));
        for (Part part : Part.of(view, chain, s, whole)) {
          mentions.add(mention(document, s, part, confidence));
        }
      }
    }
    return mentions;
  }

  private static Mention mention(Document document, int sentence, Part part, double confidence) {
    Tokens tokens = document.tokens();
    int last = part.to() - 1;
    int begin = tokens.begin(part.from());
    int end = tokens.end(last);
    if (part.type() != EntityType.MISC) { // Tutsi's and GroenLinks'ers are plurals
      end = Genitive.nameEnd(tokens.begin(last), end, tokens.word(last));
    }
    return new Mention(begin, end, document.covered(begin, end), sentence, part.type(), confidence);
  }
}
