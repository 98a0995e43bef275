package nl.aldus.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.aldus.schemas.registry.RegistryException.Reason;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A registry behind Confluent's REST API. Thread-safe. */
final class HttpRegistryClient implements RegistryClient {

  /** Characters of what a registry has against a schema that still make a message for people. */
  private static final int LONGEST_OBJECTION = 200;

  private final RegistryHttp http;
  private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final ConcurrentMap<Registration, Integer> registered = new ConcurrentHashMap<>();
  private final ConcurrentMap<Registration, Integer> found = new ConcurrentHashMap<>();

  HttpRegistryClient(RegistryConfig config) {
    this.http = new RegistryHttp(config);
  }

  @Override
  public int register(String subject, Schema schema) {
    Registration registration = new Registration(subject, schema);
    Integer known = registered.get(registration);
    if (known != null) {
      return known;
    }
    int id;
    try {
      id = id(http.request("POST", "/subjects/" + escape(subject) + "/versions", body(schema)));
    } catch (RegistryException e) {
      if (e.reason() != Reason.INCOMPATIBLE) {
        throw e;
      }
      throw new RegistryException(
          Reason.INCOMPATIBLE,
          "the schema of "
              + schema.getFullName()
              + " is incompatible with a version that subject "
              + subject
              + " has already: "
              + beginning(e.getMessage()),
          e);
    }
    registered.put(registration, id);
    return id;
  }

  @Override
  public int idOf(String subject, Schema schema) {
    Registration registration = new Registration(subject, schema);
    Integer known = found.get(registration);
    if (known != null) {
      return known;
    }
    int id = id(http.request("POST", "/subjects/" + escape(subject), body(schema)));
    found.put(registration, id);
    return id;
  }

  @Override
  public Schema schemaById(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Schema schema = parse(http.request("GET", "/schemas/ids/" + id, null), "schema " + id);
    schemas.put(id, schema);
    return schema;
  }

  @Override
  public List<String> incompatibilities(String subject, Schema schema) {
    String path = "/compatibility/subjects/" + escape(subject) + "/versions?verbose=true";
    JsonNode answer;
    try {
      answer = http.request("POST", path, body(schema));
    } catch (RegistryException e) {
      if (e.reason() == Reason.NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
    JsonNode verdict = answer.path("is_compatible");
    if (!verdict.isBoolean()) {
      throw unintelligible("a verdict without is_compatible");
    }
    if (verdict.booleanValue()) {
      return List.of();
    }
    List<String> messages = new ArrayList<>();
    answer.path("messages").forEach(message -> messages.add(message.asText()));
    return messages.isEmpty() ? List.of("incompatible; the registry says no more") : messages;
  }

  @Override
  public List<String> subjects() {
    JsonNode answer = http.request("GET", "/subjects", null);
    if (!answer.isArray()) {
      throw unintelligible("subjects that are no list");
    }
    List<String> subjects = new ArrayList<>();
    answer.forEach(subject -> subjects.add(subject.asText()));
    return List.copyOf(subjects);
  }

  @Override
  public CompatibilityLevel compatibility() {
    JsonNode answer = http.request("GET", "/config", null);
    String level = answer.path("compatibilityLevel").asText(answer.path("compatibility").asText());
    try {
      return CompatibilityLevel.valueOf(level.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw unintelligible("a compatibility level that is not known: " + level);
    }
  }

  @Override
  public void setCompatibility(CompatibilityLevel level) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("compatibility", level.name());
    http.request("PUT", "/config", body);
  }

  /** Parses a schema and those that it refers to, which stand in versions of other subjects. */
  private Schema parse(JsonNode answer, String what) {
    Schema.Parser parser = new Schema.Parser();
    parseReferences(answer, parser, new ArrayList<>());
    return parse(answer, what, parser);
  }

  private void parseReferences(JsonNode answer, Schema.Parser parser, List<String> seen) {
    for (JsonNode reference : answer.path("references")) {
      String subject = reference.path("subject").asText();
      int version = reference.path("version").asInt();
      String path = "/subjects/" + escape(subject) + "/versions/" + version;
      if (!seen.contains(path)) {
        seen.add(path);
        JsonNode referred = http.request("GET", path, null);
        parseReferences(referred, parser, seen);
        parse(referred, "version " + version + " of subject " + subject, parser);
      }
    }
  }

  private static Schema parse(JsonNode answer, String what, Schema.Parser parser) {
    String type = answer.path("schemaType").asText("AVRO");
    JsonNode text = answer.path("schema");
    if (!type.equals("AVRO") || !text.isTextual()) {
      throw unintelligible(what + " that is not Avro but " + type);
    }
    try {
      return parser.parse(text.asText());
    } catch (AvroRuntimeException e) {
      throw new RegistryException(
          Reason.UNINTELLIGIBLE, "the registry gives " + what + " that Avro cannot parse", e);
    }
  }

  private static ObjectNode body(Schema schema) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("schema", PortableSchema.of(schema).toString());
    return body;
  }

  private static int id(JsonNode answer) {
    JsonNode id = answer.path("id");
    if (!id.canConvertToInt()) {
      throw unintelligible("a registration without id");
    }
    return id.intValue();
  }

  private static RegistryException unintelligible(String what) {
    return new RegistryException(Reason.UNINTELLIGIBLE, "the schema registry gives " + what);
  }

  /** Some registries list every difference; the first will do, and the cause has all of it. */
  private static String beginning(String message) {
    return message.length() <= LONGEST_OBJECTION
        ? message
        : message.substring(0, LONGEST_OBJECTION) + " …";
  }

  private static String escape(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A schema under a subject. Schemas remember their hash, so that this is a cheap key. */
  private record Registration(String subject, Schema schema) {}
}
