package nl.aldus.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortWishTest {

  private final List<Integer> tried = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  @Test
  void takesAnyFreePortIfTheConventionalOneTurnsOutToBeTaken() throws Exception {
    int port = new PortWish(9092, false, "broker").listen(this::startUnlessOn9092, notes::add);

    assertThat(port).isZero();
    assertThat(tried).containsExactly(9092, 0);
    assertThat(notes)
        .containsExactly("Port 9092 is taken by another program; the broker listens on another.");
  }

  @Test
  void doesNotExchangeThePortThatWasAskedFor() {
    PortWish wish = new PortWish(9092, true, "broker");

    assertThatThrownBy(() -> wish.listen(this::startUnlessOn9092, notes::add))
        .isInstanceOf(PortTakenException.class)
        .hasMessageStartingWith("Port 9092 for the broker is taken by another program;");
    assertThat(tried).containsExactly(9092);
    assertThat(notes).isEmpty();
  }

  private int startUnlessOn9092(int port) {
    tried.add(port);
    if (port == 9092) {
      throw new PortTakenException(port, "broker", null);
    }
    return port;
  }
}
