package nl.aldus.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.training.corpus.AnnotatedMention;

/**
 * The names that Frog finds. Frog cuts the text into tokens of its own; they are looked up in the
 * text one behind the other, so that its names have the offsets of everybody else's.
 */
final class FrogNames {

  /** How far, in characters that are not white space, a token may lie behind the one before. */
  private static final int FARTHEST = 20;

  private final String text;
  private final List<AnnotatedMention> mentions = new ArrayList<>();
  private EntityType type;
  private int begin;
  private int end;

  /** Characters in tokens since then that are not in the text as Frog has them. */
  private int changed;

  private FrogNames(String text) {
    this.text = text;
  }

  /** The names of every article, in one run of Frog, which takes seconds to load. */
  static List<List<AnnotatedMention>> of(List<Article> articles)
      throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    List<Integer> begins = new ArrayList<>();
    for (Article article : articles) {
      begins.add(all.codePointCount(0, all.length()));
      all.append(article.text()).append("\n\n");
    }
    FrogNames names = new FrogNames(all.toString());
    // To Frog only a blank line ends a sentence; in an article every line end may.
    Frog.read(all.toString().replace("\n", "\n\n")).lines().forEach(names::add);
    names.endMention();

    List<List<AnnotatedMention>> byArticle = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < articles.size(); i++) {
      int from = begins.get(i);
      int to = i + 1 < begins.size() ? begins.get(i + 1) : Integer.MAX_VALUE;
      List<AnnotatedMention> here = new ArrayList<>();
      for (; at < names.mentions.size() && names.mentions.get(at).begin() < to; at++) {
        AnnotatedMention name = names.mentions.get(at);
        here.add(new AnnotatedMention(name.begin() - from, name.end() - from, name.type()));
      }
      byArticle.add(here);
    }
    return byArticle;
  }

  private void add(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length < 7) {
      endMention();
      return;
    }
    String label = columns[6];
    boolean goesOn = label.startsWith("I-") && type == type(label);
    if (!goesOn) {
      endMention();
    }
    String token = columns[1];
    int from = end;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    int at = text.indexOf(token, from);
    if (at < 0 || at > from + FARTHEST + changed) {
      changed += token.length();
      endMention();
      return;
    }
    end = at + token.length();
    changed = 0;
    if (!goesOn && !label.equals("O")) {
      type = type(label);
      begin = at;
    }
  }

  private void endMention() {
    if (type != null) {
      mentions.add(
          new AnnotatedMention(text.codePointCount(0, begin), text.codePointCount(0, end), type));
      type = null;
    }
  }

  private static EntityType type(String label) {
    return switch (label.substring(2)) {
      case "PER" -> EntityType.PERSON;
      case "ORG" -> EntityType.ORGANIZATION;
      case "LOC" -> EntityType.LOCATION;
      // Products and events are types of Frog's own.
      case "MISC", "PRO", "EVE" -> EntityType.MISC;
      default ->
          throw new IllegalArgumentException("Frog has a type that we do not know: " + label);
    };
  }
}
