package dev.fairlead.templates;

import freemarker.log.Logger;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Renders the templates beside this class. FreeMarker wakes at the first of them. */
final class Templates {
    private static final Map<String, Template> PARSED = new ConcurrentHashMap<>();

    private Templates() {}

    static String render(String name, Language language, Map<String, ?> values) {
        var template = PARSED.computeIfAbsent(name, file -> parse(file, language));
        var text = new StringWriter();
        try {
            template.process(Values.VALUES.wrap(values), text);
        } catch (TemplateException e) {
            throw new IllegalStateException("The template " + name + " is broken.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Template parse(String name, Language language) {
        try (InputStream file = Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
            var source = new StringReader(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return new Template(name, source, Engine.of(language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How FreeMarker is set up, for each language. A {@code TemplateConfiguration} for what differs would wake FreeMarker's
     * default set-up as well, of 2.3.0, and its wrapper of beans, which a start would wait for.
     */
    private static final class Engine {
        private static final Map<Language, Configuration> CONFIGURATIONS = new ConcurrentHashMap<>();
        private static final Configuration COMMON = common();

        static Configuration of(Language language) {
            return CONFIGURATIONS.computeIfAbsent(language, Engine::speaking);
        }

        private static Configuration speaking(Language language) {
            var configuration = (Configuration) COMMON.clone();
            configuration.setOutputFormat(new QuotedFormat(language));
            return configuration;
        }

        private static Configuration common() {
            silence();
            var configuration = new Configuration(Configuration.VERSION_2_3_34);
            configuration.setObjectWrapper(Values.VALUES);
            configuration.setLocale(Locale.ROOT);
            configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
            configuration.setLogTemplateExceptions(false);
            configuration.setWhitespaceStripping(true);
            configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
            configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
            return configuration;
        }

        /** Every failure is thrown, so nothing is ever logged; without this, a start would wait for java.util.logging. */
        private static void silence() {
            System.setProperty(Logger.SYSTEM_PROPERTY_NAME_LOGGER_LIBRARY, Logger.LIBRARY_NAME_NONE);
        }
    }
}
