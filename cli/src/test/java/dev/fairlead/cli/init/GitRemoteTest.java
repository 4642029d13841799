package dev.fairlead.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitRemoteTest {
    @ParameterizedTest
    @CsvSource({
        "git@github.com:Ann/Shop.git, ghcr.io/ann/shop",
        "https://github.com/ann/shop, ghcr.io/ann/shop",
        "https://token@github.com/ann/shop.git/, ghcr.io/ann/shop",
        "ssh://git@github.com:22/ann/shop.git, ghcr.io/ann/shop",
        "git@gitlab.com:team/sub/shop.git, registry.gitlab.com/team/sub/shop",
        "git@example.com:ann/shop.git, "
    })
    void the_image_of_a_repository(String url, String image) {
        String config = "[remote \"other\"]\n\turl = git@github.com:x/y\n[remote \"origin\"]\n\tfetch = +a:b\n\turl = "
                + url + "\n[branch \"main\"]\n";
        assertThat(GitRemote.imageOf(config)).isEqualTo(image);
    }

    @Test
    void a_worktree_leads_to_its_repository(@TempDir Path home) throws IOException {
        Path git = Files.createDirectories(home.resolve("shop/.git/worktrees/a"));
        Files.writeString(home.resolve("shop/.git/config"), "[remote \"origin\"]\n  url = git@github.com:ann/shop\n");
        Files.writeString(git.resolve("commondir"), "../..\n");
        Path worktree = home.resolve("a");
        Files.createDirectories(worktree.resolve("servers"));
        Files.writeString(worktree.resolve(".git"), "gitdir: " + git + "\n");
        assertThat(GitRemote.image(worktree.resolve("servers"))).isEqualTo("ghcr.io/ann/shop");
        assertThat(GitRemote.image(home)).isNull();
    }
}
