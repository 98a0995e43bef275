package nl.aldus.extractor.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  private static final Tokenizer TOKENIZER = new Tokenizer(Lexicon.dutch(), Abbreviations.dutch());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Hij zegt dat. | Hij zegt dat .
          Foto's van Hans' fiets | Foto's van Hans ' fiets
          's avonds in 't Gooi | 's avonds in 't Gooi
          ’s Morgens | ’s Morgens
          in de jaren '90 | in de jaren '90
          'Ja', zegt ze | ' Ja ' , zegt ze
          'Dat kan', zei 't Hooft | ' Dat kan ' , zei 't Hooft
          ,,Nee'', zei hij | ,, Nee '' , zei hij
          de VVD-leider | de VVD - leider
          Oost-Oekraïne | Oost - Oekraïne
          een e-bike en de oud-premier | een e-bike en de oud-premier
          hart- en vaatziekten | hart - en vaatziekten
          100.000 euro, 2,5 procent om 10.30 uur | 100.000 euro , 2,5 procent om 10.30 uur
          de 19e-eeuwse 50+'er | de 19e - eeuwse 50 + ' er
          drs. J.P. de Wit | drs. J.P. de Wit
          o.a. a.u.b. enz. | o.a. a.u.b. enz.
          Op 3 mei. | Op 3 mei .
          mail naar info@voorbeeld.nl. | mail naar info@voorbeeld.nl .
          zie https://voorbeeld.nl/a?b=1. | zie https://voorbeeld.nl/a?b=1 .
          @aldus op #kafka! | @aldus op #kafka !
          bol.com en Booking.com | bol.com en Booking.com
          wacht... nee… | wacht ... nee …
          mooi 👍🏽👨‍👩‍👧 zeg | mooi 👍🏽 👨‍👩‍👧 zeg
          """)
  void dividesText(String text, String tokens) {
    assertThat(String.join(" ", tokens(text))).isEqualTo(tokens);
  }

  private static List<String> tokens(String text) {
    Document document = new Document(Article.of(text));
    new ParagraphSplitter().annotate(document);
    TOKENIZER.annotate(document);
    Tokens tokens = document.tokens();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      texts.add(tokens.text(i));
    }
    return texts;
  }
}
