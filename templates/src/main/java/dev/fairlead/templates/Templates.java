package dev.fairlead.templates;

import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
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
        var wording = new TemplateConfiguration();
        wording.setParentConfiguration(Engine.CONFIGURATION);
        wording.setOutputFormat(new QuotedFormat(language));
        try (InputStream file = Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
            String source = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Template(
                    name,
                    name,
                    new java.io.StringReader(source),
                    Engine.CONFIGURATION,
                    wording,
                    StandardCharsets.UTF_8.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Engine {
        static final Configuration CONFIGURATION = configuration();

        private static Configuration configuration() {
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
    }
}
