package nl.aldus.cli.page;

import static nl.aldus.cli.page.RunningPipeline.article;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.aldus.avro.Article;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page in a real browser, with a real pipeline behind it. */
class PageIT {

  private static final String ATTACK = "<img src=x onerror=\"window.attacked=1\">";
  private static final String FIGURE = "document.querySelector('#figures small').textContent";

  @TempDir static Path directory;

  /** Stands between the page and the server, so that a test can say what is answered, and when. */
  private static final String SILENT_SERVER =
      """
      window.asked = [];
      window.fetch = address => new Promise((resolve, reject) =>
        window.asked.push({address: String(address), resolve, reject}));
      window.EventSource = class extends EventTarget {
        constructor() { super(); window.source = this; }
        close() {}
      };
      window.answer = (address, body) => window.asked
        .filter(one => one.address.startsWith(address))
        .forEach(one => one.resolve(new Response(JSON.stringify(body))));
      window.refuse = address => window.asked
        .filter(one => one.address.startsWith(address))
        .forEach(one => one.reject(new TypeError('refused by the test')));
      window.told = complete => window.source.dispatchEvent(
        new MessageEvent('told', {data: JSON.stringify({complete})}));
      """;

  private static RunningPipeline pipeline;
  private static Browser browser;

  /** What the pipeline told of itself when somebody looked for the first time. */
  private static String firstLook;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.open("nl");
    pipeline = new RunningPipeline(directory);
    try (EmissionProbe probe = pipeline.probe()) {
      pipeline.publish(article("vroeg", "Vroeg", "„Niemand keek nog”, zei Guus de Vries."));
      probe.awaitEmission("Niemand keek nog");
    }
    Thread.sleep(5_000); // Two readings.
    firstLook = get("api/pipeline?after=-1");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (pipeline != null) {
      pipeline.close();
    }
  }

  @BeforeEach
  void openPage() throws Exception {
    browser.size(1280, 1000);
    browser.theme("light");
    visit();
  }

  private static void visit() throws InterruptedException {
    browser.visit("about:blank");
    browser.visit(pipeline.address());
    browser.await("connected", "return document.querySelector('.state').dataset.state == 'good'");
  }

  /** Breaches of the Content-Security-Policy are errors, too. */
  @AfterEach
  void noErrors() {
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.script("return window.attacked ?? null")).isNull();
  }

  @Test
  void showsQuotationWithinASecondOfItsEmission() throws Exception {
    // The first article of a pipeline pays for what the JVM has not compiled yet.
    pipeline.publish(
        article("warm", "Warm", "„Het is warm”, zei Piet Verhoeven. „Te warm”, zei hij."));
    awaitSaying("Het is warm");
    browser.script(
        "window.seen = 0; new MutationObserver(() => {"
            + " if (!window.seen && document.querySelector('#live-feed').textContent"
            + ".includes('De dijk is veilig')) window.seen = Date.now();"
            + "}).observe(document.querySelector('#live-feed'), {childList: true, subtree: true})");
    try (EmissionProbe probe = pipeline.probe()) {
      pipeline.publish(article("dijk", "Dijk", "„De dijk is veilig”, zei Anna Kuiper."));

      long emitted = probe.awaitEmission("De dijk is veilig");
      long seen = (Long) browser.await("shown", "return window.seen > 0 && window.seen");
      assertThat(seen - emitted).isLessThan(1000);
    }
    assertThat(browser.texts("#live-feed .saying").get(0))
        .contains("„De dijk is veilig”", "Anna Kuiper", "zei", "De Proefdrukker", "Dijk");
  }

  @Test
  void filtersBySpeakerTextAndKind() throws Exception {
    pipeline.publish(
        article(
            "filter",
            "Filter",
            "„De molen draait weer”, zei Karel Mulder. Ans de Groot zegt dat de sluis dicht"
                + " blijft."));
    awaitSaying("De molen draait weer");
    awaitSaying("de sluis dicht");

    browser.one("[name=speaker]").sendKeys("mulder");
    browser.await("filtered", shown("De molen draait weer") + " && !(" + shownOnly("sluis") + ")");
    browser.one("[name=speaker]").clear();
    browser.one("[name=text]").sendKeys("sluis");
    browser.await("filtered", shown("sluis") + " && !(" + shownOnly("molen") + ")");
    browser.one("[name=text]").clear();
    browser.one("[name=text]").sendKeys("molen");
    browser.one("[value=DIRECT]").click();
    browser.await("none left", "return document.querySelectorAll('.saying').length == 0");
    assertThat(browser.one("#live-empty").getText())
        .isEqualTo("Geen citaat voldoet aan het filter.");
  }

  @Test
  void holdsTheFeedStillWhilePaused() throws Exception {
    browser.one("#live-pause").click();
    pipeline.publish(article("pauze", "Pauze", "„Even rust aan de haven”, zei Koos Visser."));

    browser.await(
        "counted", "return document.querySelector('#live-pause').innerText.includes('nieuw')");
    assertThat(browser.texts("#live-feed .saying")).noneMatch(s -> s.contains("Even rust"));

    browser.one("#live-pause").click();
    awaitSaying("Even rust aan de haven");
    assertThat(isFresh("Even rust aan de haven")).isTrue();
  }

  @Test
  void neitherLightsUpNorAnnouncesWhatCameWhileAnotherViewWasOpen() throws Exception {
    openView("pipeline");
    browser.script(
        "window.announced = []; new MutationObserver(() => window.announced.push("
            + "document.querySelector('#live-announcement').textContent))"
            + ".observe(document.querySelector('#live-announcement'), {childList: true});"
            + " window.came = ''; window.listener = new EventSource('api/quotes');"
            + " window.listener.addEventListener('quote', e => window.came += e.data)");
    pipeline.publish(article("elders", "Elders", "„Niemand keek hier”, zei Toos Prins."));
    browser.await("came", "return window.came.includes('Niemand keek hier')");
    browser.script("window.listener.close()");
    Thread.sleep(500); // The view has a stream of its own.
    openView("live");
    awaitSaying("Niemand keek hier");
    assertThat(isFresh("Niemand keek hier")).isFalse();

    pipeline.publish(article("hier", "Hier", "„Nu kijkt er iemand”, zei Wim Hofman."));
    awaitSaying("Nu kijkt er iemand");
    assertThat(isFresh("Nu kijkt er iemand")).isTrue();
    browser.await("announced", "return window.announced.length > 0");
    assertThat(browser.script("return window.announced[0]"))
        .isEqualTo("1 nieuw citaat: Wim Hofman");

    // Shown again, an animation would begin again.
    openView("article");
    openView("live");
    assertThat(isFresh("Nu kijkt er iemand")).isFalse();
  }

  @Test
  void marksPastedArticleAndExplainsItOnFocusByKeyboardAlone() throws Exception {
    String text =
        "De kade is klaar. „Het water kan komen 🌊”, zei wethouder Marieke de Boer.\n\n"
            + "Volgens De Boer duurde het werk een jaar.";
    openView("article");
    browser.one("#paste [name=title]").sendKeys("Kade");
    browser.script("document.querySelector('#paste [name=text]').value = arguments[0]", text);
    browser.one("#paste [name=text]").click();
    browser.press(Keys.TAB, Keys.ENTER);
    browser.await("marked", "return document.querySelectorAll('mark.quote[id]').length >= 2");

    assertThat(browser.script("return " + textOf("#article-body .text"))).isEqualTo(text);
    assertThat(browser.script("return " + textOf("#quote-0"))).isEqualTo("Het water kan komen 🌊");
    assertThat(browser.texts(".entity[data-type=PERSON]")).contains("Marieke de Boer");

    browser.script("document.querySelector('[name=layer][value=sentence]').focus()");
    browser.press(Keys.TAB);
    assertThat(browser.script("return document.activeElement.id")).isEqualTo("quote-0");
    assertThat(browser.one("#explanation").getText()).contains("Marieke de Boer", "zekerheid");
    assertThat(browser.texts("#explanation dd")).isNotEmpty();
    assertThat(browser.one("#quote-0").getAttribute("aria-describedby")).isEqualTo("explanation");
    assertThat(browser.texts(".speaker-mark.active")).containsExactly("Marieke de Boer");
    assertThat(browser.all(".connector path")).hasSize(1);

    browser.press(Keys.ESCAPE);
    assertThat(browser.one("#explanation").isDisplayed()).isFalse();
  }

  @Test
  void opensArticleOfQuotation() throws Exception {
    pipeline.publish(article("brug", "Brug open", "„De brug is open”, zei Ria Smit."));
    awaitSaying("De brug is open");

    browser.script(
        "[...document.querySelectorAll('.saying')].find(s => s.textContent.includes('De brug is"
            + " open')).querySelector('a.read').click()");

    browser.await("opened", "return document.querySelector('#article-title') != null");
    assertThat(browser.one("#article-title").getText()).isEqualTo("Brug open");
    assertThat(browser.texts("mark.quote")).anyMatch(quote -> quote.contains("De brug is open"));
  }

  @Test
  void opensArticleAgainAfterAFailureAndWhenItWasCorrected() throws Exception {
    pipeline.publish(article("weer", "Eerste kop", "„Het hek is dicht”, zei Ria Smit."));
    browser.script(
        "window.broken = true; const real = window.fetch; window.fetch = (address, ...rest) =>"
            + " window.broken && address.startsWith('api/article?')"
            + " ? Promise.reject(new TypeError('broken by the test')) : real(address, ...rest)");
    openView("article");
    chooseRecent("Eerste kop");
    browser.await("failed", "return document.querySelector('#paste-error').textContent != ''");
    assertThat(browser.all("#recent-list [aria-current]")).isEmpty();

    browser.script("window.broken = false");
    chooseRecent("Eerste kop");
    browser.await("opened", "return " + headline("Eerste kop"));
    assertThat(browser.one("#paste-error").getText()).isEmpty();

    pipeline.publish(article("weer", "Tweede kop", "„Het hek is open”, zei Ria Smit."));
    chooseRecent("Tweede kop");
    browser.await("opened", "return " + headline("Tweede kop"));
    assertThat(browser.texts("mark.quote")).anyMatch(quote -> quote.contains("Het hek is open"));
  }

  @Test
  void saysThatItLoadsUntilTheServerHasAnswered() throws Exception {
    try (Browser.Injection silence = browser.inject(SILENT_SERVER)) {
      browser.visit("about:blank");
      browser.visit(pipeline.address());
      browser.await("waiting", "return " + said("#live-empty", "Laden …"));
      browser.script("window.source.onopen()");
      assertThat(browser.one("#live-empty").getText()).isEqualTo("Laden …");
      browser.script("window.source.onerror()");
      String unreachable = "De server is niet bereikbaar; nieuwe poging volgt.";
      assertThat(browser.one("#live-empty").getText()).isEqualTo(unreachable);
      browser.script("window.source.onopen(); window.told(false)");
      assertThat(browser.one("#live-empty").getText())
          .isEqualTo("Kafka antwoordt niet; nieuwe poging volgt");
      browser.script("window.told(true)");
      assertThat(browser.one("#live-empty").getText()).startsWith("Nog geen citaten.");

      openView("article");
      assertThat(browser.one("#recent-empty").getText()).isEqualTo("Laden …");
      browser.script("document.querySelector('#language').click()");
      assertThat(browser.one("#recent-empty").getText()).isEqualTo("Loading …");
      browser.script("document.querySelector('#language').click(); localStorage.clear()");
      browser.script("window.refuse('api/articles')");
      browser.await("refused", "return " + said("#recent-empty", unreachable));
      browser.await(
          "answered",
          "window.answer('api/articles', {articles: [], complete: true}); return "
              + said("#recent-empty", "Nog geen artikelen."));

      openView("pipeline");
      assertThat(browser.one("#pipeline-state").getText()).isEqualTo("Laden …");
      assertThat(browser.texts(".chart .empty, #topology, #instances, #lags, #dead"))
          .hasSize(7)
          .containsOnly("Laden …");
      browser.screenshot("pipeline-loading");
      browser.script("window.refuse('api/pipeline')");
      browser.await("refused", "return " + said("#lags", unreachable));
      assertThat(browser.texts(".chart .empty, #topology, #instances, #lags, #dead"))
          .containsOnly(unreachable);
      String answer =
          "{state: 'RUNNING', group: 'a', failing: false, groups: [], partitions: [],"
              + " instances: [], samples: %s, deadLetters: {total: 0, complete: %s, recent: []}}";
      String topology =
          "window.answer('api/topology', {deadLetters: 'd', subtopologies: [{id: 0,"
              + " nodes: [{name: 'n', kind: 'source', topics: ['t'], stores: [], successors: []}]}]});";
      browser.await(
          "answered before it has measured",
          topology
              + "window.answer('api/pipeline', "
              + answer.formatted("[]", "false")
              + "); return "
              + said("#lags", "Laden …")
              + " && "
              + said("#pipeline-state", "a draait"));
      assertThat(browser.one("#dead").getText()).isEqualTo("Laden …");
      browser.script("window.asked = []");
      browser.await(
          "answered",
          "window.answer('api/pipeline', "
              + answer.formatted(
                  "[{number: 0, at: 1, articlesPerSecond: 0, measured: false}]", "true")
              + "); return "
              + said("#lags", "Nog geen groep heeft een stand vastgelegd."));
      assertThat(browser.one("#dead").getText()).startsWith("Niets:");
      // Nobody looked, and others did a part of the work.
      assertThat(browser.texts(".charts .note:not([hidden])"))
          .hasSize(2)
          .allMatch(note -> note.startsWith("Terwijl meer instanties"));
    }
  }

  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void tellsAReaderWhenAllThatWasThereBeforeHasBeenTold() throws Exception {
    pipeline.publish(article("eerder", "Eerder", "„Dit was er al”, zei Gijs Bos."));
    awaitSaying("Dit was er al");
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(pipeline.address() + "api/quotes")).build(),
                BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      List<String> before = lines.takeWhile(line -> !line.equals("event: told")).toList();
      assertThat(before).anyMatch(line -> line.contains("Dit was er al"));
    }
    assertThat(get("api/articles")).contains("\"complete\":true");
  }

  @Test
  void knowsQuotationsASecondAndLatencyFromBeforeAnybodyLooked() throws Exception {
    JsonNode samples = new ObjectMapper().readTree(firstLook).get("samples");
    assertThat(samples).anyMatch(sample -> sample.get("quotesPerSecond").asDouble() > 0);
    assertThat(samples).anyMatch(sample -> sample.get("p95").asDouble() > 0);
    assertThat(samples).allMatch(sample -> sample.get("measured").asBoolean());
  }

  @Test
  void keepsMarkupInArticlesText() throws Exception {
    Article hostile =
        Article.newBuilder(
                article(
                    "\"><script>window.attacked=1</script>",
                    ATTACK + " titel",
                    "„Kijk "
                        + ATTACK
                        + " uit”, zei Bob <script>window.attacked=1</script> Bakker."))
            .setSource("</p><svg onload=\"window.attacked=1\"> bron")
            .setUrl("javascript:window.attacked=1")
            .build();
    pipeline.publish(hostile);
    awaitSaying(ATTACK);
    String saying =
        browser.texts(".saying").stream().filter(s -> s.contains("titel")).findFirst().get();
    assertThat(saying).contains(ATTACK + " titel", "<svg onload=\"window.attacked=1\"> bron");
    assertThat(browser.all("main img, main script, a[href^=javascript]")).isEmpty();

    openView("article");
    browser.await(
        "listed",
        "return document.querySelector('#recent-list').innerText" + ".includes('onerror')");
    browser.script(
        "[...document.querySelectorAll('#recent-list button')].find(b =>"
            + " b.innerText.includes('onerror')).click()");
    browser.await("opened", "return document.querySelector('#article-title') != null");
    assertThat(browser.script("return " + textOf("#article-body .text")))
        .isEqualTo(hostile.getText());
    assertThat(browser.one("#article-body").getText()).contains("javascript:window.attacked=1");
    assertThat(browser.all("main img, main script, a[href^=javascript]")).isEmpty();

    pipeline.publishRubbish(ATTACK);
    openView("pipeline");
    browser.await("told", "return document.querySelector('#dead').innerText.includes('onerror')");
    assertThat(browser.all("main img, main script")).isEmpty();
  }

  @Test
  void showsLagRiseWhileTheEnricherIsStoppedAndFallWhenItGoesOn() throws Exception {
    openView("pipeline");
    browser.await("measured", "return document.querySelectorAll('.uplot').length == 3");
    browser.await(
        "instance",
        "return document.querySelector('#instances').innerText" + ".includes('articles-0')");
    assertThat(
            browser.script(
                "return [...document.querySelectorAll('#topology text')].map(t => t.textContent)"))
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .contains("articles", "quotes", "enriched-articles", "dead-letters", "aldus-enricher");

    pipeline.stopEnricher();
    for (int i = 0; i < 200; i++) {
      pipeline.publish(article("stapel-" + i, "Stapel", "„Nummer " + i + "”, zei Jan Post."));
    }
    browser.await("lag rose", "return " + FIGURE + ".startsWith('200 ')");
    browser.await(
        "chart rose",
        "return document.querySelector('#chart-lag .keys b').textContent != '0\\u00a0s'");
    browser.await("status", "return document.querySelector('#lags').innerText.includes('gestopt')");
    assertThat(browser.one("#topology svg").getAttribute("aria-label")).contains("200 wachten");

    pipeline.startEnricher();
    browser.await("lag fell to exactly 0", "return " + FIGURE + ".startsWith('0 ')");
    browser.await(
        "chart fell",
        "return document.querySelector('#chart-lag .keys b').textContent == '0\\u00a0s'");
    browser.await(
        "charts show the hill",
        "return window.fetch('api/pipeline?after=-1').then(r => r.json()).then(now =>"
            + " Math.max(...now.samples.map(s => s.lagRecords)) == 200 &&"
            + " now.samples.at(-1).lagSeconds === 0 && now.samples.at(-1).p95 > 0)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "article", "pipeline"})
  void fitsThePhoneInBothThemesAndLanguages(String view) throws Exception {
    pipeline.publish(article("smal", "Smal", "„Het past”, zei Jet Klein."));
    browser.size(360, 740);
    openView(view);
    if (view.equals("article")) {
      browser.one("#paste-example").click();
      browser.await("marked", "return document.querySelector('mark.quote') != null");
    }
    for (int language = 0; language < 2; language++) {
      for (int theme = 0; theme < 2; theme++) {
        assertThat(
                (Boolean)
                    browser.script("return document.documentElement.scrollWidth <= innerWidth"))
            .as(view + " is no wider than the phone")
            .isTrue();
        browser.screenshot("phone-" + view + "-" + language + theme);
        browser.script("document.querySelector('#theme').click()");
      }
      browser.script("document.querySelector('#language').click()");
    }
    browser.script("document.querySelector('#language').click()");
    assertThat(browser.script("return document.documentElement.lang")).isEqualTo("en");
    assertThat(browser.texts(".sections a")).containsExactly("Live", "Article", "Pipeline");
    browser.script("localStorage.clear()");
  }

  /** What a machine can find; by hand: keyboard alone, see above, and a screen reader. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void breaksNoRuleOfAccessibilityThatAxeKnows(String theme) throws Exception {
    pipeline.publish(article("axe", "Axe", "„Het leest voor”, zei Jet Klein."));
    awaitSaying("Het leest voor");
    browser.theme(theme);
    visit();
    for (String view : List.of("live", "article", "pipeline")) {
      openView(view);
      if (view.equals("article")) {
        browser.one("#paste-example").click();
        browser.await("marked", "return document.querySelector('mark.quote[id]') != null");
        browser.script("document.querySelector('mark.quote[id]').focus()");
      } else if (view.equals("pipeline")) {
        browser.await("measured", "return document.querySelector('#lags table') != null");
      }
      browser.await(
          "at rest",
          "return document.getAnimations().every(a => a.effect.getTiming().iterations == Infinity || a.playState == 'finished')");
      browser.screenshot(String.join("-", view, theme));
      assertThat(browser.accessibilityViolations()).as(view).isEmpty();
    }
  }

  @Test
  void refusesOtherNamesFormsAndFilesThatAreNotItsOwn() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    String address = pipeline.address();

    assertThat(status(client, HttpRequest.newBuilder(URI.create(address + "../page/Page.class"))))
        .isEqualTo(404);
    assertThat(status(client, HttpRequest.newBuilder(URI.create(address + "versions.properties"))))
        .isEqualTo(404);
    assertThat(
            status(
                client,
                HttpRequest.newBuilder(URI.create(address + "api/extract"))
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("{\"text\": \"a\"}"))))
        .isEqualTo(415);
    assertThat(
            status(
                client,
                HttpRequest.newBuilder(URI.create(address + "api/extract"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"text\": \"" + "a".repeat(200_001) + "\"}"))))
        .isEqualTo(413);
    assertThat(RawRequest.status(URI.create(address), "elders.example")).isEqualTo(421);
  }

  private static String get(String path) throws Exception {
    URI address = URI.create(pipeline.address() + path);
    HttpClient client = HttpClient.newHttpClient();
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  private static int status(HttpClient client, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return response.statusCode();
  }

  private static void openView(String view) throws InterruptedException {
    browser.script("document.querySelector('[data-view=' + arguments[0] + ']').click()", view);
    browser.await("view", "return !document.getElementById('view-' + arguments[0]).hidden", view);
  }

  private static void awaitSaying(String text) throws InterruptedException {
    browser.await(
        text,
        "return [...document.querySelectorAll('.saying')].some(s =>"
            + " s.textContent.includes(arguments[0]))",
        text);
  }

  private static boolean isFresh(String text) {
    return (Boolean)
        browser.script(
            "return [...document.querySelectorAll('.saying')].find(s =>"
                + " s.textContent.includes(arguments[0])).classList.contains('fresh')",
            text);
  }

  /** Chooses an article from the list of recent ones as soon as it is there. */
  private static void chooseRecent(String title) throws InterruptedException {
    browser.await(
        title,
        "const button = [...document.querySelectorAll('#recent-list button')].find(b =>"
            + " b.textContent.includes(arguments[0])); button?.click(); return button != null",
        title);
  }

  private static String headline(String title) {
    return "document.querySelector('#article-title')?.textContent == '" + title + "'";
  }

  private static String said(String selector, String text) {
    return "document.querySelector('" + selector + "').innerText == '" + text + "'";
  }

  private static String shown(String text) {
    return "return " + shownOnly(text);
  }

  private static String shownOnly(String text) {
    return "document.querySelector('#live-feed').textContent.includes('" + text + "')";
  }

  /** The text of an article without what is only for screen readers. */
  private static String textOf(String selector) {
    return "(() => { const copy = document.querySelector('"
        + selector
        + "').cloneNode(true); copy.querySelectorAll('.visually-hidden').forEach(n => n.remove());"
        + " return copy.textContent; })()";
  }
}
