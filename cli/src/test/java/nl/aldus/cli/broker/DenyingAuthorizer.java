package nl.aldus.cli.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;

/** Grants everything to everybody, but for operations on topics, and groups, that a test denies. */
public final class DenyingAuthorizer implements Authorizer {

  /** Kafka makes the authorizer by its class name, so what tests tell it is static. */
  private static final Set<AclOperation> DENIED = ConcurrentHashMap.newKeySet();

  private static final Set<String> DENIED_GROUPS = ConcurrentHashMap.newKeySet();

  /** A broker that asks this authorizer, with nothing denied yet. */
  static EmbeddedBroker startBroker(Path directory) {
    grantEverything();
    return EmbeddedBroker.start(
        directory,
        0,
        System.err::println,
        Map.of("authorizer.class.name", DenyingAuthorizer.class.getName()));
  }

  static void deny(AclOperation operation) {
    DENIED.add(operation);
  }

  /** Denies everything on one consumer group. */
  static void denyGroup(String group) {
    DENIED_GROUPS.add(group);
  }

  static void grantEverything() {
    DENIED.clear();
    DENIED_GROUPS.clear();
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    return actions.stream()
        .map(action -> isDenied(action) ? AuthorizationResult.DENIED : AuthorizationResult.ALLOWED)
        .toList();
  }

  private static boolean isDenied(Action action) {
    return switch (action.resourcePattern().resourceType()) {
      case TOPIC -> DENIED.contains(action.operation());
      case GROUP -> DENIED_GROUPS.contains(action.resourcePattern().name());
      default -> false;
    };
  }

  @Override
  public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo server) {
    return server.endpoints().stream()
        .collect(
            Collectors.toMap(endpoint -> endpoint, e -> CompletableFuture.completedFuture(null)));
  }

  @Override
  public List<? extends CompletionStage<AclCreateResult>> createAcls(
      AuthorizableRequestContext context, List<AclBinding> bindings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
      AuthorizableRequestContext context, List<AclBindingFilter> filters) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<AclBinding> acls(AclBindingFilter filter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
