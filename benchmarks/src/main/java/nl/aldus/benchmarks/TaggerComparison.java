package nl.aldus.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedMention;
import nl.aldus.training.corpus.ConllColumns;
import nl.aldus.training.corpus.Corpus;
import nl.aldus.training.corpus.UdNews;
import nl.aldus.training.score.Tally;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.util.ext.ExtensionLoader;

/**
 * Names as Aldus finds them, Apache OpenNLP trained on the articles that the model of Aldus was
 * trained on, and Frog where it is installed: F1 of exact spans with types, as a table for {@code
 * docs/entities.md}.
 */
final class TaggerComparison {

  private static final List<EntityType> TYPES =
      List.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION, EntityType.MISC);

  private TaggerComparison() {}

  /**
   * @param data folder with {@code ud} to train on and {@code conll2002/ned.testa} to measure on
   * @param gold folder of annotated articles to measure on as well, or null
   */
  static void run(Path data, Path gold) throws IOException, InterruptedException {
    Map<String, List<AnnotatedArticle>> measured = new LinkedHashMap<>();
    measured.put("CoNLL-2002 testa", ConllColumns.read(data.resolve("conll2002/ned.testa")));
    if (gold != null) {
      measured.put("articles of " + gold.getFileName(), Corpus.read(gold));
    }
    List<AnnotatedArticle> learnt = new ArrayList<>(Corpus.read(Path.of("corpus", "articles")));
    learnt.addAll(UdNews.read(data.resolve("ud")));

    Extractor extractor = Extractor.dutch();
    Pipeline sentences = new Pipeline(extractor.stages().subList(0, 3));
    OpenNlpNames plain = new OpenNlpNames(sentences, learnt, new TokenNameFinderFactory());
    // OpenNLP makes its factories anew by name, from packages that it was told of.
    ExtensionLoader.registerAllowedPackage(DictionaryFeatures.class.getPackageName());
    OpenNlpNames withDictionary = new OpenNlpNames(sentences, learnt, new DictionaryFeatures());
    Map<String, Tagger> taggers = new LinkedHashMap<>();
    taggers.put("Aldus", each(article -> aldus(extractor, article)));
    taggers.put("OpenNLP, same training articles", each(plain::of));
    taggers.put("OpenNLP, with the dictionary's readings", each(withDictionary::of));
    if (Frog.isInstalled()) {
      taggers.put("Frog", FrogNames::of);
    } else {
      System.out.println("Frog is not installed. " + Frog.INSTALLATION + ".");
    }
    for (Map.Entry<String, List<AnnotatedArticle>> set : measured.entrySet()) {
      System.out.printf("%n| %s | all | PER | ORG | LOC | MISC |%n", set.getKey());
      System.out.println("| --- | --- | --- | --- | --- | --- |");
      for (Map.Entry<String, Tagger> tagger : taggers.entrySet()) {
        List<Article> articles = set.getValue().stream().map(AnnotatedArticle::article).toList();
        System.out.println(row(tagger.getKey(), set.getValue(), tagger.getValue().names(articles)));
      }
    }
  }

  private static List<AnnotatedMention> aldus(Extractor extractor, Article article) {
    return extractor.extract(article).entities().stream()
        .flatMap(entity -> entity.mentions().stream())
        .map(mention -> new AnnotatedMention(mention.begin(), mention.end(), mention.type()))
        .toList();
  }

  private static String row(
      String tagger, List<AnnotatedArticle> gold, List<List<AnnotatedMention>> said) {
    StringBuilder row = new StringBuilder("| ").append(tagger).append(" |");
    row.append(cell(gold, said, TYPES));
    for (EntityType type : TYPES) {
      row.append(cell(gold, said, List.of(type)));
    }
    return row.toString();
  }

  /** F1 in hundredths, of some types together. */
  private static String cell(
      List<AnnotatedArticle> gold, List<List<AnnotatedMention>> said, List<EntityType> types) {
    int hits = 0;
    int wanted = 0;
    int found = 0;
    for (int i = 0; i < gold.size(); i++) {
      Set<AnnotatedMention> right = new HashSet<>(gold.get(i).mentions());
      right.removeIf(mention -> !types.contains(mention.type()));
      Set<AnnotatedMention> given = new HashSet<>(said.get(i));
      given.removeIf(mention -> !types.contains(mention.type()));
      wanted += right.size();
      found += given.size();
      given.retainAll(right);
      hits += given.size();
    }
    return String.format(Locale.ROOT, " %.1f |", 100 * new Tally(hits, wanted, found).f1());
  }

  private static Tagger each(ArticleTagger tagger) {
    return articles -> articles.stream().map(tagger::names).toList();
  }

  /** Finds the names of many articles, article by article. */
  private interface Tagger {
    List<List<AnnotatedMention>> names(List<Article> articles)
        throws IOException, InterruptedException;
  }

  /** Finds the names of one article. */
  private interface ArticleTagger {
    List<AnnotatedMention> names(Article article);
  }
}
