package dev.fairlead.templates;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template may see: text, truth, lists and maps. Numbers are text already, so that no locale writes 8,000; and
 * nothing is looked up by reflection, which would cost more than all the rendering.
 */
final class Values implements ObjectWrapper {
    static final Values VALUES = new Values();

    private Values() {}

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        return switch (value) {
            case null -> null;
            case TemplateModel model -> model;
            case String text -> new SimpleScalar(text);
            case Integer number -> new SimpleScalar(number.toString());
            case Long number -> new SimpleScalar(number.toString());
            case Boolean truth -> truth ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
            case List<?> list -> new Sequence(list);
            case Map<?, ?> map -> new Hash(map);
            default -> throw new TemplateModelException("A template cannot show a " + value.getClass());
        };
    }

    private record Sequence(List<?> list) implements TemplateSequenceModel {
        @Override
        public @Nullable TemplateModel get(int index) throws TemplateModelException {
            return index < list.size() ? VALUES.wrap(list.get(index)) : null;
        }

        @Override
        public int size() {
            return list.size();
        }
    }

    private record Hash(Map<?, ?> map) implements TemplateHashModel {
        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            return VALUES.wrap(map.get(key));
        }

        @Override
        public boolean isEmpty() {
            return map.isEmpty();
        }
    }
}
