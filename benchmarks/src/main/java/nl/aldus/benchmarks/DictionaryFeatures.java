package nl.aldus.benchmarks;

import java.util.List;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.lexicon.Word;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.util.featuregen.AdaptiveFeatureGenerator;
import opennlp.tools.util.featuregen.AggregatedFeatureGenerator;
import opennlp.tools.util.featuregen.WindowFeatureGenerator;

/**
 * OpenNLP's default features, and what the Dutch dictionary says of a token and its neighbours.
 * Public, with a constructor that takes nothing: OpenNLP makes it anew by its name.
 */
public final class DictionaryFeatures extends TokenNameFinderFactory {

  private static final Lexicon LEXICON = Lexicon.dutch();

  @Override
  public AdaptiveFeatureGenerator createFeatureGenerators() {
    return new AggregatedFeatureGenerator(
        super.createFeatureGenerators(),
        new WindowFeatureGenerator(DictionaryFeatures::readings, 1, 1));
  }

  private static void readings(
      List<String> features, String[] tokens, int index, String[] outcomesBefore) {
    for (Word.Analysis analysis : LEXICON.word(tokens[index]).analyses()) {
      features.add("dictionary=" + analysis.tag());
    }
  }
}
