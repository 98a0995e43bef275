package nl.aldus.extractor.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;

/** Mentions that name the same thing, while they are being gathered. */
final class Group {

  private final EntityType type;
  private final List<Mention> mentions = new ArrayList<>();
  private String name;
  private String key;
  private List<String> words;

  Group(String key, Mention mention) {
    this.type = mention.type();
    this.key = key;
    this.words = Names.words(key);
    this.name = Names.tidy(mention.text());
    mentions.add(mention);
  }

  EntityType type() {
    return type;
  }

  /** The fullest name so far. */
  String name() {
    return name;
  }

  /** The fullest name so far, folded. */
  String key() {
    return key;
  }

  /** Words of the key. */
  List<String> words() {
    return words;
  }

  List<Mention> mentions() {
    return mentions;
  }

  void add(Mention mention) {
    mentions.add(mention);
    if (Names.isShouted(name) && !Names.isShouted(mention.text())) {
      name = Names.tidy(mention.text());
    }
  }

  /** Takes over the mentions of another group, and its name if it is fuller. */
  void take(Group other) {
    boolean fuller =
        other.words.size() > words.size()
            || (other.words.size() == words.size() && other.key.length() > key.length());
    if (fuller) {
      name = other.name;
      key = other.key;
      words = other.words;
    }
    mentions.addAll(other.mentions);
    mentions.sort(Comparator.comparingInt(Mention::begin));
  }

  int first() {
    return mentions.get(0).begin();
  }
}
