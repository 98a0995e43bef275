package nl.aldus.training.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.mention.MentionTagger;
import nl.aldus.extractor.mention.TaggerModel;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.sentence.SentenceSplitter;
import nl.aldus.extractor.token.Abbreviations;
import nl.aldus.extractor.token.Tokenizer;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityTrainerTest {

  private static final List<List<String>> TEXTS =
      List.of(List.of("de", "vrouw", "zegt", "dat"), List.of("de", "man", "zegt", "dat"));

  @TempDir Path folder;

  @Test
  void learnsFromExamples() {
    TaggerModel model = train();

    assertThat(tag(model, "Gisteren zei Mien Dobbelaar dat het in Zwolle regende."))
        .extracting(Mention::text, Mention::type)
        .containsExactly(
            tuple("Mien Dobbelaar", EntityType.PERSON), tuple("Zwolle", EntityType.LOCATION));
  }

  @Test
  void makesTheIdenticalModelTwice() throws IOException {
    Path one = folder.resolve("one.model");
    Path two = folder.resolve("two.model");
    train().write(one);
    train().write(two);

    assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
  }

  private static TaggerModel train() {
    List<AnnotatedArticle> articles = new ArrayList<>();
    String[] people = {"Piet Brouwer", "Anna Kuipers", "Femke Bakker", "Kees Visser"};
    String[] places = {"Breda", "Assen", "Delft", "Gouda"};
    for (String person : people) {
      for (String place : places) {
        articles.add(article("Gisteren zei ", person, " dat het in ", place, " regende."));
      }
    }
    return new EntityTrainer(line -> {})
        .train("test", List.of(new TrainingSet("test", 1, articles)), TEXTS);
  }

  private static AnnotatedArticle article(
      String before, String person, String between, String place, String after) {
    int begin = before.length();
    int second = begin + person.length() + between.length();
    return new AnnotatedArticle(
        Article.of(before + person + between + place + after),
        List.of(),
        List.of(
            new AnnotatedMention(begin, begin + person.length(), EntityType.PERSON),
            new AnnotatedMention(second, second + place.length(), EntityType.LOCATION)));
  }

  private static List<Mention> tag(TaggerModel model, String text) {
    Lexicon lexicon = Lexicon.dutch();
    Abbreviations abbreviations = Abbreviations.dutch();
    Tokenizer tokenizer = new Tokenizer(lexicon, abbreviations);
    Document document = new Document(Article.of(text));
    new Pipeline(
            List.of(
                new ParagraphSplitter(),
                tokenizer,
                new SentenceSplitter(abbreviations),
                new MentionTagger(lexicon, tokenizer, model)))
        .annotate(document, Pipeline.Timer.NONE);
    return document.mentions();
  }
}
