package tandem.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tandem.flow.Value;

/** The pieces that all documents are made of. */
final class Json {

    /** The member every document begins with. */
    static final String VERSION = "v";

    private static final SerializableString VERSION_NAME = new SerializedString(VERSION);

    /** Excerpts of a document stay out of error messages: they hold what people said. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // What we wrote is UTF-8; finding that out again costs a tenth of reading a short document.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    /** Reads one member's value; the parser stands on its first token. */
    interface Member {
        void read(String name, JsonParser in) throws IOException;
    }

    interface Element {
        void read(JsonParser in) throws IOException;
    }

    interface Reading<T> {
        T read(JsonParser in) throws IOException;
    }

    interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    private Json() {}

    static byte[] document(int version, Body body) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(256);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeFieldName(VERSION_NAME);
            out.writeNumber(version);
            body.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As {@link #document}, for people: with line breaks and indented. */
    static byte[] readable(int version, Body body) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(4096);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            out.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            out.writeStartObject();
            out.writeNumberField("version", version);
            body.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void read(String kind, int newest, byte[] json, Member member) {
        try (JsonParser in = FACTORY.createParser(json)) {
            expect(in.nextToken() == JsonToken.START_OBJECT, kind);
            members(in, (name, parser) -> {
                if (name.equals(VERSION)) {
                    requireKnown(kind, newest, parser.getIntValue());
                } else {
                    member.read(name, parser);
                }
            });
        } catch (IOException | DateTimeException e) {
            throw new FormException("a stored " + kind + " is not readable", e);
        }
    }

    static void members(JsonParser in, Member member) throws IOException {
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            member.read(name, in);
        }
    }

    static void elements(JsonParser in, Element element) throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            element.read(in);
        }
    }

    static FormException unknown(String kind, String member) {
        return new FormException("a stored " + kind + " has the unknown member \"" + member + "\"");
    }

    static List<String> strings(JsonParser in) throws IOException {
        List<String> strings = new ArrayList<>();
        elements(in, parser -> strings.add(parser.getText()));
        return strings;
    }

    static void strings(JsonGenerator out, List<String> strings) throws IOException {
        out.writeStartArray();
        for (String string : strings) {
            out.writeString(string);
        }
        out.writeEndArray();
    }

    /** Ids in one string: half the work of an array for what is read on every turn. An id has no space in it. */
    static void ids(JsonGenerator out, List<String> ids) throws IOException {
        out.writeString(ids.size() == 1 ? ids.get(0) : String.join(" ", ids));
    }

    static List<String> ids(JsonParser in) throws IOException {
        String text = in.getText();
        int space = text.indexOf(' ');
        if (space < 0) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        List<String> ids = new ArrayList<>(4);
        int from = 0;
        for (; space >= 0; space = text.indexOf(' ', from)) {
            ids.add(text.substring(from, space));
            from = space + 1;
        }
        ids.add(text.substring(from));
        return ids;
    }

    static Map<String, Value> values(JsonParser in) throws IOException {
        return map(in, Json::value);
    }

    /** Reads an object; most of the objects in a conversation have one member. */
    static <T> Map<String, T> map(JsonParser in, Reading<T> reading) throws IOException {
        String first = in.nextFieldName();
        if (first == null) {
            return Map.of();
        }
        in.nextToken();
        T value = reading.read(in);
        String second = in.nextFieldName();
        if (second == null) {
            return Map.of(first, value);
        }
        Map<String, T> map = new HashMap<>();
        map.put(first, value);
        for (String name = second; name != null; name = in.nextFieldName()) {
            in.nextToken();
            map.put(name, reading.read(in));
        }
        return map;
    }

    static void values(JsonGenerator out, String member, Map<String, Value> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart(member);
        for (Map.Entry<String, Value> entry : sorted(values)) {
            out.writeFieldName(entry.getKey());
            if (entry.getValue() instanceof Value.Whole whole) {
                out.writeNumber(whole.number());
            } else if (entry.getValue() instanceof Value.Flag flag) {
                out.writeBoolean(flag.yes());
            } else {
                out.writeString(entry.getValue().plain());
            }
        }
        out.writeEndObject();
    }

    /** Maps are written in the order of their keys, so that equal documents are equal bytes. */
    static <T> List<Map.Entry<String, T>> sorted(Map<String, T> map) {
        List<Map.Entry<String, T>> entries = new ArrayList<>(map.entrySet());
        if (entries.size() > 1) {
            entries.sort(Map.Entry.comparingByKey());
        }
        return entries;
    }

    static Instant time(JsonParser in) throws IOException {
        return Instant.ofEpochSecond(in.getLongValue());
    }

    static void time(JsonGenerator out, String member, Instant time) throws IOException {
        out.writeNumberField(member, time.getEpochSecond());
    }

    private static Value value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_NUMBER_INT -> new Value.Whole(in.getLongValue());
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            default -> new Value.Text(in.getText());
        };
    }

    private static void requireKnown(String kind, int newest, int version) {
        if (version > newest) {
            throw new FormException("a stored " + kind + " has format " + version + ", this Tandem reads up to "
                    + newest + "; it was written by a newer version, which is the one to start");
        }
    }

    private static void expect(boolean holds, String kind) {
        if (!holds) {
            throw new FormException("a stored " + kind + " is not a JSON object");
        }
    }
}
