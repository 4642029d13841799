package dev.fairlead.cli.warmup;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The classes of Fairlead itself that a command may need, by the jars on the class path. */
final class OwnClasses {
    private static final Pattern JAR = Pattern.compile("fairlead-(cli|core|host|templates)\\b.*\\.jar");
    private static final String CLASS = ".class";

    private OwnClasses() {}

    static List<String> names(String classPath) {
        return Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
                .map(File::new)
                .filter(jar -> JAR.matcher(jar.getName()).matches())
                .flatMap(OwnClasses::namesIn)
                .toList();
    }

    /** A jar that cannot be read only makes the archive smaller. */
    private static Stream<String> namesIn(File jar) {
        try (var file = new JarFile(jar)) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(CLASS) && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
