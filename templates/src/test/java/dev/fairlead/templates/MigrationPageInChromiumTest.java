package dev.fairlead.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a browser shows it, in both its dresses and on a narrow screen. */
class MigrationPageInChromiumTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int LIMIT_SECONDS = 120;
    private static final int WIDE = 1280;

    /** Loads the page in frames of several widths, and tells what does not fit. */
    private static final String LOOK = """
            <!DOCTYPE html><meta charset="utf-8"><pre id="told">not looked</pre><script>
            const page = PAGE, told = [];
            const widths = [390, 820, 1280];
            let left = widths.length;
            for (const width of widths) {
              const frame = document.createElement("iframe");
              frame.style.cssText = `border: 0; width: ${width}px; height: 900px`;
              frame.onload = () => {
                const inside = frame.contentDocument, root = inside.documentElement;
                if (root.scrollWidth > width) told.push(`${width}: wider than the screen, ${root.scrollWidth}`);
                for (const box of inside.querySelectorAll("p, td, li, h1, h2, span, strong"))
                  if (box.getClientRects().length && box.getBoundingClientRect().right > width)
                    told.push(`${width}: cut off: ${box.textContent.slice(0, 40)}`);
                for (const chart of inside.querySelectorAll(".pair svg")) {
                  const edge = chart.getBoundingClientRect();
                  if (edge.width < 300) told.push(`${width}: a chart of ${edge.width}`);
                  const texts = [...chart.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
                  for (const [name, at] of texts)
                    if (at.left < edge.left || at.right > edge.right + 1 || at.top < edge.top || at.bottom > edge.bottom)
                      told.push(`${width}: outside of its chart: ${name}`);
                  texts.forEach(([one, a], i) => texts.slice(i + 1).forEach(([two, b]) => {
                    if (a.left < b.right && b.left < a.right && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2)
                      told.push(`${width}: ${one} lies over ${two}`);
                  }));
                }
                told.push(`${width}: ${inside.querySelectorAll(".pair svg").length} charts`);
                if (--left === 0) document.getElementById("told").textContent = [...new Set(told)].sort((a, b) => parseInt(a) - parseInt(b)).join("\\n");
              };
              frame.srcdoc = page;
              document.body.append(frame);
            }
            </script>
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void needs_chromium() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM + " here: apt-get install chromium");
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "bad", "young", "hostile"})
    void everything_fits_on_a_desk_and_in_a_hand(String which) throws Exception {
        MigrationPage.Report report = switch (which) {
            case "good" -> TestingMigrations.good();
            case "bad" -> TestingMigrations.bad();
            case "young" -> TestingMigrations.young();
            default -> TestingMigrations.hostile();
        };
        String page = JsonText.quoted(MigrationPage.render(report)).replace("</", "<\\/");
        Path look = Files.writeString(directory.resolve("look.html"), LOOK.replace("PAGE", page));

        Ended ended = chromium(
                List.of("--dump-dom", "--virtual-time-budget=5000", look.toUri().toString()));

        assertThat(told(ended.out())).isEqualTo("390: 6 charts\n820: 6 charts\n1280: 6 charts");
        assertThat(ended.err()).doesNotContain("CONSOLE");
    }

    @Test
    void both_sides_are_drawn_by_day_and_by_night() throws Exception {
        BufferedImage day = shot("day", "1");
        BufferedImage night = shot("night", "0");

        assertThat(brightness(day.getRGB(5, 5))).isGreaterThan(220);
        assertThat(brightness(night.getRGB(5, 5))).isLessThan(40);
        assertThat(count(day, 0xb26a00)).as("old, by day").isGreaterThan(300);
        assertThat(count(day, 0x1d63d8)).as("container, by day").isGreaterThan(300);
        assertThat(count(night, 0xe5a54b)).as("old, by night").isGreaterThan(300);
        assertThat(count(night, 0x6ca4ff)).as("container, by night").isGreaterThan(300);
    }

    private BufferedImage shot(String name, String scheme) throws Exception {
        Path page = Files.writeString(directory.resolve(name + ".html"), MigrationPage.render(TestingMigrations.bad()));
        Path picture = directory.resolve(name + ".png");
        Ended ended = chromium(List.of(
                "--screenshot=" + picture,
                "--window-size=" + WIDE + ",1900",
                "--blink-settings=preferredColorScheme=" + scheme,
                page.toUri().toString()));
        assertThat(ended.err()).doesNotContain("CONSOLE");
        String kept = System.getenv("KEEP_SHOTS");
        if (kept != null) {
            Files.copy(picture, Path.of(kept, name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        }
        return ImageIO.read(picture.toFile());
    }

    private static String told(String page) {
        String begin = "<pre id=\"told\">";
        int at = page.indexOf(begin) + begin.length();
        return page.substring(at, page.indexOf("</pre>", at));
    }

    private record Ended(String out, String err) {}

    private Ended chromium(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile")));
        command.addAll(arguments);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Chromium still runs after " + LIMIT_SECONDS + " s.");
        }
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return new Ended(Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private static int brightness(int colour) {
        return ((colour >> 16 & 255) + (colour >> 8 & 255) + (colour & 255)) / 3;
    }

    private static int count(BufferedImage picture, int colour) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xffffff) == colour) {
                    count++;
                }
            }
        }
        return count;
    }
}
