package dev.fairlead.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fairlead");

    @Test
    void packages_have_no_cycles() {
        check(slices().matching("dev.fairlead.(**)").should().beFreeOfCycles());
    }

    @ParameterizedTest(name = "{0} is imported by {1} alone")
    @CsvSource({
        "com.jcraft.jsch, dev.fairlead.host.ssh",
        "freemarker, dev.fairlead.templates",
        "software.amazon.awssdk, dev.fairlead.lightsail.api",
        "org.snakeyaml, dev.fairlead.core.model.yaml",
        "com.fasterxml.jackson.core, dev.fairlead.core.json",
        "com.github.difflib, dev.fairlead.core.diff",
    })
    void each_library_is_imported_by_one_package(String library, String room) {
        check(noClasses()
                .that(resideOutsideOfPackage(room))
                .should()
                .dependOnClassesThat(resideInAPackage(library + "..")));
        assertThat(CLASSES.stream().filter(resideInAPackage(room)))
                .as("the room of %s", library)
                .isNotEmpty();
    }

    @Test
    void docker_java_is_imported_by_the_engine_of_the_lab_and_the_engine_of_a_box_alone() {
        check(noClasses()
                .that(resideOutsideOfPackages("dev.fairlead.lab.engine", "dev.fairlead.host.engine"))
                .should()
                .dependOnClassesThat(resideInAPackage("com.github.dockerjava..")));
    }

    @Test
    void only_the_command_line_knows_picocli() {
        check(noClasses()
                .that(resideOutsideOfPackage("dev.fairlead.cli.."))
                .should()
                .dependOnClassesThat(resideInAPackage("picocli..")));
    }

    /** A length of time is a value; only a point of it asks a clock. */
    @Test
    void planning_touches_no_clock_and_no_outside_world() {
        check(noClasses()
                .that(resideInAnyPackage("dev.fairlead.core.plan..", "dev.fairlead.core.resource.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..", "java.net..", "java.nio.file..", "java.time..", "java.util.concurrent..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Duration.class)))
                        .or(named(Thread.class, System.class, ProcessBuilder.class))));
    }

    @Test
    void kinds_and_expansion_ask_nobody_themselves() {
        check(noClasses()
                .that(resideInAnyPackage(
                        "dev.fairlead.host.kind..",
                        "dev.fairlead.host.expansion..",
                        "dev.fairlead.lightsail.account..",
                        "dev.fairlead.lightsail.call..",
                        "dev.fairlead.lightsail.kind..",
                        "dev.fairlead.lightsail.expansion.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "dev.fairlead.lightsail.api..",
                                "dev.fairlead.lightsail.session..",
                                "dev.fairlead.host.ssh..",
                                "dev.fairlead.host.session..",
                                "java.net..",
                                "java.util.concurrent..")
                        .or(named(Thread.class, ProcessBuilder.class))));
    }

    @ParameterizedTest
    @CsvSource({
        "dev.fairlead.core, dev.fairlead.core",
        "dev.fairlead.templates, dev.fairlead.core|dev.fairlead.templates",
        "dev.fairlead.host, dev.fairlead.core|dev.fairlead.templates|dev.fairlead.host",
        "dev.fairlead.lab, dev.fairlead.core|dev.fairlead.lab",
        "dev.fairlead.lightsail, dev.fairlead.core|dev.fairlead.lightsail",
    })
    void modules_use_only_those_below_them(String module, String allowed) {
        var rooms = java.util.Arrays.stream(allowed.split("\\|"))
                .map(room -> room + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that(resideInAPackage(module + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.fairlead..").and(DescribedPredicate.not(resideInAnyPackage(rooms)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Manager", "Helper", "Util", "Utils", "Handler", "Processor", "Impl"})
    void no_class_is_named_for_nothing_in_particular(String word) {
        check(noClasses().should().haveSimpleNameEndingWith(word));
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() {
        Map<Boolean, TreeSet<String>> packages = CLASSES.stream()
                .collect(java.util.stream.Collectors.partitioningBy(
                        type -> type.getPackage()
                                .tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                                .isPresent(),
                        java.util.stream.Collectors.mapping(
                                JavaClass::getPackageName, java.util.stream.Collectors.toCollection(TreeSet::new))));
        assertThat(packages.get(false)).isEmpty();
    }

    private static DescribedPredicate<JavaClass> named(Class<?>... types) {
        return DescribedPredicate.describe(
                "are " + java.util.List.of(types),
                type -> java.util.Arrays.stream(types).anyMatch(type::isEquivalentTo));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
