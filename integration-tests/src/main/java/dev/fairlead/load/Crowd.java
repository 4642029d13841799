package dev.fairlead.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Many visitors at once, each in a thread of its own, from {@link #begin} until {@link #leave}. */
public final class Crowd implements AutoCloseable {
    static final String PAGE = "/version";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Tally tally = new Tally(System::nanoTime);
    private final Random random = new Random(20_261_124);
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Writer> writers = new ArrayList<>();
    private final List<HttpClient> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Figures> figures = new ArrayList<>();
    private final CountDownLatch leaving = new CountDownLatch(1);
    /** How many times as long as they would they pause between their visits. */
    private int leisure = 1;
    /** How many have had no answer yet. */
    private CountDownLatch waiting = new CountDownLatch(0);

    /** As many as a release must bear: 50 that keep their connection, 50 that do not, and some of each slow kind. */
    public static Crowd of(Target target) {
        var crowd = new Crowd();
        crowd.keeping("keep-alive", 50, target);
        crowd.passing(50, target);
        for (int i = 0; i < 4; i++) {
            crowd.slow(i, target);
            crowd.writer(target, UUID.randomUUID() + "-" + i);
        }
        return crowd;
    }

    /** One or two who come now and then, to see that the site serves while other things are tried. */
    public static Crowd few(Target target) {
        var crowd = new Crowd();
        crowd.keeping("keep-alive", 2, target);
        crowd.passing(2, target);
        return crowd;
    }

    /** Those who come by TLS with HTTP/1.1, and keep their connection. */
    public static Crowd byTls(Target tls) {
        var crowd = new Crowd();
        crowd.keeping("keep-alive, TLS", tlsReaders(), tls);
        return crowd;
    }

    /** Those who come by HTTP/2. */
    public static Crowd byHttp2(Target tls) {
        var crowd = new Crowd();
        crowd.sharing(tls);
        return crowd;
    }

    /** Those who come by TLS too, with HTTP/1.1 and HTTP/2, and some of each slow kind. */
    public Crowd alsoBy(Target tls) {
        keeping("keep-alive, TLS", tlsReaders(), tls);
        sharing(tls);
        for (int i = 0; i < 2; i++) {
            slow(i, tls);
        }
        for (int i = 0; i < http2Uploaders(); i++) {
            visitors.add(new Http2Uploader(http2(tls), tls.page("/upload"), new Upload(new Random(i)), tally));
        }
        return this;
    }

    /** How many connections by HTTP/2 bring uploads if none is lost. */
    public static int http2Uploaders() {
        return 2;
    }

    /** How many connections by HTTP/2 readers share if none is lost. */
    public static int http2Connections() {
        return 4;
    }

    /** How many connections by HTTP/1.1 and TLS readers keep if none is lost. */
    public static int tlsReaders() {
        return 10;
    }

    /** Who comes half as often, for what others do on the same machine meanwhile. */
    public Crowd unhurried() {
        leisure = 2;
        return this;
    }

    public Crowd begin() {
        waiting = new CountDownLatch(visitors.size());
        for (Visitor visitor : visitors) {
            var pace = new Random(random.nextLong());
            threads.add(Thread.ofVirtual().start(() -> come(visitor, pace)));
        }
        return this;
    }

    /** Waits until everybody has had an answer: whoever keeps a connection has it by then. False if that takes too long. */
    public boolean hasMetAll(Duration limit) throws InterruptedException {
        return waiting.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What happened in this part of the count, which goes on. */
    Figures soFar() {
        return tally.soFar();
    }

    /** Ends one part of the count. What happens from now on belongs to the next. */
    public Figures mark(String label) {
        Figures part = tally.mark(label);
        figures.add(part);
        return part;
    }

    /** All parts so far. */
    public List<Figures> figures() {
        return List.copyOf(figures);
    }

    /** Lets everybody end what they are at, and counts it. */
    public void leave(String label) throws InterruptedException {
        leaving.countDown();
        for (Thread thread : threads) {
            if (!thread.join(PATIENCE)) {
                tally.broken("a visitor still waits for an answer");
            }
        }
        mark(label);
    }

    /** Rows that the app said it took; to be asked for after {@link #leave}. */
    public List<String> taken() {
        return writers.stream().flatMap(writer -> writer.taken().stream()).toList();
    }

    @Override
    public void close() {
        leaving.countDown();
        threads.forEach(Thread::interrupt);
        visitors.forEach(Visitor::close);
        clients.forEach(HttpClient::shutdownNow);
    }

    private void keeping(String name, int count, Target target) {
        for (int i = 0; i < count; i++) {
            visitors.add(new Reader(name, target, PAGE, tally));
        }
    }

    private void sharing(Target tls) {
        for (int i = 0; i < http2Connections(); i++) {
            HttpClient client = http2(tls);
            for (int stream = 0; stream < 3; stream++) {
                visitors.add(new Http2Reader(client, tls.page(PAGE), tally));
            }
        }
    }

    private HttpClient http2(Target tls) {
        HttpClient client = tls.http2();
        clients.add(client);
        return client;
    }

    private void slow(int seed, Target target) {
        visitors.add(new Uploader(target, new Upload(new Random(seed)), tally));
        visitors.add(new Listener(target, tally));
        visitors.add(new Conversation(target, tally, new Random(seed)));
    }

    private void passing(int count, Target target) {
        for (int i = 0; i < count; i++) {
            visitors.add(new Passer(target, PAGE, tally));
        }
    }

    private void writer(Target target, String mark) {
        var writer = new Writer(target, mark, tally);
        writers.add(writer);
        visitors.add(writer);
    }

    private void come(Visitor visitor, RandomGenerator pace) {
        boolean isNew = true;
        try {
            while (!leaving.await(pause(visitor, pace), TimeUnit.MILLISECONDS)) {
                try {
                    visitor.visit();
                    if (isNew) {
                        isNew = false;
                        waiting.countDown();
                    }
                } catch (IOException e) {
                    tally.broken(visitor.name() + ": " + e);
                    visitor.close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            visitor.close();
        }
    }

    private int pause(Visitor visitor, RandomGenerator pace) {
        int middle = visitor.pauseMillis() * leisure;
        return pace.nextInt(middle / 2, middle + middle / 2);
    }
}
