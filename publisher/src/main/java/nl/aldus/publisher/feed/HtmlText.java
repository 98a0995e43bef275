package nl.aldus.publisher.feed;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a piece of HTML as a reader would see it, paragraphs divided by blank lines. */
final class HtmlText {

  private static final Set<String> UNSEEN =
      Set.of("script", "style", "noscript", "template", "head", "iframe", "object", "svg");

  /** Feeds that escape twice show markup or entities as text. */
  private static final Pattern ESCAPED_TWICE =
      Pattern.compile("</?(p|br|b|i|em|strong|a|div|span|img)\\b[^<>]*>|&(#\\d+|[a-z]{2,8});");

  private HtmlText() {}

  static String of(String html) {
    String text = once(html);
    return ESCAPED_TWICE.matcher(text).find() ? once(text) : text;
  }

  private static String once(String html) {
    Element body = Jsoup.parseBodyFragment(html).body();
    Collector collector = new Collector();
    body.traverse(collector);
    return collector.text();
  }

  /** Gathers text; white space is as in a browser: runs are one space, blocks stand apart. */
  private static final class Collector implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();
    private int unseen;
    private String pending = "";

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        if (UNSEEN.contains(element.normalName())) {
          unseen++;
        } else if (element.isBlock()) {
          pending = "\n\n";
        } else if (element.normalName().equals("br")) {
          pending = pending.length() < 2 ? pending.strip() + "\n" : pending;
        }
      } else if (node instanceof TextNode words && unseen == 0) {
        append(words.getWholeText());
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (UNSEEN.contains(element.normalName())) {
          unseen--;
        } else if (element.isBlock()) {
          pending = "\n\n";
        }
      }
    }

    private void append(String words) {
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        if (Character.isWhitespace(c) || c == '\u00a0') {
          pending = pending.isEmpty() ? " " : pending;
        } else {
          if (!text.isEmpty()) {
            text.append(pending);
          }
          pending = "";
          text.append(c);
        }
      }
    }

    String text() {
      return text.toString();
    }
  }
}
