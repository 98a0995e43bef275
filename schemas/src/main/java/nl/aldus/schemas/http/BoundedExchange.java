package nl.aldus.schemas.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request and reads the whole answer, within a time and a size. The time-out of an {@link
 * HttpRequest} ends with the headers of the answer, so that a server which stalls in the body would
 * hold its reader forever.
 */
public final class BoundedExchange {

  private BoundedExchange() {}

  /**
   * Sends a request.
   *
   * @param limit time for all of it: connection, redirects, headers and body
   * @param largest most bytes of the body, as they come over the wire
   * @throws HttpTimeoutException if it takes longer than the limit
   * @throws AnswerTooLargeException if the body is larger; the rest is not read
   * @throws IOException if the server cannot be reached or breaks off
   * @throws InterruptedException if the thread is interrupted meanwhile; the request is cancelled
   */
  public static HttpResponse<byte[]> send(
      HttpClient client, HttpRequest request, Duration limit, int largest)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> future =
        client.sendAsync(request, ignored -> new LimitedBody(largest));
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (TimeoutException e) {
      future.cancel(true);
      HttpTimeoutException timeout =
          new HttpTimeoutException("no answer within " + limit.toSeconds() + " s");
      timeout.initCause(e);
      throw timeout;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    }
  }

  /** Collects a body and gives up as soon as it is longer than allowed. */
  private static final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final int limit;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private Flow.Subscription subscription;

    LimitedBody(int limit) {
      this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (collected.size() + buffer.remaining() > limit) {
          subscription.cancel();
          body.completeExceptionally(new AnswerTooLargeException(limit));
          return;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        collected.writeBytes(bytes);
      }
    }

    @Override
    public void onError(Throwable error) {
      body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      body.complete(collected.toByteArray());
    }
  }
}
