package dev.fairlead.templates;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Makes FreeMarker's automatic escaping quote for a language: a template cannot forget it. */
final class QuotedFormat extends CommonMarkupOutputFormat<QuotedFormat.Output> {
    private final Language language;

    QuotedFormat(Language language) {
        this.language = language;
    }

    @Override
    public String getName() {
        return language.name();
    }

    @Override
    public String getMimeType() {
        return "text/plain";
    }

    @Override
    public String escapePlainText(String text) {
        return language.word(text);
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(language.word(text));
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Output newTemplateMarkupOutputModel(@Nullable String plain, @Nullable String markup) {
        return new Output(this, plain, markup);
    }

    static final class Output extends CommonTemplateMarkupOutputModel<Output> {
        private final QuotedFormat format;

        Output(QuotedFormat format, @Nullable String plain, @Nullable String markup) {
            super(plain, markup);
            this.format = format;
        }

        @Override
        public QuotedFormat getOutputFormat() {
            return format;
        }
    }
}
