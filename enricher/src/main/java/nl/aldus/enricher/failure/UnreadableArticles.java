package nl.aldus.enricher.failure;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.registry.RegistryException.Reason;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Makes dead letters of bytes that cannot be read, as {@link LogAndContinueExceptionHandler} does,
 * with one exception: when the schema registry fails, nothing is known of the bytes. Then the
 * thread fails and reads them again later; else an outage would turn all articles into dead
 * letters.
 */
public final class UnreadableArticles implements DeserializationExceptionHandler {

  private final LogAndContinueExceptionHandler divert = new LogAndContinueExceptionHandler();

  private Progress progress = Progress.NONE;

  @Override
  public void configure(Map<String, ?> configs) {
    divert.configure(configs);
    progress = Progress.in(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    boolean registryFails =
        RegistryException.among(exception).filter(e -> e.reason() != Reason.NOT_FOUND).isPresent();
    if (registryFails) {
      return Response.fail();
    }
    progress.diverted(
        Optional.ofNullable(record.key()).map(key -> new String(key, StandardCharsets.UTF_8)),
        exception);
    return divert.handleError(context, record, exception);
  }
}
