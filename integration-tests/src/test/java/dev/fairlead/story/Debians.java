package dev.fairlead.story;

import dev.fairlead.lab.DebianRelease;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * For a long story, of which {@link MainJobStory} or a shorter test plays the beginning on Debian 13: it is played on Debian
 * 12, whose parts are the older, and on each with {@code -Ddebians=all}.
 */
final class Debians implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(DebianRelease.values())
                .filter(release -> release == DebianRelease.BOOKWORM || "all".equals(System.getProperty("debians")))
                .map(Arguments::of);
    }
}
