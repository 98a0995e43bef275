package nl.aldus.training.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.aldus.extractor.annotation.Article;

/**
 * The named entities of the Universal Dependencies Dutch sentences: {@code *.conllu} with the text
 * and {@code ner.tsv} with the entities, in one folder. Sentences of one source document become one
 * article again, so that evidence from the whole document is there to learn from.
 */
public final class UdNews {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** A sentence id ends with paragraph and sentence; what stands before is the document. */
  private static final Pattern SENTENCE_ID =
      Pattern.compile("(?:.*\\\\)?(.+)\\.p\\.(\\d+)\\.s\\..+");

  private UdNews() {}

  /**
   * Reads the folder.
   *
   * @throws CorpusException if an entity is not in its sentence
   */
  public static List<AnnotatedArticle> read(Path folder) {
    Map<String, String> sentences = sentences(folder);
    Map<String, Builder> articles = new LinkedHashMap<>();
    for (String line : lines(folder.resolve("ner.tsv"))) {
      String[] columns = line.split("\t", 2);
      String sentence = sentences.get(columns[0]);
      Matcher id = SENTENCE_ID.matcher(columns[0]);
      if (columns.length < 2 || sentence == null || !id.matches()) {
        throw new CorpusException("ner.tsv: no sentence " + columns[0]);
      }
      articles
          .computeIfAbsent(id.group(1), Builder::new)
          .add(columns[0], id.group(2), sentence, columns[1]);
    }
    return articles.values().stream().map(Builder::build).toList();
  }

  private static Map<String, String> sentences(Path folder) {
    Map<String, String> sentences = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".conllu")).sorted().toList()) {
        String id = null;
        for (String line : lines(file)) {
          if (line.startsWith("# sent_id = ")) {
            id = line.substring("# sent_id = ".length());
          } else if (line.startsWith("# text = ")) {
            sentences.put(id, line.substring("# text = ".length()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
    return sentences;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Puts one document together. */
  private static final class Builder {
    private final String id;
    private final StringBuilder text = new StringBuilder();
    private final List<AnnotatedMention> mentions = new ArrayList<>();
    private String paragraph;

    Builder(String id) {
      this.id = id;
    }

    void add(String sentenceId, String sentenceParagraph, String sentence, String entities) {
      if (!text.isEmpty()) {
        text.append(sentenceParagraph.equals(paragraph) ? " " : "\n\n");
      }
      paragraph = sentenceParagraph;
      int at = text.length();
      text.append(sentence);
      for (JsonNode entity : parse(sentenceId, entities)) {
        String name = entity.get(0).asText();
        int begin = text.indexOf(name, at);
        if (begin < 0) {
          throw new CorpusException("ner.tsv: '" + name + "' is not in " + sentenceId);
        }
        at = begin + name.length();
        mentions.add(
            new AnnotatedMention(
                text.codePointCount(0, begin),
                text.codePointCount(0, at),
                AnnotatedMention.conllType(entity.get(1).asText())));
      }
    }

    private static JsonNode parse(String sentenceId, String entities) {
      try {
        return MAPPER.readTree(entities);
      } catch (IOException e) {
        throw new CorpusException("ner.tsv: no JSON at " + sentenceId, e);
      }
    }

    AnnotatedArticle build() {
      return new AnnotatedArticle(
          new Article(id, null, text.toString(), null), List.of(), mentions);
    }
  }
}
