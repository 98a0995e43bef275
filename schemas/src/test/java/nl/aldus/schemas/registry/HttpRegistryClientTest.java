package nl.aldus.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.avro.Cue;
import nl.aldus.schemas.registry.RegistryException.Reason;
import nl.aldus.schemas.registry.RegistryStub.Answer;
import nl.aldus.schemas.registry.RegistryStub.Request;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRegistryClientTest {

  private static final Schema SCHEMA = Article.getClassSchema();

  private RegistryStub stub;

  @BeforeEach
  void start() throws IOException {
    stub = new RegistryStub(request -> Answer.ok("{\"id\":7}"));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void registersASchemaOnce() {
    RegistryClient client = client();

    assertThat(client.register("articles-value", SCHEMA)).isEqualTo(7);
    assertThat(client.register("articles-value", SCHEMA)).isEqualTo(7);

    assertThat(stub.requests()).extracting(Request::method).containsExactly("POST");
    assertThat(stub.requests().get(0).path()).isEqualTo("/subjects/articles-value/versions");
  }

  @Test
  void registersSchemasWithoutWhatJavaAdds() {
    client().register("articles-value", SCHEMA);

    assertThat(SCHEMA.toString()).contains("avro.java.string");
    assertThat(stub.requests().get(0).body())
        .doesNotContain("avro.java.string")
        .contains("timestamp-millis");
  }

  @Test
  void keepsIdAndSchema() {
    stub.behave(
        request ->
            request.path().startsWith("/schemas/ids/")
                ? Answer.ok("{\"schema\":\"\\\"string\\\"\"}")
                : Answer.ok("{\"id\":3}"));
    RegistryClient client = client();

    for (int i = 0; i < 3; i++) {
      assertThat(client.idOf("s", SCHEMA)).isEqualTo(3);
      assertThat(client.schemaById(3)).isEqualTo(Schema.create(Schema.Type.STRING));
    }

    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void escapesSubjects() {
    client().register("nieuws/één bron-value", SCHEMA);

    assertThat(stub.requests().get(0).path())
        .isEqualTo("/subjects/nieuws%2F%C3%A9%C3%A9n%20bron-value/versions");
  }

  @Test
  void resolvesReferencesToOtherSubjects() {
    stub.behave(
        request ->
            switch (request.path()) {
              case "/schemas/ids/9" ->
                  Answer.ok(
                      "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"A\\\","
                          + "\\\"fields\\\":[{\\\"name\\\":\\\"b\\\",\\\"type\\\":\\\"B\\\"}]}\","
                          + "\"references\":[{\"name\":\"B\",\"subject\":\"b\",\"version\":2}]}");
              case "/subjects/b/versions/2" ->
                  Answer.ok(
                      "{\"schema\":\"{\\\"type\\\":\\\"enum\\\",\\\"name\\\":\\\"B\\\","
                          + "\\\"symbols\\\":[\\\"X\\\"]}\"}");
              default -> Answer.error(404, 40403, "no");
            });

    Schema schema = client().schemaById(9);

    assertThat(schema.getField("b").schema().getEnumSymbols()).containsExactly("X");
  }

  @Test
  void sendsUserInfoOfTheUrl() {
    String url = stub.url().replace("http://", "http://lezer:ge%20heim@");

    client(Map.of(RegistryConfig.URL, url)).register("s", SCHEMA);

    assertThat(stub.requests().get(0).authorization()).isEqualTo("Basic bGV6ZXI6Z2UgaGVpbQ==");
  }

  @Test
  void sendsConfiguredUserInfo() {
    client(
            Map.of(
                RegistryConfig.BASIC_AUTH_SOURCE,
                "USER_INFO",
                RegistryConfig.BASIC_AUTH_USER_INFO,
                "lezer:ge heim"))
        .register("s", SCHEMA);

    assertThat(stub.requests().get(0).authorization()).isEqualTo("Basic bGV6ZXI6Z2UgaGVpbQ==");
  }

  @Test
  void sendsABearerToken() {
    client(Map.of(RegistryConfig.BEARER_AUTH_TOKEN, "t0k3n")).register("s", SCHEMA);

    assertThat(stub.requests().get(0).authorization()).isEqualTo("Bearer t0k3n");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429})
  void triesAgainAfterServerErrors(int status) {
    stub.behave(
        request ->
            stub.requests().size() < 3 ? new Answer(status, "oops") : Answer.ok("{\"id\":1}"));

    assertThat(client().register("s", SCHEMA)).isEqualTo(1);
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void givesUpAfterTheConfiguredRetries() {
    stub.behave(request -> new Answer(503, ""));

    assertThatThrownBy(() -> client().register("s", SCHEMA))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("HTTP 503")
        .hasMessageContaining(stub.url())
        .extracting("reason")
        .isEqualTo(Reason.UNREACHABLE);
    assertThat(stub.requests()).hasSize(4);
  }

  @Test
  void goesOnToTheNextUrlAndStaysThere() throws IOException {
    String dead = "http://127.0.0.1:" + freePort();
    RegistryClient client = client(Map.of(RegistryConfig.URL, dead + ", " + stub.url()));

    client.register("a", SCHEMA);
    client.register("b", SCHEMA);

    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void saysWhereNothingListens() throws IOException {
    String dead = "http://127.0.0.1:" + freePort();

    assertThatThrownBy(() -> client(Map.of(RegistryConfig.URL, dead)).subjects())
        .hasMessageContaining(dead)
        .hasMessageContaining("cannot be reached")
        .hasMessageContaining("schema.registry.url")
        .extracting("reason")
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void tellsOnlyTheBeginningOfLongObjections() {
    stub.behave(request -> Answer.error(409, 409, "begin at /fields/3, ".repeat(100)));

    assertThatThrownBy(() -> client().register("s", SCHEMA))
        .isInstanceOf(RegistryException.class)
        .message()
        .endsWith(" …")
        .hasSizeLessThan(400);
  }

  @Test
  void saysWhatIsIncompatible() {
    stub.behave(request -> Answer.error(409, 409, "READER_FIELD_MISSING_DEFAULT_VALUE"));

    assertThatThrownBy(() -> client().register("articles-value", SCHEMA))
        .hasMessageContaining("nl.aldus.avro.Article is incompatible")
        .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE")
        .hasMessageContaining("articles-value")
        .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE")
        .extracting("reason")
        .isEqualTo(Reason.INCOMPATIBLE);
    assertThat(stub.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"404,NOT_FOUND", "422,REJECTED", "400,REJECTED"})
  void tellsErrorsApart(int status, Reason reason) {
    stub.behave(request -> Answer.error(status, status * 100 + 1, "waarom"));

    assertThatThrownBy(() -> client().schemaById(4))
        .hasMessageContaining("waarom")
        .extracting("reason")
        .isEqualTo(reason);
    assertThat(stub.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void saysThatCredentialsAreRefusedWithoutTellingThem(int status) {
    stub.behave(request -> new Answer(status, "geheim"));
    String url = stub.url().replace("http://", "http://lezer:geheim@");

    assertThatThrownBy(() -> client(Map.of(RegistryConfig.URL, url)).subjects())
        .hasMessageContaining("refuses the credentials")
        .hasMessageNotContaining("geheim")
        .asInstanceOf(type(RegistryException.class))
        .returns(Reason.UNAUTHORIZED, RegistryException::reason);
    assertThat(stub.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|<html>Welkom</html>",
        "404|<html>Niet gevonden</html>",
        "404|{}",
        "404|{\"error_code\":404,\"message\":\"no such path\"}",
        "200|''"
      })
  void saysWhenItIsNoRegistry(int status, String body) {
    stub.behave(request -> new Answer(status, body));

    assertThatThrownBy(() -> client().subjects())
        .hasMessageContaining("does schema.registry.url point to a schema registry")
        .extracting("reason")
        .isEqualTo(Reason.UNINTELLIGIBLE);
  }

  @Test
  void followsNoRedirect() {
    stub.behave(request -> new Answer(302, ""));

    assertThatThrownBy(() -> client().subjects()).isInstanceOf(RegistryException.class);
    assertThat(stub.requests()).extracting(Request::path).doesNotContain("/elsewhere");
  }

  @Test
  void refusesAnEndlessAnswer() {
    stub.behave(request -> Answer.ok("[" + " ".repeat(9 << 20) + "]"));

    assertThatThrownBy(() -> client().subjects())
        .hasMessageContaining("more than a schema registry would")
        .extracting("reason")
        .isEqualTo(Reason.UNINTELLIGIBLE);
  }

  @Test
  void waitsNoLongerThanAllowed() {
    stub.behave(
        request -> {
          try {
            Thread.sleep(2_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Answer.ok("[]");
        });
    Map<String, Object> config =
        Map.of(RegistryConfig.READ_TIMEOUT, "200", RegistryConfig.MAX_RETRIES, "0");

    assertThatThrownBy(() -> client(config).subjects())
        .hasMessageContaining("cannot be reached")
        .extracting("reason")
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void refusesASchemaThatIsNotAvro() {
    stub.behave(request -> Answer.ok("{\"schema\":\"syntax\",\"schemaType\":\"PROTOBUF\"}"));

    assertThatThrownBy(() -> client().schemaById(1)).hasMessageContaining("PROTOBUF");
  }

  @Test
  void tellsWhatStandsAgainstASchema() {
    stub.behave(
        request -> Answer.ok("{\"is_compatible\":false,\"messages\":[\"veld weg\",\"type\"]}"));
    assertThat(client().incompatibilities("s", SCHEMA)).containsExactly("veld weg", "type");

    stub.behave(request -> Answer.ok("{\"is_compatible\":true}"));
    assertThat(client().incompatibilities("s", SCHEMA)).isEmpty();

    stub.behave(request -> Answer.error(404, 40401, "Subject not found"));
    assertThat(client().incompatibilities("s", SCHEMA)).isEmpty();
  }

  @Test
  void setsAndReadsTheCompatibilityLevel() {
    stub.behave(request -> Answer.ok("{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}"));

    client().setCompatibility(CompatibilityLevel.BACKWARD_TRANSITIVE);

    assertThat(stub.requests().get(0))
        .returns("PUT", Request::method)
        .returns("/config", Request::path)
        .returns("{\"compatibility\":\"BACKWARD_TRANSITIVE\"}", Request::body);
    assertThat(client().compatibility()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
  }

  @Test
  void listsSubjects() {
    stub.behave(request -> Answer.ok("[\"articles-value\",\"quotes-value\"]"));

    assertThat(client().subjects()).isEqualTo(List.of("articles-value", "quotes-value"));
  }

  @Test
  void keepsDifferentSchemasOfASubjectApart() {
    stub.behave(request -> Answer.ok("{\"id\":" + stub.requests().size() + "}"));
    RegistryClient client = client();

    assertThat(client.register("s", SCHEMA)).isEqualTo(1);
    assertThat(client.register("s", Cue.getClassSchema())).isEqualTo(2);
    assertThat(client.register("t", SCHEMA)).isEqualTo(3);
  }

  private RegistryClient client() {
    return client(Map.of());
  }

  private RegistryClient client(Map<String, ?> config) {
    Map<String, Object> all = new HashMap<>();
    all.put(RegistryConfig.URL, stub.url());
    all.put(RegistryConfig.RETRY_WAIT, 1L);
    all.put(RegistryConfig.RETRY_MAX_WAIT, 5L);
    all.putAll(config);
    return RegistryClient.of(all);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
