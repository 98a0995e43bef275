package nl.aldus.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {

  private static final char[] PASSWORD = "wachtwoord".toCharArray();

  @TempDir static Path directory;

  private static HttpsServer server;
  private static KeyStore keys;

  @BeforeAll
  static void start() throws Exception {
    Path store = directory.resolve("server.p12");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "server",
        "-dname",
        "CN=registry",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-validity",
        "1",
        "-keystore",
        store.toString(),
        "-storepass",
        new String(PASSWORD));
    keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "[\"articles-value\"]".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void trustsACertificateFromAStore() throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("server", certificate());
    Path file = directory.resolve("trust.p12");
    try (var out = Files.newOutputStream(file)) {
      trust.store(out, PASSWORD);
    }

    assertThat(
            client(
                    "127.0.0.1",
                    Map.of(
                        "schema.registry.ssl.truststore.location",
                        file.toString(),
                        "schema.registry.ssl.truststore.password",
                        new String(PASSWORD)))
                .subjects())
        .containsExactly("articles-value");
  }

  @Test
  void trustsACertificateInPem() throws Exception {
    assertThat(client("127.0.0.1", pem()).subjects()).containsExactly("articles-value");
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    assertThatThrownBy(() -> client("127.0.0.1", Map.of()).subjects())
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("TLS: ")
        .hasMessageContaining("schema.registry.ssl.truststore.location");
  }

  @Test
  void refusesACertificateOfAnotherHost() throws Exception {
    Map<String, String> pem = pem();

    assertThatThrownBy(() -> client("localhost", pem).subjects())
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("TLS: ");
  }

  private static Map<String, String> pem() throws Exception {
    String text =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    return Map.of(
        "schema.registry.ssl.truststore.type",
        "PEM",
        "schema.registry.ssl.truststore.certificates",
        text);
  }

  private static Certificate certificate() throws Exception {
    return keys.getCertificate("server");
  }

  private static RegistryClient client(String host, Map<String, String> tls) {
    Map<String, Object> config = new HashMap<>(tls);
    config.put(RegistryConfig.URL, "https://" + host + ":" + server.getAddress().getPort());
    config.put(RegistryConfig.MAX_RETRIES, 0);
    return RegistryClient.of(config);
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = Stream.concat(Stream.of(keytool), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
