package nl.aldus.enricher.web.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** The description of a topology as JSON. */
final class TopologyJson {

  private TopologyJson() {}

  /**
   * @param deadLetters topic of what Kafka Streams diverts, which the description does not tell
   */
  static ObjectNode of(TopologyDescription description, String deadLetters) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("deadLetters", deadLetters);
    ArrayNode subtopologies = json.putArray("subtopologies");
    description.subtopologies().stream()
        .sorted(Comparator.comparingInt(Subtopology::id))
        .forEach(
            subtopology -> {
              ArrayNode nodes =
                  subtopologies.addObject().put("id", subtopology.id()).putArray("nodes");
              inOrder(subtopology).forEach(node -> write(node, nodes.addObject()));
            });
    return json;
  }

  private static void write(Node node, ObjectNode json) {
    Set<String> topics = new TreeSet<>();
    Set<String> stores = new TreeSet<>();
    String kind = "processor";
    if (node instanceof Source source) {
      kind = "source";
      if (source.topicSet() != null) {
        topics.addAll(source.topicSet());
      }
    } else if (node instanceof Sink sink) {
      kind = "sink";
      if (sink.topic() != null) {
        topics.add(sink.topic());
      }
    } else if (node instanceof Processor processor) {
      stores.addAll(processor.stores());
    }
    json.put("name", node.name()).put("kind", kind);
    topics.forEach(json.putArray("topics")::add);
    stores.forEach(json.putArray("stores")::add);
    ArrayNode successors = json.putArray("successors");
    node.successors().stream().map(Node::name).sorted().forEach(successors::add);
  }

  /** Each node after those that feed it, and otherwise by name. */
  private static List<Node> inOrder(Subtopology subtopology) {
    List<Node> waiting = new ArrayList<>(subtopology.nodes());
    waiting.sort(Comparator.comparing(Node::name));
    List<Node> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (!waiting.isEmpty()) {
      Node next =
          waiting.stream()
              .filter(node -> node.predecessors().stream().allMatch(p -> done.contains(p.name())))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("the topology has a cycle"));
      waiting.remove(next);
      done.add(next.name());
      ordered.add(next);
    }
    return ordered;
  }
}
