package nl.aldus.cli.display;

import java.util.Optional;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.progress.Progress;

/** Tells on standard error, in one line, of each article that became a dead letter. */
public record DeadLetterTeller(Terminal terminal) implements Progress {

  /** An id may be as long as its writer likes. */
  private static final int LONGEST = 200;

  @Override
  public void diverted(Optional<String> articleId, Throwable reason) {
    terminal.error(
        articleId.map(DeadLetterTeller::named).orElse("An article without an id")
            + " went to the dead letters: "
            + reason.getMessage());
  }

  private static String named(String id) {
    return "Article " + (id.length() > LONGEST ? id.substring(0, LONGEST) + "…" : id);
  }
}
