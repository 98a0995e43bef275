package nl.aldus.extractor.quote.speaker;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import nl.aldus.extractor.lexicon.OncePerForm;
import nl.aldus.extractor.lexicon.WordList;

/**
 * What a common noun can stand for: an organisation, a person, or somebody whom it brings into the
 * story. A compound is what its last part is. Immutable and thread-safe.
 */
public final class Nouns {

  private final Set<String> organisations = read("organisation-nouns.txt");
  private final Set<String> institutions = read("institution-nouns.txt");
  private final Set<String> documents = read("document-nouns.txt");
  private final Set<String> people = read("person-endings.txt");
  private final Set<String> standalone = read("standalone-roles.txt");
  private final Set<String> reports = read("reporting-nouns.txt");
  private final OncePerForm<String, Set<Sense>> senses = new OncePerForm<>(this::sensesOf);

  private Nouns() {}

  public static Nouns dutch() {
    return new Nouns();
  }

  private static Set<String> read(String resource) {
    return new HashSet<>(WordList.read(Nouns.class, resource));
  }

  /** What a noun can stand for. */
  private enum Sense {
    ORGANISATION,
    PERSON,
    STANDALONE,
    REPORT,
    DOCUMENT
  }

  private Set<Sense> sensesOf(String noun) {
    Set<Sense> found = EnumSet.noneOf(Sense.class);
    if (endsWithAny(noun, organisations, 0)) {
      found.add(Sense.ORGANISATION);
    } else if (endsWithAny(noun, people, 2)) {
      found.add(Sense.PERSON);
    }
    if (endsWithAny(noun, standalone, 0)) {
      found.add(Sense.STANDALONE);
    }
    if (endsWithAny(noun, documents, 0)) {
      found.add(Sense.DOCUMENT);
    }
    if (noun.length() > 3 && endsWithAny(noun, reports, 0)) {
      found.add(Sense.REPORT);
    }
    return found;
  }

  /** True for {@code bedrijf}, {@code mediabedrijf}. */
  public boolean isOrganisation(String noun) {
    return senses.of(noun).contains(Sense.ORGANISATION);
  }

  /** True for {@code politie}: "de politie" need not be an organisation named before. */
  public boolean isInstitution(String noun) {
    return institutions.contains(noun);
  }

  /** True for {@code bakker}, {@code zangeres}. */
  public boolean isPerson(String noun) {
    return senses.of(noun).contains(Sense.PERSON);
  }

  /** True for {@code rechter}: "de rechter" need not be the person named last. */
  public boolean isStandalone(String noun) {
    return senses.of(noun).contains(Sense.STANDALONE);
  }

  /** True for {@code commentaar}, {@code reactie}. */
  public boolean isReport(String noun) {
    return senses.of(noun).contains(Sense.REPORT);
  }

  /** True for {@code rapport}, {@code onderzoeksrapport}. */
  public boolean isDocument(String noun) {
    return senses.of(noun).contains(Sense.DOCUMENT);
  }

  private static boolean endsWithAny(String noun, Set<String> endings, int stem) {
    for (int begin = 0; begin < noun.length() - 1; begin++) {
      if (endings.contains(noun.substring(begin))
          && (begin >= stem || begin == 0 && noun.length() > 2)) {
        return true;
      }
    }
    return false;
  }
}
