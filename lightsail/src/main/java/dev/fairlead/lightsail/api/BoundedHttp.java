package dev.fairlead.lightsail.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Calls that end in time, whatever comes from the other side. To abort one is not enough: the JDK's connection hands what
 * is left of a kept one to a thread that reads on under a lock, and whoever was reading waits for that lock without a
 * bound. So a thread of its own makes the call and reads the whole answer, and it is that thread which is left behind.
 */
final class BoundedHttp implements SdkHttpClient {
    /** Of an answer, in bytes: a page of Lightsail's has some hundred kilobytes at most. */
    private static final int LONGEST = 32 << 20;

    private final SdkHttpClient http;
    private final Duration limit;

    /** @param limit from the first byte sent to the last received */
    BoundedHttp(SdkHttpClient http, Duration limit) {
        this.http = http;
        this.limit = limit;
    }

    /** The answer had not come to its end. */
    static final class Unfinished extends InterruptedIOException {
        @Serial
        private static final long serialVersionUID = 1;

        private Unfinished(Duration limit) {
            super("It was still coming after " + limit.toSeconds() + " s.");
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Call(http.prepareRequest(request), limit);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }

    private record Call(ExecutableHttpRequest request, Duration limit) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() throws IOException {
            var whole = new FutureTask<>(this::whole);
            Thread.ofVirtual().name("call").start(whole);
            try {
                return whole.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                abort();
                throw new Unfinished(limit);
            } catch (InterruptedException e) {
                abort();
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The call was interrupted.");
            } catch (ExecutionException e) {
                throw rethrown(Objects.requireNonNull(e.getCause()));
            }
        }

        private HttpExecuteResponse whole() throws IOException {
            HttpExecuteResponse answer = request.call();
            if (answer.responseBody().isEmpty()) {
                return answer;
            }
            try (InputStream body = answer.responseBody().get()) {
                byte[] all = body.readNBytes(LONGEST + 1);
                if (all.length > LONGEST) {
                    throw new IOException("The answer is longer than " + (LONGEST >> 20) + " MiB.");
                }
                return HttpExecuteResponse.builder()
                        .response(answer.httpResponse())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(all)))
                        .build();
            }
        }

        private static IOException rethrown(Throwable cause) {
            return switch (cause) {
                case IOException e -> e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> new IOException(cause);
            };
        }

        /** It may wait for what still reads. */
        @Override
        public void abort() {
            Thread.ofVirtual().name("abort").start(request::abort);
        }
    }
}
