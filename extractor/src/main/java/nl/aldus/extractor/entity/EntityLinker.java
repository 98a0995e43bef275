package nl.aldus.extractor.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Stage;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Roles;

/**
 * Gathers the mentions of an article that name the same thing.
 *
 * <ol>
 *   <li>Mentions of one type with one name, case, accents, hyphens and genitive aside.
 *   <li>Abbreviations: {@code Europese Unie (EU)}, initials anywhere in the article, and well-known
 *       pairs such as VS and Verenigde Staten.
 *   <li>Persons: fuller and shorter forms of one name. A surname that two persons share goes,
 *       mention by mention, to the one named in full last before it.
 *   <li>Organisations: a longer name and its first or last words, if only one fits.
 * </ol>
 *
 * <p>Immutable and thread-safe.
 */
public final class EntityLinker implements Stage {

  private static final int ID_BYTES = 6;

  /** Articles with more names than this are lists: their names are not compared with each other. */
  private static final int MOST_GROUPS = 2_000;

  private final Roles roles = Roles.dutch();
  private final Registers registers = new Registers();
  private final KnowledgeBase knowledge;

  public EntityLinker(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public String name() {
    return "entities";
  }

  @Override
  public Set<Layer> needs() {
    return EnumSet.of(Layer.TOKENS, Layer.SENTENCES, Layer.MENTIONS);
  }

  @Override
  public Set<Layer> adds() {
    return EnumSet.of(Layer.ENTITIES);
  }

  @Override
  public void annotate(Document document) {
    List<Group> groups = byName(document.mentions());
    if (groups.size() <= MOST_GROUPS) {
      joinAbbreviations(document, groups);
      joinPersons(groups);
      joinOrganizations(groups);
    }
    groups.sort(Comparator.comparingInt(Group::first));
    Functions functions = new Functions(document, roles);
    Set<String> ids = new HashSet<>();
    List<Entity> entities = new ArrayList<>();
    for (Group group : groups) {
      entities.add(entity(group, functions, ids));
    }
    document.entities(entities);
  }

  private static List<Group> byName(List<Mention> mentions) {
    Set<String> folded = new HashSet<>();
    for (Mention mention : mentions) {
      String name = Names.fold(mention.text());
      folded.add(mention.type() + name);
      if (mention.type() == EntityType.PERSON) {
        Names.shorter(name).forEach(part -> folded.add(mention.type() + part));
      }
    }
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      String key = key(mention, folded);
      Group group = groups.get(mention.type() + key);
      if (group == null) {
        groups.put(mention.type() + key, new Group(key, mention));
      } else {
        group.add(mention);
      }
    }
    return new ArrayList<>(groups.values());
  }

  /** The folded name, without the genitive s if the article has the name without it. */
  private static String key(Mention mention, Set<String> folded) {
    String key = Names.fold(mention.text());
    boolean genitive = key.endsWith("s") && key.length() > 3;
    if (genitive && mention.type() != EntityType.MISC) {
      String base = key.substring(0, key.length() - 1);
      String last = base.substring(base.lastIndexOf(' ') + 1);
      if (folded.contains(mention.type() + base) || folded.contains(mention.type() + last)) {
        return base;
      }
    }
    return key;
  }

  private void joinAbbreviations(Document document, List<Group> groups) {
    Set<Mention> bracketed = bracketed(document);
    for (Group brief : List.copyOf(groups)) {
      Group full = null;
      for (Group candidate : groups) {
        boolean fits = candidate != brief && candidate.type() == brief.type() && full == null;
        if (fits && abbreviates(document, bracketed, brief, candidate)) {
          full = candidate;
        }
      }
      if (full != null && brief.type() != EntityType.PERSON) {
        full.take(brief);
        groups.remove(brief);
      }
    }
  }

  private boolean abbreviates(Document document, Set<Mention> bracketed, Group brief, Group full) {
    if (registers.isAlias(brief.key(), full.key())) {
      return true;
    }
    return brief.words().size() == 1
        && (Names.abbreviates(brief.name(), full.name())
            || brief.mentions().stream()
                .anyMatch(m -> bracketed.contains(m) && follows(document, full, m)));
  }

  /** Mentions in capitals that stand alone between brackets. */
  private static Set<Mention> bracketed(Document document) {
    Set<Mention> found = new HashSet<>();
    for (Mention mention : document.mentions()) {
      boolean brackets =
          document.at(mention.begin() - 1) == '(' && document.at(mention.end()) == ')';
      if (brackets && Names.isCapitals(mention.text())) {
        found.add(mention);
      }
    }
    return found;
  }

  /** True if the bracketed mention stands right behind a longer name of the group. */
  private static boolean follows(Document document, Group group, Mention bracketed) {
    Tokens tokens = document.tokens();
    for (Mention mention : group.mentions()) {
      boolean adjacent = tokens.from(mention.end()) + 1 == tokens.from(bracketed.begin());
      if (adjacent
          && group.words().size() > 1
          && Names.mayAbbreviate(bracketed.text(), mention.text())) {
        return true;
      }
    }
    return false;
  }

  private static void joinPersons(List<Group> groups) {
    List<Group> persons = new ArrayList<>(groups);
    persons.removeIf(group -> group.type() != EntityType.PERSON);
    persons.sort(
        Comparator.comparingInt((Group g) -> -g.words().size()).thenComparing(Group::first));
    for (int i = 0; i < persons.size(); i++) {
      Group brief = persons.get(i);
      List<Group> fuller = new ArrayList<>();
      for (int k = 0; k < i; k++) {
        if (groups.contains(persons.get(k)) && isShortFor(brief, persons.get(k))) {
          fuller.add(persons.get(k));
        }
      }
      if (fuller.size() == 1) {
        fuller.get(0).take(brief);
        groups.remove(brief);
      } else if (fuller.size() > 1) {
        spread(brief, fuller);
        groups.remove(brief);
      }
    }
  }

  private static boolean isShortFor(Group brief, Group full) {
    return Names.endsWith(full.words(), brief.words())
        || (brief.words().size() == 1 && Names.startsWith(full.words(), brief.words()))
        || Names.mayBeOnePerson(brief.name(), full.name());
  }

  /** Gives every mention to the candidate that was named in full last before it, else first. */
  private static void spread(Group brief, List<Group> candidates) {
    List<List<Mention>> fullMentions =
        candidates.stream().map(group -> List.copyOf(group.mentions())).toList();
    for (Mention mention : brief.mentions()) {
      int best = 0;
      int bestBegin = Integer.MIN_VALUE;
      for (int c = 0; c < candidates.size(); c++) {
        for (Mention full : fullMentions.get(c)) {
          int begin = full.begin() < mention.begin() ? full.begin() : -full.begin() - 1;
          if (begin > bestBegin) {
            bestBegin = begin;
            best = c;
          }
        }
      }
      candidates.get(best).take(new Group(brief.key(), mention));
    }
  }

  private static void joinOrganizations(List<Group> groups) {
    List<Group> organizations = new ArrayList<>(groups);
    organizations.removeIf(group -> group.type() != EntityType.ORGANIZATION);
    for (Group brief : organizations) {
      Group full = null;
      int fits = 0;
      for (Group candidate : organizations) {
        boolean part =
            groups.contains(candidate)
                && (Names.endsWith(candidate.words(), brief.words())
                    || Names.startsWith(candidate.words(), brief.words()));
        if (part) {
          full = candidate;
          fits++;
        }
      }
      if (fits == 1) {
        full.take(brief);
        groups.remove(brief);
      }
    }
  }

  private Entity entity(Group group, Functions functions, Set<String> ids) {
    Function function = Function.NONE;
    if (group.type() == EntityType.PERSON) {
      for (Mention mention : group.mentions()) {
        Function found = functions.beside(mention);
        if (function.isNone() || (function.role() == null && found.role() != null)) {
          function = found;
        }
      }
    }
    String id = id(group.type() + ":" + group.key());
    for (int n = 2; !ids.add(id); n++) {
      id = id(group.type() + ":" + group.key() + ":" + n);
    }
    return new Entity(
        id,
        group.name(),
        group.type(),
        group.mentions(),
        function.role(),
        function.organization(),
        identifiers(group));
  }

  private List<Identifier> identifiers(Group group) {
    List<Identifier> found = new ArrayList<>(registers.identifiers(group.name(), group.type()));
    List<Identifier> known = knowledge.identifiers(group.name(), group.type());
    for (Mention mention : group.mentions()) {
      if (found.isEmpty()) {
        found.addAll(registers.identifiers(mention.text(), group.type()));
      }
      if (known.isEmpty()) {
        known = knowledge.identifiers(mention.text(), group.type());
      }
    }
    found.addAll(known);
    return found;
  }

  /** Depends on name and type alone, so that it survives corrections of the article. */
  private static String id(String of) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
