package nl.aldus.extractor.mention;

import java.util.List;
import java.util.Set;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.Word.Shape;

/**
 * A document as the tagger sees it: its forms, known names, runs of capitals, and what the rest of
 * the document says about a form. Belongs to one thread.
 */
final class View {

  /** No token has more features of its context than this. */
  static final int MOST_FEATURES = 96;

  private static final Set<String> PARTICLES =
      Set.of(
          "van", "de", "der", "den", "het", "'t", "ter", "ten", "te", "von", "und", "en", "voor",
          "di", "da", "do", "dos", "del", "della", "du", "des", "la", "le", "el", "al", "bin",
          "ibn", "of", "the", "&", "in", "op", "aan", "st.", "y", "e", "and", "for", "'s", "d'",
          "zu", "tot", "thoe");

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "BV", "B.V.", "NV", "N.V.", "VOF", "GmbH", "AG", "SE", "Inc", "Inc.", "Ltd", "Ltd.",
          "LLC", "plc", "BVBA", "SA", "S.A.", "SpA", "AB", "ASA");
  private static final Set<String> ARTICLES = Set.of("de", "het");
  private static final Set<String> OF = Set.of("van", "bij", "aan", "namens");
  private static final Set<String> SAYING = Set.of("volgens", "aldus");
  private static final int MOST_PARTICLES = 2;
  private static final int MID_SENTENCE_MAX = 3;

  private final Tokens tokens;
  private final Form edge;
  private final Form[] forms;
  private final int[] sentenceBegins;
  private final int[] sentenceEnds;
  private final boolean[] headings;
  private final boolean[] shouting;
  private final Gazetteer.Entry[] names;
  private final int[] namePlaces;
  private final int[] runBegins;
  private final int[] runEnds;
  private final boolean[] quoted;
  private final FormTable table;
  private final int[] numbers;
  private final int[] midSentence;
  private final boolean[] inLowerCase;
  private final boolean[] inTitle;

  View(Document document, Forms source, List<Word> title) {
    tokens = document.tokens();
    int n = tokens.size();
    edge = source.edge();
    forms = new Form[n];
    for (int i = 0; i < n; i++) {
      forms[i] = source.of(tokens.word(i));
    }
    List<Sentence> sentences = document.sentences();
    sentenceBegins = new int[sentences.size()];
    sentenceEnds = new int[sentences.size()];
    headings = new boolean[sentences.size()];
    shouting = new boolean[sentences.size()];
    int at = 0;
    for (int s = 0; s < sentenceBegins.length; s++) {
      sentenceBegins[s] = at;
      while (at < n && tokens.begin(at) < sentences.get(s).end()) {
        at++;
      }
      sentenceEnds[s] = at;
      headings[s] = sentences.get(s).heading();
      shouting[s] = isShouting(sentenceBegins[s], at);
    }
    names = new Gazetteer.Entry[n];
    namePlaces = new int[n];
    runBegins = new int[n];
    runEnds = new int[n];
    quoted = new boolean[n];
    for (int s = 0; s < sentenceBegins.length; s++) {
      findNames(sentenceBegins[s], sentenceEnds[s]);
      findRuns(sentenceBegins[s], sentenceEnds[s]);
    }
    findQuoted(document);
    table = new FormTable(n);
    numbers = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = table.add(forms[i].lower());
    }
    midSentence = new int[table.size()];
    inLowerCase = new boolean[table.size()];
    inTitle = new boolean[table.size()];
    for (int s = 0; s < sentenceBegins.length; s++) {
      countForms(sentenceBegins[s], sentenceEnds[s], shouting[s]);
    }
    for (int i = 1; i < title.size(); i++) {
      int number = table.find(title.get(i).lower().hashCode());
      if (number >= 0 && title.get(i).shape() != Shape.LOWER) {
        inTitle[number] = true;
      }
    }
  }

  int sentences() {
    return sentenceBegins.length;
  }

  /** First token of a sentence. */
  int begin(int sentence) {
    return sentenceBegins[sentence];
  }

  /** End of a sentence in tokens, exclusive. */
  int end(int sentence) {
    return sentenceEnds[sentence];
  }

  /** Number of the form of token i among the forms of the document. */
  int number(int i) {
    return numbers[i];
  }

  /** How many forms the document has. */
  int forms() {
    return table.size();
  }

  Form form(int i) {
    return forms[i];
  }

  /** The form at a place, or the edge if the place is outside the sentence. */
  Form form(int sentence, int i) {
    return i >= sentenceBegins[sentence] && i < sentenceEnds[sentence] ? forms[i] : edge;
  }

  /**
   * Where the name of another thing ends and a person's begins, between two tokens: behind a known
   * name, and before a known person, a first name, or whatever two words stand where a function's
   * bearer is due ({@code woordvoerder van het Witte Huis Jen Psaki}). Returns the end if there is
   * no such place.
   */
  int personBehindName(int begin, int end) {
    int person = nameEnd(begin);
    if (person == begin
        || person + 2 > end
        || !forms[person].capital()
        || !forms[end - 1].capital()) {
      return end;
    }
    boolean due =
        names[person] == null
            ? forms[person].firstName() || followsFunction(begin)
            : names[person].isPerson();
    return due ? person : end;
  }

  /**
   * Where the name of a function's bearer ends between two tokens, before {@code van} and what he
   * is the {@code directeur} of: {@code directeur Els Kok van Noorderlijn}. Returns the end if
   * there is no such place, as in {@code directeur Jan Peter van Dam}, where a first name stands
   * before the {@code van}.
   */
  int bearerEnd(int sentence, int begin, int end) {
    int capitals = 0;
    for (int i = begin; i + 1 < end; i++) {
      boolean surnameBefore = capitals > 1 && forms[i - 1].capital() && !forms[i - 1].firstName();
      if (surnameBefore && OF.contains(forms[i].word().form()) && forms[i + 1].capital()) {
        return followsBareFunction(sentence, begin) ? i : end;
      }
      capitals += forms[i].capital() ? 1 : 0;
    }
    return end;
  }

  /** True if a function stands before the token, perhaps with its field between. */
  private boolean followsBareFunction(int sentence, int i) {
    Word before = form(sentence, i - 1).word();
    boolean field = before != null && before.shape() == Shape.LOWER && before.hasTag("ZNW");
    return form(sentence, i - 1).function() || (field && form(sentence, i - 2).function());
  }

  /**
   * Where the second of two countries begins, if two and nothing else stand between two tokens:
   * {@code als Rusland Oekraïne binnenvalt}. Returns the end if that is not so.
   */
  int countryBehindCountry(int begin, int end) {
    int second = nameEnd(begin);
    boolean two = second > begin && second < end && nameEnd(second) == end;
    return two && names[begin].isCountry() && names[second].isCountry() ? second : end;
  }

  /** True if a name ends with what says that it is a company's: {@code Jansen BV}. */
  boolean hasLegalForm(int begin, int end) {
    return end - begin > 1 && LEGAL_FORMS.contains(forms[end - 1].word().form());
  }

  /** True if the tokens are the name of a country, or short for one: {@code VS}. */
  boolean isCountry(int begin, int end) {
    if (end == begin || nameEnd(begin) != end) {
      return false;
    }
    boolean brief = forms[begin].word().shape() == Shape.ALL_CAPS && names[begin].isPlaceOnly();
    return brief || names[begin].isCountry();
  }

  /**
   * True if a name that is a building's and an institution's stands where one speaks: {@code
   * volgens het Witte Huis}, {@code woordvoerder van het Witte Huis}.
   */
  boolean isSpeakingInstitution(int begin, int end) {
    if (nameEnd(begin) != end || end == begin || !names[begin].isInstitution()) {
      return false;
    }
    int at = begin - 1;
    if (at > 0 && ARTICLES.contains(forms[at].word().lower())) {
      at--;
    }
    return followsFunction(begin) || (at >= 0 && SAYING.contains(forms[at].word().lower()));
  }

  /** End of the known name that begins with a token; the token itself if none does. */
  private int nameEnd(int i) {
    return names[i] == null || namePlaces[i] > 1 ? i : i + names[i].rest().length + 1;
  }

  /** True if a function and {@code van (de)} stand before the token. */
  private boolean followsFunction(int i) {
    int at = i - 1;
    if (at > 0 && ARTICLES.contains(forms[at].word().lower())) {
      at--;
    }
    return at > 0 && OF.contains(forms[at].word().lower()) && forms[at - 1].function();
  }

  private boolean isShouting(int begin, int end) {
    int caps = 0;
    int letters = 0;
    for (int i = begin; i < end; i++) {
      Shape shape = forms[i].word().shape();
      if (shape == Shape.ALL_CAPS && forms[i].word().form().length() > 3) {
        caps++;
      }
      if (shape == Shape.LOWER) {
        letters++;
      }
    }
    return caps >= 2 && caps > letters;
  }

  private void findNames(int begin, int end) {
    int i = begin;
    while (i < end) {
      Gazetteer.Entry entry = longestName(i, end);
      if (entry == null) {
        i++;
      } else {
        int length = entry.rest().length + 1;
        for (int k = 0; k < length; k++) {
          names[i + k] = entry;
          namePlaces[i + k] = length == 1 ? 0 : k == 0 ? 1 : k == length - 1 ? 3 : 2;
        }
        i += length;
      }
    }
  }

  private Gazetteer.Entry longestName(int i, int end) {
    List<Gazetteer.Entry> candidates = forms[i].names();
    if (candidates == null) {
      return null;
    }
    for (Gazetteer.Entry entry : candidates) {
      String[] rest = entry.rest();
      boolean capital = forms[i].capital();
      boolean equal = i + rest.length < end;
      for (int k = 0; equal && k < rest.length; k++) {
        equal = rest[k].equals(forms[i + k + 1].word().lower());
        capital |= forms[i + k + 1].capital();
      }
      if (equal && (capital || !entry.capital())) {
        return entry;
      }
    }
    return null;
  }

  /** A run: tokens with capitals, with at most two particles or a hyphen between them. */
  private void findRuns(int begin, int end) {
    int i = begin;
    while (i < end) {
      if (!forms[i].capital()) {
        runBegins[i] = i;
        runEnds[i] = i;
        i++;
        continue;
      }
      int last = i;
      int j = i + 1;
      int between = 0;
      while (j < end && between <= MOST_PARTICLES) {
        if (forms[j].capital()) {
          last = j;
          between = 0;
        } else if (joins(j)) {
          between++;
        } else {
          break;
        }
        j++;
      }
      for (int k = i; k <= last; k++) {
        runBegins[k] = i;
        runEnds[k] = last + 1;
      }
      i = last + 1;
    }
  }

  private boolean joins(int i) {
    String lower = forms[i].word().lower();
    return lower.equals("-") ? tokens.glued(i) : PARTICLES.contains(lower);
  }

  private void findQuoted(Document document) {
    boolean open = false;
    int since = 0;
    for (int i = 0; i < forms.length; i++) {
      String form = forms[i].word().form();
      if (form.length() == 1 && "\"'„“”‘’«»‚".indexOf(form.charAt(0)) >= 0) {
        boolean spaceBefore = !tokens.glued(i);
        boolean spaceAfter = i + 1 >= forms.length || !tokens.glued(i + 1);
        open = spaceBefore && !spaceAfter || (!spaceAfter && !open && !spaceBefore);
        since = i;
      } else if (open && i - since <= 8) {
        quoted[i] = true;
      }
    }
  }

  private void countForms(int begin, int end, boolean loud) {
    for (int i = begin; i < end; i++) {
      int number = numbers[i];
      if (forms[i].word().shape() == Shape.LOWER) {
        inLowerCase[number] = true;
      } else if (forms[i].capital() && !loud && !opensSentence(begin, i)) {
        midSentence[number]++;
      }
    }
  }

  /** True for the first word of a sentence, of a quotation and after a colon. */
  private boolean opensSentence(int begin, int i) {
    if (i == begin) {
      return true;
    }
    Word before = forms[i - 1].word();
    if (before.shape() != Shape.PUNCTUATION) {
      return false;
    }
    return i - 1 == begin || ":\"„“‘'«".contains(before.form());
  }

  /**
   * Hashed features of a token in its context, without those of forms alone.
   *
   * @return how many were written
   */
  int features(int sentence, int i, int[] out) {
    int begin = sentenceBegins[sentence];
    int end = sentenceEnds[sentence];
    Form here = forms[i];
    Form before = form(sentence, i - 1);
    Form before2 = form(sentence, i - 2);
    Form after = form(sentence, i + 1);
    Form after2 = form(sentence, i + 2);
    int n = 0;
    out[n++] = Hash.of(50, before.lower(), here.lower());
    out[n++] = Hash.of(51, here.lower(), after.lower());
    out[n++] = Hash.of(52, before.shape(), here.shape(), after.shape());
    out[n++] = Hash.of(53, before.reading(), here.reading());
    out[n++] = Hash.of(54, here.reading(), after.reading());
    out[n++] = Hash.of(55, before.lower(), here.reading());
    out[n++] = Hash.of(56, here.reading(), after.lower());
    out[n++] = Hash.of(57, before2.lower(), before.lower());
    out[n++] = Hash.of(58, after.lower(), after2.lower());
    out[n++] = Hash.of(59, before.cluster() & 0xFFFF, here.cluster() & 0xFFFF);
    out[n++] = Hash.of(60, here.cluster() & 0xFFFF, after.cluster() & 0xFFFF);
    out[n++] = Hash.of(61, before.cluster() & 0xFFFF, here.shape(), after.cluster() & 0xFFFF);
    boolean opens = opensSentence(begin, i);
    boolean glued = i > begin && tokens.glued(i);
    boolean gluedNext = i + 1 < end && tokens.glued(i + 1);
    int flags = (opens ? 1 : 0) | (quoted[i] ? 2 : 0) | (headings[sentence] ? 4 : 0);
    flags |= shouting[sentence] ? 8 : 0;
    out[n++] = Hash.of(62, flags, here.shape());
    out[n++] = Hash.of(63, opens ? 1 : 0, here.reading());
    if (glued || gluedNext) {
      out[n++] =
          Hash.of(64, glued ? before.shape() : 0, here.shape(), gluedNext ? after.shape() : 0);
      if (gluedNext && after.word().form().equals("-")) {
        out[n++] = Hash.of(65, after2.shape(), here.reading());
        out[n++] = Hash.of(66, after2.reading(), here.shape());
      }
    }
    n = nameFeatures(sentence, i, out, n);
    if (here.capital() || runEnds[i] > i + 1) {
      n = runFeatures(sentence, i, out, n);
      n = documentFeatures(i, opens, out, n);
    }
    return n;
  }

  private int nameFeatures(int sentence, int i, int[] out, int n) {
    for (int distance = -1; distance <= 1; distance++) {
      int at = i + distance;
      if (form(sentence, at) == edge || names[at] == null) {
        continue;
      }
      for (int kind : names[at].kinds()) {
        out[n++] = Hash.of(70 + distance, kind, namePlaces[at]);
        if (distance == 0) {
          out[n++] = Hash.of(73, kind, forms[at].shape());
          if (names[at].rest().length > 0) {
            out[n++] = Hash.of(74, kind, Math.min(3, names[at].rest().length));
          }
        }
        if (n > MOST_FEATURES - 32) {
          return n;
        }
      }
    }
    return n;
  }

  private int runFeatures(int sentence, int i, int[] out, int n) {
    int runBegin = runBegins[i];
    int runEnd = Math.max(runEnds[i], i + 1);
    Form before = form(sentence, runBegin - 1);
    Form after = form(sentence, runEnd);
    Form last = forms[runEnd - 1];
    Form first = forms[runBegin];
    int place = i == runBegin ? 0 : i == runEnd - 1 ? 2 : 1;
    int length = Math.min(6, runEnd - runBegin);
    out[n++] = Hash.of(80, before.lower(), place);
    out[n++] = Hash.of(81, after.lower(), place);
    out[n++] = Hash.of(82, length, i - runBegin);
    out[n++] = Hash.of(83, before.lower(), after.lower());
    if (length > 1) {
      out[n++] = Hash.of(84, last.lower(), i - runBegin);
      out[n++] = Hash.of(85, first.lower(), i - runBegin);
      out[n++] = Hash.of(86, last.reading(), place);
      out[n++] = Hash.of(87, first.reading(), place);
      out[n++] = Hash.of(88, first.reading(), last.reading(), place);
    }
    return n;
  }

  private int documentFeatures(int i, boolean opens, int[] out, int n) {
    int number = numbers[i];
    int mid = Math.min(MID_SENTENCE_MAX, midSentence[number]);
    int seen = mid * 4 + (inLowerCase[number] ? 1 : 0) + (inTitle[number] ? 2 : 0);
    out[n++] = Hash.of(90, seen, opens ? 1 : 0);
    out[n++] = Hash.of(91, seen, forms[i].reading());
    return n;
  }
}
