package nl.aldus.extractor.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.sentence.SentenceSplitter;
import nl.aldus.extractor.token.Abbreviations;
import nl.aldus.extractor.token.Tokenizer;
import org.junit.jupiter.api.Test;

class EntityLinkerTest {

  private static final Abbreviations ABBREVIATIONS = Abbreviations.dutch();
  private static final Pipeline GROUND =
      new Pipeline(
          List.of(
              new ParagraphSplitter(),
              new Tokenizer(Lexicon.dutch(), ABBREVIATIONS),
              new SentenceSplitter(ABBREVIATIONS)));

  @Test
  void joinsSurnameAndFullName() {
    List<Entity> entities =
        link("[P Karin de Wit] kwam. Later zei [P De Wit] niets. [P De Wits] fiets stond er nog.");

    assertThat(entities).extracting(Entity::name).containsExactly("Karin de Wit");
    assertThat(entities.get(0).mentions()).hasSize(3);
  }

  @Test
  void keepsTwoPersonsWithOneSurnameApart() {
    List<Entity> entities =
        link(
            "[P Karin Bos] zong. Na haar sprak [P Bos] nog. Toen kwam [P Teun Bos]."
                + " Ook [P Bos] zong.");

    assertThat(entities).extracting(Entity::name).containsExactly("Karin Bos", "Teun Bos");
    assertThat(entities).extracting(entity -> entity.mentions().size()).containsExactly(2, 2);
  }

  @Test
  void joinsInitialsAndFirstNames() {
    assertThat(link("[P J.P. Haverkamp] zwom. [P Jan Peter Haverkamp] won."))
        .extracting(Entity::name)
        .containsExactly("Jan Peter Haverkamp");
  }

  @Test
  void joinsAbbreviationInBrackets() {
    List<Entity> entities =
        link("De [O Bond voor Dwarse Fietsers] ([O BDF]) is tevreden. De [O BDF] viert feest.");

    assertThat(entities).extracting(Entity::name).containsExactly("Bond voor Dwarse Fietsers");
    assertThat(entities.get(0).mentions()).hasSize(3);
  }

  @Test
  void joinsCountryAndItsUsualAbbreviation() {
    List<Entity> entities = link("De [L VS] en de [L Verenigde Staten].");

    assertThat(entities).extracting(Entity::name).containsExactly("Verenigde Staten");
    assertThat(entities.get(0).identifiers()).containsExactly(new Identifier("iso3166-1", "US"));
  }

  @Test
  void givesCodesToPeoplesAndLanguages() {
    List<Entity> entities = link("Een [M Oekraïense] dichter leert [M Nederlands].");

    assertThat(entities.get(0).identifiers()).containsExactly(new Identifier("iso3166-1", "UA"));
    assertThat(entities.get(1).identifiers())
        .containsExactlyInAnyOrder(
            new Identifier("iso3166-1", "NL"), new Identifier("iso639", "nl"));
  }

  @Test
  void readsFunctionBeforeTheName() {
    Entity entity = link("Volgens woordvoerder van het [O Vrije Huis] [P Ria Top] kan het.").get(1);

    assertThat(entity.role()).isEqualTo("woordvoerder");
    assertThat(entity.organization()).isEqualTo("Vrije Huis");
  }

  @Test
  void readsFunctionAroundTheName() {
    Entity entity = link("Toen zei minister [P Jansen] van [O Financiën] ja.").get(0);

    assertThat(entity.role()).isEqualTo("minister");
    assertThat(entity.organization()).isEqualTo("Financiën");
  }

  @Test
  void readsFunctionBehindTheName() {
    Entity entity = link("[P Ria Top], de nieuwe directeur van [O Kaasland], lachte.").get(0);

    assertThat(entity.role()).isEqualTo("directeur");
    assertThat(entity.organization()).isEqualTo("Kaasland");
  }

  @Test
  void readsPartyInCompoundAndInBrackets() {
    assertThat(link("Ook [O XYZ]-leider [P Ria Top] kwam.").get(1))
        .extracting(Entity::role, Entity::organization)
        .containsExactly("leider", "XYZ");
    assertThat(link("Kamerlid [P Ria Top] ([O XYZ]) kwam.").get(0))
        .extracting(Entity::role, Entity::organization)
        .containsExactly("Kamerlid", "XYZ");
  }

  @Test
  void readsFunctionWithItsField() {
    Entity entity = link("Toen zei hoogleraar bestuurskunde [P Ria Top] van [O XYZ] ja.").get(0);

    assertThat(entity.role()).isEqualTo("hoogleraar");
    assertThat(entity.organization()).isEqualTo("XYZ");
  }

  @Test
  void readsFunctionBehindTheNameWithItsTime() {
    Entity entity = link("[P Ria Top], sinds 2019 directeur van [O Kaasland], lachte.").get(0);

    assertThat(entity.role()).isEqualTo("directeur");
    assertThat(entity.organization()).isEqualTo("Kaasland");
  }

  @Test
  void readsFunctionBeforeACommaAndTheName() {
    assertThat(link("De burgemeester van [L Assen], [P Ria Top], lachte.").get(1))
        .extracting(Entity::role, Entity::organization)
        .containsExactly("burgemeester", "Assen");
    assertThat(
            link("De voorzitter van de raad van bestuur van [O XYZ], [P Ria Top], lachte.").get(1))
        .extracting(Entity::role, Entity::organization)
        .containsExactly("voorzitter", "XYZ");
    assertThat(link("De burgemeester kwam, en in [L Assen], [P Ria Top] zij dank, ook."))
        .extracting(Entity::role)
        .containsOnlyNulls();
  }

  @Test
  void readsOrganizationWithItsArticle() {
    assertThat(link("Hoofdredacteur [P Ria Top] van [O de Wekker] lachte.").get(0).organization())
        .isEqualTo("de Wekker");
  }

  @Test
  void readsTheFirstOfTwoInBrackets() {
    assertThat(link("Minister [P Ria Top] ([O Landbouw], [O XYZ]) kwam.").get(0).organization())
        .isEqualTo("Landbouw");
  }

  @Test
  void readsFunctionsMadeByAProductiveEnding() {
    assertThat(link("Volgens havenmeester [P Ria Top] kan het.").get(0).role())
        .isEqualTo("havenmeester");
  }

  @Test
  void joinsGenitiveOfASurnameThatNeverStandsAlone() {
    assertThat(link("[P Karin Top] kwam. [P Tops] fiets stond er nog."))
        .extracting(Entity::name)
        .containsExactly("Karin Top");
  }

  @Test
  void joinsAbbreviationOfTheLastWords() {
    assertThat(
            link(
                "De [O Landelijke Dienst voor toegepast-rekenkundig onderzoek] ([O TRO]) telt. De"
                    + " [O TRO] rekent."))
        .extracting(Entity::name)
        .containsExactly("Landelijke Dienst voor toegepast-rekenkundig onderzoek");
  }

  @Test
  void keepsAnOrganizationInBracketsApartFromAnother() {
    assertThat(link("De [O Bond voor Dwarse Fietsers] ([O XYZ]) is tevreden.")).hasSize(2);
  }

  @Test
  void joinsAllNamesOfACountry() {
    assertThat(link("Het [L Verenigd Koninkrijk], kortom [L Groot-Brittannië], het [L VK]."))
        .extracting(Entity::name)
        .containsExactly("Verenigd Koninkrijk");
  }

  @Test
  void keepsIdOfAnEntityWhenTheRestOfTheArticleChanges() {
    String id = link("[P Ria Top] kwam.").get(0).id();

    assertThat(link("In [L Assen] regent het. [P Ria Top] kwam toch.").get(1).id()).isEqualTo(id);
  }

  /** Links the mentions that stand in brackets, with their type as a letter: {@code [P Jan]}. */
  private static List<Entity> link(String marked) {
    StringBuilder text = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    int at = 0;
    for (int open = marked.indexOf('['); open >= 0; open = marked.indexOf('[', at)) {
      text.append(marked, at, open);
      int close = marked.indexOf(']', open);
      String name = marked.substring(open + 3, close);
      EntityType type =
          switch (marked.charAt(open + 1)) {
            case 'P' -> EntityType.PERSON;
            case 'O' -> EntityType.ORGANIZATION;
            case 'L' -> EntityType.LOCATION;
            default -> EntityType.MISC;
          };
      mentions.add(new Mention(text.length(), text.length() + name.length(), name, 0, type, 1));
      text.append(name);
      at = close + 1;
    }
    text.append(marked.substring(at));
    Document document = new Document(Article.of(text.toString()));
    GROUND.annotate(document, Pipeline.Timer.NONE);
    document.mentions(mentions.stream().map(mention -> inSentence(document, mention)).toList());
    new EntityLinker(KnowledgeBase.none()).annotate(document);
    return document.entities();
  }

  private static Mention inSentence(Document document, Mention mention) {
    int sentence =
        document.sentences().stream().filter(s -> s.contains(mention)).findFirst().get().index();
    return new Mention(mention.begin(), mention.end(), mention.text(), sentence, mention.type(), 1);
  }
}
