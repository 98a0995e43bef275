package nl.aldus.extractor.mention;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.aldus.extractor.lexicon.Heads;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.lexicon.Roles;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.WordList;

/** Works out once what the tagger wants to know of every form. Thread-safe. */
final class Forms {

  /** Forms kept; when full, all are dropped, as the lexicon does with its words. */
  private static final int CACHE_SIZE = 100_000;

  private static final int LONGEST_AFFIX = 5;

  /** Longer forms, in characters, hardly come twice and would fill the memory. */
  private static final int LONGEST_KEPT = 64;

  private final Lexicon lexicon;
  private final Gazetteer gazetteer;
  private final Clusters clusters;
  private final Roles roles = Roles.dutch();
  private final Heads heads = new Heads(WordList.read(Forms.class, "heads.txt"));
  private final ConcurrentMap<Word, Form> forms = new ConcurrentHashMap<>();
  private final Weights weights;
  private final Form edge;

  Forms(Lexicon lexicon, Gazetteer gazetteer, Clusters clusters, Weights weights) {
    this.lexicon = lexicon;
    this.gazetteer = gazetteer;
    this.clusters = clusters;
    this.weights = weights;
    this.edge =
        new Form(
            null,
            new int[] {Hash.of(0, "edge")},
            1,
            1,
            1,
            Clusters.NONE,
            false,
            false,
            null,
            weights);
  }

  /** What stands before the first token of a sentence and after the last. */
  Form edge() {
    return edge;
  }

  Form of(Word word) {
    Form known = forms.get(word);
    if (known != null) {
      return known;
    }
    Form form = make(word);
    if (word.form().length() > LONGEST_KEPT) {
      return form;
    }
    if (forms.size() >= CACHE_SIZE) {
      forms.clear();
    }
    Form other = forms.putIfAbsent(word, form);
    return other == null ? form : other;
  }

  /**
   * True if a list has a person of this one word.
   *
   * @param lower the name in lower case
   */
  boolean isKnownPerson(String lower) {
    List<Gazetteer.Entry> names = gazetteer.beginningWith(lower);
    return names != null
        && names.stream().anyMatch(name -> name.rest().length == 0 && name.isPerson());
  }

  private Form make(Word word) {
    String lower = word.lower();
    Features features = new Features();
    features.add(10, word.form());
    features.add(11, lower);
    String shape = shape(word.form(), false);
    features.add(12, shape);
    features.add(13, shape(word.form(), true));
    features.add(14, word.shape().name());
    affixes(features, lower);
    TreeSet<String> readings = readings(word);
    for (String reading : readings) {
      features.add(15, reading);
    }
    String reading = String.join(" ", readings);
    features.add(16, reading + "/" + word.shape().name());
    if (word.shape() != Word.Shape.LOWER) {
      String head = heads.of(lower);
      if (head != null) {
        features.add(21, head);
      }
    }
    String role = roles.of(lower);
    if (role != null) {
      features.add(17, role);
      features.add(18, word.shape().name());
    }
    int cluster = clusters.of(lower);
    if (cluster != Clusters.NONE) {
      features.add(19, Integer.toString(cluster & 0xFFFF));
      features.add(20, Integer.toString(cluster >>> 16));
    }
    return new Form(
        word,
        features.toArray(),
        lower.hashCode(),
        shape.hashCode(),
        (reading + shape).hashCode(),
        cluster,
        readings.contains("ENM:PER:FST"),
        roles.isFunction(lower),
        gazetteer.beginningWith(lower),
        weights);
  }

  private static void affixes(Features features, String lower) {
    int length = lower.length();
    for (int n = 1; n <= LONGEST_AFFIX && n < length; n++) {
      if (n > 1) {
        features.add(30 + n, lower.substring(0, n));
      }
      features.add(40 + n, lower.substring(length - n));
    }
  }

  /**
   * What the dictionary says of the form: as it stands (capital X), in lower case (small x), as the
   * genitive of a name.
   */
  private TreeSet<String> readings(Word word) {
    TreeSet<String> readings = new TreeSet<>();
    String form = word.form().replace('’', '\'');
    if (form.length() > 40 || word.shape() == Word.Shape.PUNCTUATION) {
      return readings;
    }
    add(readings, form, "");
    if (!word.lower().equals(form)) {
      add(readings, word.lower(), "lower:");
    }
    if (word.shape() == Word.Shape.ALL_CAPS && form.length() > 3) {
      add(readings, title(form), "title:");
    }
    if (readings.isEmpty() && word.shape() != Word.Shape.LOWER) {
      String base = genitiveBase(form);
      if (base != null) {
        add(readings, base, "genitive:");
      }
    }
    return readings;
  }

  private static String title(String form) {
    return form.substring(0, 1) + form.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String genitiveBase(String form) {
    if (form.endsWith("'s")) {
      return form.substring(0, form.length() - 2);
    }
    return form.endsWith("s") && form.length() > 3 ? form.substring(0, form.length() - 1) : null;
  }

  private void add(TreeSet<String> readings, String form, String how) {
    List<Word.Analysis> analyses = lexicon.analyses(form);
    for (Word.Analysis analysis : analyses) {
      String[] parts = analysis.tag().split(":");
      if (parts[0].equals("ENM")) {
        readings.add(how + analysis.tag());
        if (parts.length > 2) {
          readings.add(how + parts[1] + ":" + parts[2]);
        }
        if (parts.length > 1 && parts[1].equals("BEZ") && !analysis.lemma().equals(form)) {
          add(readings, analysis.lemma(), how + "of:");
        }
      } else {
        readings.add(how + parts[0]);
      }
    }
  }

  /** Capitals as X, small letters as x, digits as 0, the rest as it is; runs at most 4 long. */
  static String shape(String form, boolean brief) {
    StringBuilder shape = new StringBuilder();
    int run = 0;
    char before = 0;
    for (int i = 0; i < form.length(); ) {
      int c = form.codePointAt(i);
      i += Character.charCount(c);
      char kind;
      if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
        kind = 'X';
      } else if (Character.isLetter(c)) {
        kind = 'x';
      } else if (Character.isDigit(c)) {
        kind = '0';
      } else {
        kind = c < 0x10000 ? (char) c : '?';
      }
      run = kind == before ? run + 1 : 1;
      before = kind;
      if (run <= (brief ? 1 : 4)) {
        shape.append(kind);
      }
    }
    return shape.length() > 12 ? shape.substring(0, 12) : shape.toString();
  }

  /** Collects hashed features. */
  private static final class Features {
    private int[] values = new int[40];
    private int size;

    void add(int template, String value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = Hash.of(template, value);
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
