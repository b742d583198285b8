package tandem.flow;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.chat.Span;
import tandem.chat.Style;

/**
 * A sentence with gaps, in ICU MessageFormat, with light markup of its own: {@code *bold*}, {@code _italic_} and
 * {@code `code`}; a backslash takes a mark's meaning away. Markup is read from the author's words only, never from a
 * value that is filled in. Immutable and thread-safe.
 *
 * <p>It is taken apart once, when it is loaded. Plain gaps are then filled without ICU, which would cost more than the
 * rest of a turn; plurals, dates and choices are ICU's.
 */
public final class Message {

    /** A message's source cannot be longer; far beyond what any platform shows. */
    public static final int LONGEST = 8_000;

    private sealed interface Part {
        record Words(List<Span> spans) implements Part {}

        record Gap(String name, Style style) implements Part {}

        record Formatted(String pattern, Set<String> names, Style style) implements Part {}
    }

    private final String source;
    private final List<Part> parts;
    private final Set<String> names;
    private final Set<String> needed;
    private final @Nullable List<Span> constant;

    private Message(String source, List<Part> parts, Set<String> names, Set<String> needed) {
        this.source = source;
        this.parts = List.copyOf(parts);
        this.names = Set.copyOf(names);
        this.needed = Set.copyOf(needed);
        this.constant = names.isEmpty() ? allWords(parts) : null;
    }

    /**
     * Takes a template apart.
     *
     * @throws IllegalArgumentException with a sentence for the author when it is not a template
     */
    public static Message parse(String source) {
        if (source.length() > LONGEST) {
            throw new IllegalArgumentException("the text is longer than " + LONGEST + " characters");
        }
        Markup markup = new Markup();
        List<Part> parts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Set<String> needed = new LinkedHashSet<>();
        MessagePattern pattern = pattern(source);
        StringBuilder words = new StringBuilder();
        int from = 0;
        for (int i = 1; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            words.append(source, from, part.getIndex());
            from = part.getLimit();
            if (part.getType() == MessagePattern.Part.Type.ARG_START) {
                parts.add(new Part.Words(markup.read(words.toString())));
                words.setLength(0);
                int end = pattern.getLimitPartIndex(i);
                needed.addAll(needed(pattern, i, end));
                from = pattern.getPart(end).getLimit();
                parts.add(gap(source.substring(part.getIndex(), from), pattern, i, end, markup.style(), names));
                i = end;
            }
        }
        parts.add(new Part.Words(markup.read(words.toString())));
        markup.requireClosed();
        return new Message(source, parts, names, needed);
    }

    /** A text that is shown as it stands, without gaps and without markup. */
    public static Message literal(String text) {
        return new Message(text, List.of(new Part.Words(List.of(Span.plain(text)))), Set.of(), Set.of());
    }

    /** The template as it was written. */
    public String source() {
        return source;
    }

    /** The variables it shows, or chooses its words by. */
    public Set<String> names() {
        return names;
    }

    /** Those without which something is missing. A {@code select} has words for a value that is unknown: its "other". */
    public Set<String> needed() {
        return needed;
    }

    /** The sentence as its author knows it, without markup: a gap is the names of its variables in braces. */
    public String outline() {
        StringBuilder outline = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Words fixed) {
                fixed.spans().forEach(span -> outline.append(span.text()));
            } else if (part instanceof Part.Gap gap) {
                outline.append('{').append(gap.name()).append('}');
            } else {
                Set<String> sorted = new TreeSet<>(((Part.Formatted) part).names());
                outline.append('{').append(String.join(", ", sorted)).append('}');
            }
        }
        return outline.toString();
    }

    /** The sentence with its gaps filled. A variable without a value leaves its gap empty. */
    public List<Span> fill(Values values, Locale locale) {
        if (constant != null) {
            return constant;
        }
        List<Span> spans = new ArrayList<>(parts.size());
        for (Part part : parts) {
            if (part instanceof Part.Words fixed) {
                spans.addAll(fixed.spans());
            } else if (part instanceof Part.Gap gap) {
                Value value = values.get(gap.name());
                if (value instanceof Value.Styled styled) {
                    spans.addAll(styled.spans());
                } else {
                    add(spans, shown(value, locale), gap.style());
                }
            } else {
                spans.addAll(format((Part.Formatted) part, values, locale));
            }
        }
        return spans;
    }

    /** The sentence as plain text, for labels and notices. */
    public String fillPlain(Values values, Locale locale) {
        List<Span> spans = fill(values, locale);
        if (spans.size() == 1) {
            return spans.get(0).text();
        }
        StringBuilder plain = new StringBuilder();
        for (Span span : spans) {
            plain.append(span.text());
        }
        return plain.toString();
    }

    private static MessagePattern pattern(String source) {
        try {
            return new MessagePattern(MessagePattern.ApostropheMode.DOUBLE_OPTIONAL).parse(source);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "the text is not a template: a { without its }, or a plural without \"other\"", e);
        }
    }

    private static Part gap(String text, MessagePattern pattern, int start, int end, Style style, Set<String> names) {
        Set<String> used = new LinkedHashSet<>();
        for (int i = start; i <= end; i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                throw new IllegalArgumentException("a gap needs a variable's name, not a number: " + text);
            }
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                used.add(pattern.getSubstring(part));
            }
        }
        names.addAll(used);
        if (pattern.getPart(start).getArgType() == MessagePattern.ArgType.NONE) {
            return new Part.Gap(used.iterator().next(), style);
        }
        requireKnownFormat(text);
        return new Part.Formatted(text, used, style);
    }

    private static Set<String> needed(MessagePattern pattern, int start, int end) {
        Set<String> needed = new LinkedHashSet<>();
        for (int i = start; i < end; i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_START
                    && part.getArgType() != MessagePattern.ArgType.SELECT) {
                needed.add(pattern.getSubstring(pattern.getPart(i + 1)));
            }
        }
        return needed;
    }

    private static void requireKnownFormat(String pattern) {
        try {
            new MessageFormat(pattern, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ICU does not know this format: " + pattern, e);
        }
    }

    private static List<Span> format(Part.Formatted part, Values values, Locale locale) {
        Map<String, Object> arguments = new HashMap<>();
        for (String name : part.names()) {
            Value value = values.get(name);
            if (value instanceof Value.Whole number) {
                arguments.put(name, number.number());
            } else {
                arguments.put(name, Markup.shield(value == null ? "" : value.plain()));
            }
        }
        try {
            String text = new MessageFormat(part.pattern(), locale).format(arguments);
            return new Markup(part.style()).read(text);
        } catch (IllegalArgumentException e) {
            // A number that is unknown, or is words since the flow was edited: an empty gap, as everywhere. What ICU
            // says
            // of it would quote the value.
            return List.of();
        }
    }

    private static String shown(@Nullable Value value, Locale locale) {
        if (value instanceof Value.Whole number && (number.number() < 0 || number.number() > 999)) {
            return NumberFormat.getInstance(locale).format(number.number());
        }
        return value == null ? "" : value.plain();
    }

    private static void add(List<Span> spans, String text, Style style) {
        if (!text.isEmpty()) {
            spans.add(new Span(text, style));
        }
    }

    private static List<Span> allWords(List<Part> parts) {
        List<Span> spans = new ArrayList<>();
        for (Part part : parts) {
            spans.addAll(((Part.Words) part).spans());
        }
        return List.copyOf(spans);
    }
}
