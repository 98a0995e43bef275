package nl.aldus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** docker-compose.yml of this checkout. */
record ComposeFile(JsonNode services, JsonNode volumes, JsonNode configs) {

  static ComposeFile read() throws IOException {
    JsonNode compose =
        new YAMLMapper()
            .readTree(Path.of(System.getProperty("aldus.root"), "docker-compose.yml").toFile());
    return new ComposeFile(
        compose.path("services"), compose.path("volumes"), compose.path("configs"));
  }

  /** Name and version of a service's image. */
  String image(String service) {
    return services.path(service).path("image").asText();
  }

  /** Content of a config. */
  String config(String name) {
    return configs.path(name).path("content").asText();
  }

  Map<String, String> environment(String service) {
    Map<String, String> environment = new HashMap<>();
    services
        .path(service)
        .path("environment")
        .fields()
        .forEachRemaining(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    return environment;
  }
}
