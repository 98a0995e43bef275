package nl.aldus.enricher.failure;

import java.util.Map;
import java.util.Optional;
import nl.aldus.enricher.progress.Progress;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes dead letters of articles that cannot be extracted, as {@link
 * LogAndContinueProcessingExceptionHandler} does, unless it is Kafka or the schema registry that
 * fails: that is not the article's fault, and the thread fails, to try again later.
 */
public final class UnextractableArticles implements ProcessingExceptionHandler {

  private final LogAndContinueProcessingExceptionHandler divert =
      new LogAndContinueProcessingExceptionHandler();

  private Progress progress = Progress.NONE;

  @Override
  public void configure(Map<String, ?> configs) {
    divert.configure(configs);
    progress = Progress.in(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    for (Throwable t = exception; t != null; t = t.getCause()) {
      if (t instanceof KafkaException) {
        return Response.fail();
      }
    }
    progress.diverted(
        record.key() instanceof String id ? Optional.of(id) : Optional.empty(), exception);
    return divert.handleError(context, record, exception);
  }
}
