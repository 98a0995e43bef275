package nl.aldus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.schemas.topic.TopicNames;
import org.junit.jupiter.api.Test;

/** The Kubernetes manifests, held against the types of Kubernetes and KEDA without a cluster. */
class KubernetesTest {

  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "v1/ConfigMap", ConfigMap.class,
          "v1/Service", Service.class,
          "apps/v1/StatefulSet", StatefulSet.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
          "keda.sh/v1alpha1/ScaledObject", ScaledObject.class);

  /** Unknown fields fail, which the model's catch-all for them would hide. */
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .build();

  /** KEDA's custom resource, as far as its reference tells; what is not here is not used. */
  record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(
        Target scaleTargetRef,
        Integer pollingInterval,
        Integer cooldownPeriod,
        Integer minReplicaCount,
        Integer maxReplicaCount,
        Advanced advanced,
        List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name) {}

    record Advanced(Autoscaler horizontalPodAutoscalerConfig) {}

    record Autoscaler(HorizontalPodAutoscalerBehavior behavior) {}

    record Trigger(String type, String name, Kafka metadata) {}

    /** All values are texts. */
    record Kafka(
        String bootstrapServers,
        String consumerGroup,
        String topic,
        String lagThreshold,
        String activationLagThreshold,
        String offsetResetPolicy,
        String allowIdleConsumers) {}
  }

  @Test
  void everyFieldIsOneThatKubernetesKnows() throws Exception {
    List<Object> objects = new ArrayList<>();
    for (String file : List.of("enricher.yml", "scaling.yml")) {
      for (JsonNode manifest : manifests(file)) {
        objects.add(parse(manifest));
      }
    }

    assertThat(objects).hasSize(KINDS.size());
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsFound() throws Exception {
    ObjectNode manifest = (ObjectNode) manifest("enricher.yml", "StatefulSet");
    ObjectNode container = (ObjectNode) manifest.at("/spec/template/spec/containers/0");
    container.putObject("readynessProbe");

    assertThatThrownBy(() -> parse(manifest)).hasMessageContaining("readynessProbe");
  }

  @Test
  void runsTheImageOfThisBuildWithSettingsThatItKnows() throws Exception {
    Container container = pod().getContainers().get(0);
    Map<String, String> environment = new HashMap<>(configMap().getData());
    for (EnvVar variable : container.getEnv()) {
      environment.put(variable.getName(), "een-waarde-van-het-cluster");
    }

    assertThat(container.getImage())
        .isEqualTo("aldus:" + Invocation.of("--version").out().strip().replace("aldus ", ""));
    assertThat(Invocation.of(container.getArgs().get(0), "--help").status()).isZero();
    EnricherConfig config = EnricherConfig.read(Map.of(), environment, Optional.empty());
    assertThat(config.web().get().host()).isEqualTo("0.0.0.0");
    assertThat(config.streams().getProperty("group.instance.id")).isNotEmpty();
    assertThat(pod().getTerminationGracePeriodSeconds())
        .isGreaterThan(config.lifecycle().stopTimeout().toSeconds());
  }

  /** A service named kafka would else set KAFKA_PORT, which is a setting of Kafka's to us. */
  @Test
  void takesNoSettingsFromTheServicesOfItsNamespace() throws Exception {
    assertThat(pod().getEnableServiceLinks()).isFalse();
  }

  @Test
  void probesAskAtThePortAndPathThatAreServed() throws Exception {
    Container container = pod().getContainers().get(0);
    String port = container.getPorts().get(0).getName();

    for (Probe probe :
        List.of(
            container.getStartupProbe(),
            container.getLivenessProbe(),
            container.getReadinessProbe())) {
      assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo(port);
      assertThat(probe.getHttpGet().getPath()).matches("/health/(live|ready)");
    }
    // A second is the default, which a busy processor may take.
    assertThat(container.getLivenessProbe().getTimeoutSeconds()).isGreaterThan(1);
    assertThat(container.getReadinessProbe().getTimeoutSeconds()).isGreaterThan(1);
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/ready");
    assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
  }

  @Test
  void everythingFitsTogether() throws Exception {
    StatefulSet set = (StatefulSet) parse(manifest("enricher.yml", "StatefulSet"));
    Service service = (Service) parse(manifest("enricher.yml", "Service"));
    Map<String, String> labels = set.getSpec().getTemplate().getMetadata().getLabels();
    List<String> volumes = new ArrayList<>();
    pod().getVolumes().forEach(volume -> volumes.add(volume.getName()));
    set.getSpec()
        .getVolumeClaimTemplates()
        .forEach(claim -> volumes.add(claim.getMetadata().getName()));

    assertThat(set.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
    assertThat(service.getSpec().getSelector()).isEqualTo(labels);
    assertThat(set.getSpec().getServiceName()).isEqualTo(service.getMetadata().getName());
    assertThat(pod().getContainers().get(0).getVolumeMounts())
        .allSatisfy(mount -> assertThat(volumes).contains(mount.getName()));
  }

  @Test
  void scalesTheEnricherByItsOwnLag() throws Exception {
    ScaledObject scaled = (ScaledObject) parse(manifest("scaling.yml", "ScaledObject"));
    ScaledObject.Kafka trigger = scaled.spec().triggers().get(0).metadata();
    EnricherConfig defaults = EnricherConfig.of(Map.of());

    assertThat(scaled.spec().scaleTargetRef().kind()).isEqualTo("StatefulSet");
    assertThat(scaled.spec().scaleTargetRef().name())
        .isEqualTo(manifest("enricher.yml", "StatefulSet").at("/metadata/name").asText());
    assertThat(scaled.spec().minReplicaCount()).isLessThan(scaled.spec().maxReplicaCount());
    assertThat(trigger.consumerGroup()).isEqualTo(defaults.applicationId());
    assertThat(trigger.topic()).isEqualTo(TopicNames.DEFAULT.articles());
    assertThat(trigger.bootstrapServers())
        .isEqualTo(configMap().getData().get("KAFKA_BOOTSTRAP_SERVERS"));
    assertThat(Long.parseLong(trigger.lagThreshold())).isPositive();
  }

  private static PodSpec pod() throws IOException {
    return ((StatefulSet) parse(manifest("enricher.yml", "StatefulSet")))
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  private static ConfigMap configMap() throws IOException {
    return (ConfigMap) parse(manifest("enricher.yml", "ConfigMap"));
  }

  private static Object parse(JsonNode manifest) throws JsonProcessingException {
    String kind = manifest.path("apiVersion").asText() + "/" + manifest.path("kind").asText();
    assertThat(KINDS).containsKey(kind);
    return STRICT.treeToValue(manifest, KINDS.get(kind));
  }

  private static JsonNode manifest(String file, String kind) throws IOException {
    return manifests(file).stream()
        .filter(manifest -> manifest.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> manifests(String file) throws IOException {
    Path path = Path.of(System.getProperty("aldus.root"), "ops", "kubernetes", file);
    YAMLMapper yaml = new YAMLMapper();
    return yaml.readerFor(JsonNode.class).<JsonNode>readValues(path.toFile()).readAll();
  }
}
