package nl.aldus.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Schemas as other languages should see them: without what Avro's Java compiler adds. */
public final class PortableSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PortableSchema() {}

  /** The JSON of a schema without {@code avro.java.string}; documentation and the rest stay. */
  public static JsonNode of(Schema schema) {
    try {
      return plain(JSON.readTree(schema.toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro gives a schema that is no JSON", e);
    }
  }

  private static JsonNode plain(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode plain = JSON.createArrayNode();
      array.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode plain = JSON.createObjectNode();
    boolean string = object.path("type").asText().equals("string");
    for (Iterator<Map.Entry<String, JsonNode>> i = object.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = i.next();
      if (!(string && entry.getKey().equals(GenericData.STRING_PROP))) {
        plain.set(entry.getKey(), plain(entry.getValue()));
      }
    }
    return string && plain.size() == 1 ? TextNode.valueOf("string") : plain;
  }
}
