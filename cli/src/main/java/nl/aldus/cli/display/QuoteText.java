package nl.aldus.cli.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.aldus.avro.ArticleReference;
import nl.aldus.avro.Cue;
import nl.aldus.avro.Quote;
import nl.aldus.avro.QuoteType;
import nl.aldus.avro.Speaker;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Style;
import nl.aldus.cli.terminal.Terminal;

/**
 * A quotation for a person: the words, and under them who said them, with which verb, of which
 * kind, how sure that is, and where it stood.
 */
public final class QuoteText {

  static final String INDENT = "    ";

  private final Terminal terminal;

  public QuoteText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The lines for a quotation, the last one empty. */
  public List<String> lines(Quote quote) {
    List<String> lines = new ArrayList<>(words(quote));
    lines.add(INDENT + attribution(quote));
    if (quote.getArticle() != null) {
      origin(quote.getArticle()).forEach(lines::add);
    }
    lines.add("");
    return lines;
  }

  /** The words, in quotation marks if they are the speaker's own. */
  private List<String> words(Quote quote) {
    String text = Paragraph.clean(quote.getText());
    String marked = quote.getType() == QuoteType.INDIRECT ? text : "“" + text + "”";
    return Paragraph.wrap(marked, terminal.width()).stream()
        .map(line -> terminal.styled(Style.QUOTATION, line))
        .toList();
  }

  private String attribution(Quote quote) {
    List<String> parts = new ArrayList<>();
    parts.add("— " + speaker(quote.getSpeaker()));
    Cue cue = quote.getCue();
    if (cue != null) {
      parts.add(terminal.styled(Style.CUE, Paragraph.clean(cue.getText())));
    }
    if (quote.getVenue() != null) {
      parts.add(Paragraph.clean(quote.getVenue()));
    }
    if (quote.getSaidOn() != null) {
      parts.add(quote.getSaidOn().toString());
    }
    parts.add(
        terminal.styled(
            Style.DIM,
            String.format(
                Locale.ROOT,
                "%s %.2f",
                quote.getType().name().toLowerCase(Locale.ROOT),
                quote.getConfidence())));
    return String.join(" · ", parts);
  }

  private String speaker(Speaker speaker) {
    if (speaker == null) {
      return terminal.styled(Style.DIM, "speaker unknown");
    }
    StringBuilder text =
        new StringBuilder(terminal.styled(Style.SPEAKER, Paragraph.clean(speaker.getName())));
    List<String> function = new ArrayList<>();
    if (speaker.getRole() != null) {
      function.add(Paragraph.clean(speaker.getRole()));
    }
    if (speaker.getOrganization() != null) {
      function.add(Paragraph.clean(speaker.getOrganization()));
    }
    if (!function.isEmpty()) {
      text.append(" (").append(String.join(", ", function)).append(')');
    }
    return text.toString();
  }

  /** Where it stood: title or id of the article, and who published it. */
  List<String> origin(ArticleReference article) {
    String title = article.getTitle() == null ? article.getId() : article.getTitle();
    String source = article.getSource() == null ? "" : article.getSource() + ": ";
    return Paragraph.wrap(Paragraph.clean(source + title), terminal.width() - INDENT.length())
        .stream()
        .map(line -> INDENT + terminal.styled(Style.DIM, line))
        .toList();
  }
}
