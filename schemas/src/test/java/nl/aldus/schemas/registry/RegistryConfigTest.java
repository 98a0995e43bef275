package nl.aldus.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryConfigTest {

  @Test
  void readsSeveralUrlsWithPathAndWithoutUserInfo() {
    RegistryConfig config =
        RegistryConfig.of(
            Map.of(RegistryConfig.URL, "http://u:p@een:8081/apis/ccompat/v7/, https://twee"));

    assertThat(config.urls())
        .isEqualTo(
            List.of(URI.create("http://een:8081/apis/ccompat/v7"), URI.create("https://twee")));
  }

  @Test
  void neverShowsASecret() {
    RegistryConfig config =
        RegistryConfig.of(Map.of(RegistryConfig.URL, "http://lezer:geheim@een:8081"));

    assertThat(config.authorization()).isNotNull();
    assertThat(config.toString()).doesNotContain("geheim").doesNotContain("bGV6ZXI");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"een:8081", "ftp://een", "http://", "/pad", "http://u:geheim@ een", "http:een"})
  void refusesWhatIsNoUrlWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> RegistryConfig.of(Map.of(RegistryConfig.URL, url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(RegistryConfig.URL)
        .hasMessageNotContaining("geheim")
        .hasNoCause();
  }

  @Test
  void asksForAUrl() {
    assertThatThrownBy(() -> RegistryConfig.of(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url is missing");
    assertThatThrownBy(() -> RegistryConfig.of(Map.of(RegistryConfig.URL, "")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url is empty");
  }

  @Test
  void refusesASourceOfCredentialsThatItDoesNotKnow() {
    assertThatThrownBy(
            () ->
                RegistryConfig.of(
                    Map.of(
                        RegistryConfig.URL,
                        "http://een",
                        RegistryConfig.BASIC_AUTH_SOURCE,
                        "SASL_INHERIT")))
        .hasMessageContaining("must be URL or USER_INFO, not SASL_INHERIT");
  }

  @Test
  void asksForTheUserInfoThatItWasPromised() {
    assertThatThrownBy(
            () ->
                RegistryConfig.of(
                    Map.of(
                        RegistryConfig.URL,
                        "http://een",
                        RegistryConfig.BASIC_AUTH_SOURCE,
                        "USER_INFO")))
        .hasMessageContaining("basic.auth.user.info is missing");
  }

  @Test
  void refusesToGoWithoutHostNameVerification() {
    assertThatThrownBy(
            () ->
                RegistryConfig.of(
                    Map.of(
                        RegistryConfig.URL,
                        "https://een",
                        "schema.registry.ssl.endpoint.identification.algorithm",
                        "")))
        .hasMessageContaining("always verified");
  }

  @Test
  void saysWhichTrustStoreIsMissing(@TempDir Path directory) {
    Path missing = directory.resolve("vertrouwd.p12");

    assertThatThrownBy(
            () ->
                RegistryConfig.of(
                    Map.of(
                        RegistryConfig.URL,
                        "https://een",
                        "schema.registry.ssl.truststore.location",
                        missing.toString(),
                        "schema.registry.ssl.truststore.password",
                        "geheim")))
        .hasMessageContaining("vertrouwd.p12")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void knowsARegistryInMemory() {
    assertThat(RegistryConfig.of(Map.of(RegistryConfig.URL, "mock://proef")).memoryScope())
        .isEqualTo(Optional.of("proef"));
    assertThat(RegistryClient.of(Map.of(RegistryConfig.URL, "mock://proef")))
        .isSameAs(InMemoryRegistry.named("proef"));
  }
}
