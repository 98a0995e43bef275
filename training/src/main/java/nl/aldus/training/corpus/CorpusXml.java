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
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;

/**
 * Reads an article of the project's own corpus. The format is that of {@code corpus/GUIDELINES.md};
 * where a file does not follow it, the fault is noted with its line and reading goes on, so that
 * one look at a file finds all that is wrong with it. Only what is free of faults is given out.
 */
final class CorpusXml {

  static final XMLInputFactory FACTORY = factory();

  /** The attributes of every element; an element that is not here does not exist. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "article", Set.of("id", "date", "genre", "country", "layout"),
          "q", Set.of("type", "speaker", "mention", "cue"),
          "i", Set.of("speaker", "mention", "cue"),
          "title", Set.of(),
          "p", Set.of(),
          "h", Set.of(),
          "per", Set.of(),
          "org", Set.of(),
          "loc", Set.of(),
          "misc", Set.of());

  private final Path file;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder title = new StringBuilder();
  private final List<AnnotatedQuote> quotes = new ArrayList<>();
  private final List<AnnotatedMention> mentions = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Remark> faults = new ArrayList<>();

  /** Line in the file by the offset in the text at which a paragraph begins. */
  private final NavigableMap<Integer, Integer> lines = new TreeMap<>();

  /** Length of the text so far in code points. */
  private int length;

  /** Length of the text in code points at which the current paragraph began. */
  private int blockBegin;

  private boolean inTitle;
  private boolean inBlock;
  private LocalDate date;
  private boolean flat;

  private CorpusXml(Path file) {
    this.file = file;
  }

  /**
   * Reads an article.
   *
   * @throws CorpusException telling the first fault
   */
  static AnnotatedArticle read(Path file) {
    CorpusXml read = check(file);
    if (!read.faults.isEmpty()) {
      throw new CorpusException(read.faults.get(0).toString());
    }
    return read.article();
  }

  /** Reads as much of an article as can be read. */
  static CorpusXml check(Path file) {
    CorpusXml read = new CorpusXml(file);
    read.parse();
    return read;
  }

  Path file() {
    return file;
  }

  /** Where the file does not follow the format, in its order. */
  List<Remark> faults() {
    return List.copyOf(faults);
  }

  /** What was read; complete only if there are no faults. */
  AnnotatedArticle article() {
    String headline = title.isEmpty() ? null : title.toString();
    return new AnnotatedArticle(
        new Article(expectedId(), headline, text.toString(), date), quotes, mentions);
  }

  /** True if a paragraph or heading begins at an offset in the text, in code points. */
  boolean beginsParagraph(int offset) {
    return lines.containsKey(offset);
  }

  /** The line in the file of an offset in the text, in code points. */
  int line(int offset) {
    Map.Entry<Integer, Integer> block = lines.floorEntry(offset);
    if (block == null) {
      return 1;
    }
    int from = text.offsetByCodePoints(0, block.getKey());
    int to = text.offsetByCodePoints(from, offset - block.getKey());
    return block.getValue() + newlines(text.substring(from, to));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void parse() {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in, "UTF-8");
      xml.nextTag();
      if (!xml.getLocalName().equals("article")) {
        fault(xml, "the outermost element must be <article>, but is <" + xml.getLocalName() + ">");
        return;
      }
      start(xml);
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(xml);
          case XMLStreamConstants.END_ELEMENT -> end(xml);
          case XMLStreamConstants.CHARACTERS -> characters(xml);
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      String why = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
      faults.add(new Remark(file, line, "not well-formed: " + why));
    } catch (IOException e) {
      faults.add(new Remark(file, 1, "cannot be read: " + e.getMessage()));
    }
    quotes.sort(
        Comparator.comparingInt(AnnotatedQuote::begin)
            .thenComparing(Comparator.comparingInt(AnnotatedQuote::end).reversed()));
  }

  private void start(XMLStreamReader xml) {
    String name = xml.getLocalName();
    checkAttributes(xml, name);
    switch (name) {
      case "article" -> header(xml);
      case "title" -> inTitle = true;
      case "p", "h" -> {
        if (inBlock || inTitle) {
          fault(xml, "<" + name + "> inside a paragraph or title");
        }
        if (!text.isEmpty()) {
          append(flat ? " " : "\n\n");
        }
        blockBegin = length;
        lines.put(length, xml.getLocation().getLineNumber());
        inBlock = true;
      }
      case "q", "i" -> open.push(quote(xml, name));
      case "per", "org", "loc", "misc" -> {
        if (open.stream().anyMatch(outer -> outer.entity != null)) {
          fault(xml, "an entity inside an entity");
        }
        open.push(new Open(length, type(name), null));
      }
      default -> fault(xml, "unknown element <" + name + ">");
    }
  }

  private void checkAttributes(XMLStreamReader xml, String element) {
    Set<String> known = ATTRIBUTES.get(element);
    if (known == null) {
      return;
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String attribute = xml.getAttributeLocalName(i);
      if (!known.contains(attribute)) {
        fault(xml, "<" + element + "> has no attribute " + attribute);
      } else if (xml.getAttributeValue(i).isBlank()) {
        fault(xml, attribute + " is empty");
      }
    }
  }

  private void header(XMLStreamReader xml) {
    String id = xml.getAttributeValue(null, "id");
    if (!expectedId().equals(id)) {
      fault(xml, "the id must be the file's name, but is " + id);
    }
    String day = xml.getAttributeValue(null, "date");
    try {
      date = LocalDate.parse(String.valueOf(day));
    } catch (DateTimeParseException e) {
      fault(xml, "date must be YYYY-MM-DD, but is " + day);
    }
    String layout = xml.getAttributeValue(null, "layout");
    flat = "flat".equals(layout);
    if (layout != null && !flat) {
      fault(xml, "layout must be flat or left out, but is " + layout);
    }
  }

  private String expectedId() {
    return file.getFileName().toString().replaceFirst("\\.xml$", "");
  }

  private Open quote(XMLStreamReader xml, String name) {
    Kind kind = name.equals("i") ? Kind.INDIRECT : kind(xml);
    String speaker = xml.getAttributeValue(null, "speaker");
    String cue = xml.getAttributeValue(null, "cue");
    if (kind == Kind.INDIRECT && (speaker == null || cue == null)) {
      fault(xml, "reported speech needs a speaker and a cue");
    }
    if (kind == Kind.OTHER && xml.getAttributeCount() > 1) {
      fault(xml, "what is nobody's has no attribute but its type");
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
      default -> {
        fault(xml, "type must be direct, mixed or other, but is " + type);
        // Nothing is said of its attributes then.
        yield Kind.DIRECT;
      }
    };
  }

  private void end(XMLStreamReader xml) {
    String name = xml.getLocalName();
    switch (name) {
      case "article" -> {
        if (text.isEmpty()) {
          fault(xml, "there is no paragraph with text");
        }
      }
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
      fault(xml, "white space at the edge of '" + covered + "', or nothing in it");
    }
  }

  private void characters(XMLStreamReader xml) {
    if (inTitle) {
      title.append(xml.getText());
    } else if (inBlock) {
      append(xml.getText());
    } else if (!xml.isWhiteSpace()) {
      // The reader stands behind the text by now.
      String stray = xml.getText().stripLeading();
      int line = xml.getLocation().getLineNumber() - newlines(stray);
      faults.add(new Remark(file, line, "text outside of a paragraph: '" + stray.strip() + "'"));
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

  private static int newlines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  private void fault(XMLStreamReader xml, String what) {
    faults.add(new Remark(file, xml.getLocation().getLineNumber(), what));
  }

  /** An element that has begun: an entity or a quote. */
  private record Open(int begin, EntityType entity, AnnotatedQuote quote) {}
}
