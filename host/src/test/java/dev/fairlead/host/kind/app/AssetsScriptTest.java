package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.kind.LocalBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How static files change hands between releases, by the shell that boxes have. */
class AssetsScriptTest {
    @TempDir
    Path box;

    /** Its Docker copies a file with the image's digest in it. */
    private String run(int image, String script) {
        var declared = new AssetsKind.Declaration(
                "shop",
                box + "/opt/assets",
                "/app/static",
                new ImageKind.Declaration(
                        "i/shop", "v", "sha256:" + Integer.toString(image).repeat(64)));
        String docker = """
                docker() {
                    case $1 in
                    create) echo "$4" > BOX/created ;;
                    cp) mkdir -p -- "$3" && cp BOX/created "$3/site.css" ;;
                    esac
                }
                chown() { :; }
                fl_put() { cat > "$1"; }
                """.replace("BOX", box.toString());
        String functions = AssetsScript.functions(declared).replace("/var/lib/fairlead", box + "/memory");
        var answer = LocalBox.run("assets", "FAIRLEAD=" + box + "/memory\n" + docker + functions + script);
        assertThat(answer.stderr()).isEmpty();
        return answer.stdout().value();
    }

    private void released(int image) {
        run(image, "fl_assets_copy && fl_assets_ready && fl_assets_show");
    }

    private String shown() throws IOException {
        return Files.readString(box.resolve("opt/assets/site.css"));
    }

    @Test
    void a_release_that_is_undone_gives_back_what_was_shown_before() throws IOException {
        released(1);
        released(2);

        run(2, "fl_assets_back");

        assertThat(shown()).contains("sha256:111");
    }

    @Test
    void between_the_switch_and_its_files_nothing_is_read() throws IOException {
        released(1);

        run(2, "fl_assets_copy && fl_assets_ready\nfl_tree() { echo read >&2; }\nfl_assets_show");

        assertThat(shown()).contains("sha256:222");
        assertThat(run(2, "fl_assets_right && echo right")).isEqualTo("right");
    }

    @Test
    void a_release_of_the_same_image_that_is_undone_leaves_its_files() throws IOException {
        released(1);
        released(2);
        released(2);

        run(2, "fl_assets_back");

        assertThat(shown()).contains("sha256:222");
    }

    @Test
    void undone_twice_is_undone_once() throws IOException {
        released(1);
        released(2);

        run(2, "fl_assets_back; fl_assets_back");

        assertThat(shown()).contains("sha256:111");
    }
}
