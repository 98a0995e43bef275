package nl.aldus.extractor.mention;

import static nl.aldus.extractor.annotation.EntityType.LOCATION;
import static nl.aldus.extractor.annotation.EntityType.MISC;
import static nl.aldus.extractor.annotation.EntityType.ORGANIZATION;
import static nl.aldus.extractor.annotation.EntityType.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.sentence.SentenceSplitter;
import nl.aldus.extractor.token.Abbreviations;
import nl.aldus.extractor.token.Tokenizer;
import org.junit.jupiter.api.Test;

class MentionTaggerTest {

  private static final Pipeline PIPELINE = pipeline();

  @Test
  void findsEveryType() {
    assertThat(tag("De Belgische schrijfster Annemie Verbeke woont in Gent en werkt bij de VRT."))
        .extracting(Mention::text, Mention::type)
        .containsExactly(
            tuple("Belgische", MISC),
            tuple("Annemie Verbeke", PERSON),
            tuple("Gent", LOCATION),
            tuple("VRT", ORGANIZATION));
  }

  @Test
  void keepsAdjacentCountriesApart() {
    assertThat(tag("Het is niet zeker dat Duitsland Frankrijk zal steunen als België wegblijft."))
        .extracting(Mention::text)
        .containsExactly("Duitsland", "Frankrijk", "België");
  }

  @Test
  void takesACountryForAPlaceEvenWhereItActs() {
    assertThat(tag("De VS sturen geld. Volgens de VS is dat nodig."))
        .extracting(Mention::text, Mention::type)
        .containsExactly(tuple("VS", LOCATION), tuple("VS", LOCATION));
  }

  @Test
  void endsTheNameOfAFunctionsBearerBeforeWhatHeServes() {
    assertThat(tag("Dat zegt directeur Els Kok van Noorderlijn."))
        .extracting(Mention::text, Mention::type)
        .containsExactly(tuple("Els Kok", PERSON), tuple("Noorderlijn", ORGANIZATION));
    assertThat(tag("Dat zegt directeur Jan Peter van Dam."))
        .extracting(Mention::text)
        .containsExactly("Jan Peter van Dam");
  }

  @Test
  void givesAnAbbreviationInBracketsTheTypeOfItsName() {
    assertThat(tag("De Raad voor de Zelfstandige Pers (RZP) is boos. De RZP gaat naar de rechter."))
        .extracting(Mention::text, Mention::type)
        .containsExactly(
            tuple("Raad voor de Zelfstandige Pers", ORGANIZATION),
            tuple("RZP", ORGANIZATION),
            tuple("RZP", ORGANIZATION));
  }

  @Test
  void findsTheGenitiveOfASurnameNamedElsewhere() {
    assertThat(
            tag(
                "Keeper Bart Verbruggen speelde. Verbruggens knie is hersteld. Over Verbruggen's"
                    + " arm weet niemand iets."))
        .extracting(Mention::text)
        .containsExactly("Bart Verbruggen", "Verbruggens", "Verbruggen");
  }

  @Test
  void takesANameWithALegalFormForACompany() {
    assertThat(tag("Jansen BV gaat failliet."))
        .extracting(Mention::text, Mention::type)
        .containsExactly(tuple("Jansen BV", ORGANIZATION));
  }

  @Test
  void takesNoAddressIntoAName() {
    assertThat(tag("Lees het Manifest Schone Beek https://beek.example/Schone-Beek van Karin Bos."))
        .noneMatch(mention -> mention.text().contains("://"));
  }

  @Test
  void findsTheNameInsideAHyphenatedCompound() {
    assertThat(tag("Volgens D66-Kamerlid Mirjam Kuiper is dat onzin."))
        .extracting(Mention::text, Mention::type)
        .containsExactly(tuple("D66", ORGANIZATION), tuple("Mirjam Kuiper", PERSON));
  }

  @Test
  void leavesTheGenitiveOut() {
    assertThat(tag("Wij lazen Obama's boek.")).extracting(Mention::text).containsExactly("Obama");
  }

  @Test
  void takesOnAMegabyteWithoutASpace() {
    String text = "Aa".repeat(500_000);
    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(60), () -> tag(text)))
        .allSatisfy(mention -> assertThat(mention.text()).isEqualTo(text));
  }

  @Test
  void leavesTextWithoutNamesAlone() {
    assertThat(tag("Morgen wordt het droog. De wind draait naar het zuiden.")).isEmpty();
    assertThat(tag("")).isEmpty();
  }

  @Test
  void givesProbabilitiesAsConfidence() {
    List<Mention> mentions = tag("In Parijs sprak Karel de Groot met de directie van Zorba Drie.");

    assertThat(mentions).isNotEmpty();
    assertThat(mentions).allSatisfy(m -> assertThat(m.confidence()).isBetween(0.0, 1.0));
  }

  @Test
  void saysTheSameOnEveryThread() {
    String text =
        "Minister Ria Bos van Defensie bezocht maandag Den Helder en de Koninklijke Marine.";
    List<Mention> alone = tag(text);

    assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> tag(text)))
        .allSatisfy(mentions -> assertThat(mentions).isEqualTo(alone));
  }

  private static List<Mention> tag(String text) {
    Document document = new Document(Article.of(text));
    PIPELINE.annotate(document, Pipeline.Timer.NONE);
    return document.mentions();
  }

  private static Pipeline pipeline() {
    Lexicon lexicon = Lexicon.dutch();
    Abbreviations abbreviations = Abbreviations.dutch();
    Tokenizer tokenizer = new Tokenizer(lexicon, abbreviations);
    return new Pipeline(
        List.of(
            new ParagraphSplitter(),
            tokenizer,
            new SentenceSplitter(abbreviations),
            new MentionTagger(lexicon, tokenizer, TaggerModel.dutch())));
  }
}
