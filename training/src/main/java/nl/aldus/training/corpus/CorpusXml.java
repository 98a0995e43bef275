package nl.aldus.training.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;

/**
 * Reads an article of the project's own corpus. The format is that of {@code corpus/GUIDELINES.md};
 * what does not follow it is refused with file and line, so reading a corpus is validating it.
 */
final class CorpusXml {

  static final XMLInputFactory FACTORY = factory();

  private final Path file;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder title = new StringBuilder();
  private final List<AnnotatedQuote> quotes = new ArrayList<>();
  private final List<AnnotatedMention> mentions = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  /** Length of the text so far in code points. */
  private int length;

  /** Length of the text in code points at which the current paragraph began. */
  private int blockBegin;

  private boolean inTitle;
  private boolean inBlock;
  private String id;
  private LocalDate date;
  private boolean flat;

  private CorpusXml(Path file) {
    this.file = file;
  }

  static AnnotatedArticle read(Path file) {
    return new CorpusXml(file).parse();
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private AnnotatedArticle parse() {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in, "UTF-8");
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(xml);
          case XMLStreamConstants.END_ELEMENT -> end(xml);
          case XMLStreamConstants.CHARACTERS -> characters(xml);
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new CorpusException(file + " is not well-formed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CorpusException(file + " cannot be read: " + e.getMessage(), e);
    }
    String headline = title.isEmpty() ? null : title.toString();
    quotes.sort(
        Comparator.comparingInt(AnnotatedQuote::begin)
            .thenComparing(Comparator.comparingInt(AnnotatedQuote::end).reversed()));
    return new AnnotatedArticle(new Article(id, headline, text.toString(), date), quotes, mentions);
  }

  private void start(XMLStreamReader xml) {
    String name = xml.getLocalName();
    switch (name) {
      case "article" -> header(xml);
      case "title" -> inTitle = true;
      case "p", "h" -> {
        if (!text.isEmpty()) {
          append(flat ? " " : "\n\n");
        }
        blockBegin = length;
        inBlock = true;
      }
      case "q", "i" -> open.push(quote(xml, name));
      case "per", "org", "loc", "misc" -> {
        if (!open.isEmpty() && open.peek().entity != null) {
          throw fault(xml, "an entity inside an entity");
        }
        open.push(new Open(length, type(name), null));
      }
      default -> throw fault(xml, "unknown element <" + name + ">");
    }
  }

  private void header(XMLStreamReader xml) {
    id = xml.getAttributeValue(null, "id");
    String expected = file.getFileName().toString().replaceFirst("\\.xml$", "");
    if (!expected.equals(id)) {
      throw fault(xml, "the id must be the file's name, but is " + id);
    }
    try {
      date = LocalDate.parse(String.valueOf(xml.getAttributeValue(null, "date")));
    } catch (DateTimeParseException e) {
      throw new CorpusException(file + ": date must be YYYY-MM-DD", e);
    }
    flat = "flat".equals(xml.getAttributeValue(null, "layout"));
  }

  private Open quote(XMLStreamReader xml, String name) {
    Kind kind = name.equals("i") ? Kind.INDIRECT : kind(xml);
    String speaker = xml.getAttributeValue(null, "speaker");
    String cue = xml.getAttributeValue(null, "cue");
    if (kind == Kind.INDIRECT && (speaker == null || cue == null)) {
      throw fault(xml, "reported speech needs a speaker and a cue");
    }
    AnnotatedQuote quote =
        new AnnotatedQuote(
            length, length, kind, speaker, xml.getAttributeValue(null, "mention"), cue);
    return new Open(length, null, quote);
  }

  private Kind kind(XMLStreamReader xml) {
    String type = xml.getAttributeValue(null, "type");
    return switch (String.valueOf(type)) {
      case "direct" -> Kind.DIRECT;
      case "mixed" -> Kind.MIXED;
      case "other" -> Kind.OTHER;
      default -> throw fault(xml, "type must be direct, mixed or other, but is " + type);
    };
  }

  private void end(XMLStreamReader xml) {
    String name = xml.getLocalName();
    switch (name) {
      case "title" -> inTitle = false;
      case "p", "h" -> endBlock(xml);
      case "q", "i" -> {
        Open closed = open.pop();
        checkEdges(xml, closed.begin);
        AnnotatedQuote quote = closed.quote;
        if (inBlock) {
          quotes.add(
              new AnnotatedQuote(
                  quote.begin(),
                  length,
                  quote.kind(),
                  quote.speaker(),
                  quote.mention(),
                  quote.cue()));
        }
      }
      case "per", "org", "loc", "misc" -> {
        Open closed = open.pop();
        checkEdges(xml, closed.begin);
        if (inBlock) {
          mentions.add(new AnnotatedMention(closed.begin, length, closed.entity));
        }
      }
      default -> {}
    }
  }

  private void endBlock(XMLStreamReader xml) {
    checkEdges(xml, blockBegin);
    inBlock = false;
  }

  /** White space at the edge of a span is nearly always a slip of the annotator. */
  private void checkEdges(XMLStreamReader xml, int begin) {
    if (!inBlock) {
      return;
    }
    String covered = text.substring(text.offsetByCodePoints(0, begin));
    if (covered.isEmpty() || !covered.equals(covered.strip())) {
      throw fault(xml, "white space at the edge of '" + covered + "', or nothing in it");
    }
  }

  private void characters(XMLStreamReader xml) {
    if (inTitle) {
      title.append(xml.getText());
    } else if (inBlock) {
      append(xml.getText());
    } else if (!xml.isWhiteSpace()) {
      throw fault(xml, "text outside of a paragraph: '" + xml.getText().strip() + "'");
    }
  }

  private void append(String more) {
    text.append(more);
    length += more.codePointCount(0, more.length());
  }

  private static EntityType type(String name) {
    return switch (name) {
      case "per" -> EntityType.PERSON;
      case "org" -> EntityType.ORGANIZATION;
      case "loc" -> EntityType.LOCATION;
      default -> EntityType.MISC;
    };
  }

  private CorpusException fault(XMLStreamReader xml, String what) {
    Location at = xml.getLocation();
    return new CorpusException(file + ":" + at.getLineNumber() + ": " + what);
  }

  /** An element that has begun: an entity or a quote. */
  private record Open(int begin, EntityType entity, AnnotatedQuote quote) {}
}
