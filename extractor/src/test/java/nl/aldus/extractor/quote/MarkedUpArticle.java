package nl.aldus.extractor.quote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.entity.EntityLinker;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.sentence.SentenceSplitter;
import nl.aldus.extractor.token.Abbreviations;
import nl.aldus.extractor.token.Tokenizer;

/**
 * A text whose names are marked as in the corpus ({@code <per>Jan Smit</per>}), so that tests of
 * quotations do not depend on what the tagger of names happens to find.
 */
record MarkedUpArticle(String text, List<Mention> mentions) {

  private static final LocalDate PUBLISHED = LocalDate.of(2024, 3, 14);
  private static final Lexicon LEXICON = Lexicon.dutch();
  private static final Abbreviations ABBREVIATIONS = Abbreviations.dutch();
  private static final Pattern NAME = Pattern.compile("<(per|org|loc|misc)>(.*?)</\\1>");

  static MarkedUpArticle parse(String marked) {
    StringBuilder text = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    Matcher matcher = NAME.matcher(marked);
    int at = 0;
    while (matcher.find()) {
      text.append(marked, at, matcher.start());
      int begin = text.codePointCount(0, text.length());
      text.append(matcher.group(2));
      int end = text.codePointCount(0, text.length());
      EntityType type =
          switch (matcher.group(1)) {
            case "per" -> EntityType.PERSON;
            case "org" -> EntityType.ORGANIZATION;
            case "loc" -> EntityType.LOCATION;
            default -> EntityType.MISC;
          };
      mentions.add(new Mention(begin, end, matcher.group(2), 0, type, 1));
      at = matcher.end();
    }
    text.append(marked, at, marked.length());
    return new MarkedUpArticle(text.toString(), mentions);
  }

  /** A document that has everything but its quotations. */
  Document document() {
    Document document = new Document(new Article("golden", null, text, PUBLISHED));
    new ParagraphSplitter().annotate(document);
    new Tokenizer(LEXICON, ABBREVIATIONS).annotate(document);
    new SentenceSplitter(ABBREVIATIONS).annotate(document);
    List<Mention> placed = new ArrayList<>();
    for (Mention mention : mentions) {
      int sentence = 0;
      while (document.sentences().get(sentence).end() < mention.end()) {
        sentence++;
      }
      placed.add(
          new Mention(mention.begin(), mention.end(), mention.text(), sentence, mention.type(), 1));
    }
    document.mentions(placed);
    new EntityLinker(KnowledgeBase.none()).annotate(document);
    return document;
  }
}
