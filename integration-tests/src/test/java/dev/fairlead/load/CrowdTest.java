package dev.fairlead.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What goes wrong is counted, and what goes right is not called wrong. */
class CrowdTest {
    private static final String GOOD = "HTTP/1.1 200 OK\nX-App-Version: v1\nContent-Length: 3\n\nok!";
    private static final int FOREVER = Integer.MAX_VALUE;
    private static final int MANY = 16;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void a_site_that_answers_everybody_is_flawless() throws Exception {
        Figures figures = answers(GOOD, FOREVER);
        assertThat(figures.isFlawless()).as(figures.toString()).isTrue();
        assertThat(figures.answered()).isGreaterThan(4);
        assertThat(figures.versions()).containsOnlyKeys("v1");
    }

    @Test
    void a_kept_connection_that_ends_without_a_word_is_broken() throws Exception {
        Figures figures = flaws(GOOD, 2);
        assertThat(figures.broken()).isNotEmpty().allMatch(what -> what.startsWith("keep-alive: "));
        assertThat(figures.failed()).isEmpty();
    }

    @Test
    void a_connection_that_ends_in_good_order_is_not() throws Exception {
        Figures figures = answers(GOOD.replace("X-App", "Connection: close\nX-App"), 1);
        assertThat(figures.isFlawless()).as(figures.toString()).isTrue();
    }

    @Test
    void an_answer_that_is_cut_short_is_broken() throws Exception {
        assertThat(flaws(GOOD.replace("Length: 3", "Length: 30"), 1).broken()).isNotEmpty();
    }

    @Test
    void another_status_is_a_failure_with_its_page() throws Exception {
        Figures figures = flaws("HTTP/1.1 502 Bad Gateway\nContent-Length: 5\n\nsorry", FOREVER);
        assertThat(figures.failed()).isNotEmpty().allMatch(what -> what.endsWith(": 502 sorry"));
        assertThat(figures.broken()).isEmpty();
        assertThat(figures.answered()).isZero();
    }

    @Test
    void parts_in_pieces_are_put_together() throws Exception {
        String pieces = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nto\n7\ngether!\n0\n\n";
        try (var site = new FalseSite(pieces, 1);
                Connection connection = Connection.open(site.target())) {
            assertThat(connection.ask("GET", "/", "", new byte[0]).body()).isEqualTo("together!");
        }
    }

    /** Until each visitor will have come more than once. */
    private static Figures answers(String answer, int answersEach) throws InterruptedException {
        return figures(answer, answersEach, figures -> figures.answered() >= MANY);
    }

    /** Until something is wrong. */
    private static Figures flaws(String answer, int answersEach) throws InterruptedException {
        return figures(answer, answersEach, figures -> !figures.isFlawless());
    }

    private static Figures figures(String answer, int answersEach, Predicate<Figures> isEnough)
            throws InterruptedException {
        try (var site = new FalseSite(answer, answersEach);
                Crowd crowd = Crowd.few(site.target()).begin()) {
            long begin = System.nanoTime();
            while (!isEnough.test(crowd.soFar()) && System.nanoTime() - begin < LONGEST.toNanos()) {
                Thread.sleep(20);
            }
            crowd.leave("all");
            return crowd.figures().getFirst();
        }
    }
}
