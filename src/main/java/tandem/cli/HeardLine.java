package tandem.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.answer.Heard;
import tandem.answer.Listener;
import tandem.answer.Option;
import tandem.engine.Dialogs;
import tandem.safety.Verdict;

/** Answers one line of {@code tandem hear}. Immutable. */
final class HeardLine {

    /** Beyond ASCII everything is written by its number: half a character cannot be written otherwise. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** What is ours to say. */
    private static final Set<String> OURS = Set.of("choice", "why", "safety", "error");

    private final Dialogs dialogs;

    HeardLine(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** The line with what was heard, or with what is wrong with it. */
    String answer(byte[] line) {
        if (line.length > BoundedLines.LONGEST) {
            return error("the line has more than " + BoundedLines.LONGEST + " bytes");
        }
        try {
            return heard(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
        } catch (CharacterCodingException e) {
            return error("this is not UTF-8");
        } catch (JsonProcessingException e) {
            return error("this is not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return error(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String error(String sentence) {
        return JsonText.of(Map.of("error", sentence));
    }

    private String heard(String line) throws IOException {
        StringWriter answer = new StringWriter(line.length() + 40);
        try (JsonParser in = JSON.createParser(line);
                JsonGenerator out = JSON.createGenerator(answer)) {
            require(in.nextToken() == JsonToken.START_OBJECT, "this is no JSON object");
            Asked asked = copy(in, out);
            require(in.nextToken() == null, "something follows the JSON object");
            finish(asked, out);
        }
        return answer.toString();
    }

    private record Asked(String text, @Nullable List<Option> options) {}

    private static Asked copy(JsonParser in, JsonGenerator out) throws IOException {
        String text = null;
        @Nullable List<Option> options = null;
        out.writeStartObject();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals("text")) {
                text = text(in, "\"text\" is a string");
                out.writeStringField(name, text);
            } else if (name.equals("options")) {
                options = options(in, out);
            } else if (OURS.contains(name)) {
                in.skipChildren();
            } else {
                out.writeFieldName(name);
                out.copyCurrentStructure(in);
            }
        }
        if (text == null) {
            throw new IllegalArgumentException("it must have \"text\", and \"options\" where some are offered");
        }
        return new Asked(text, options);
    }

    private static List<Option> options(JsonParser in, JsonGenerator out) throws IOException {
        String what = "\"options\" is a list of strings";
        require(in.currentToken() == JsonToken.START_ARRAY, what);
        List<Option> options = new ArrayList<>();
        out.writeArrayFieldStart("options");
        while (in.nextToken() != JsonToken.END_ARRAY) {
            String label = text(in, what);
            options.add(new Option(label, List.of()));
            out.writeString(label);
        }
        out.writeEndArray();
        return options;
    }

    private static String text(JsonParser in, String otherwise) throws IOException {
        require(in.currentToken() == JsonToken.VALUE_STRING, otherwise);
        return in.getText();
    }

    private void finish(Asked asked, JsonGenerator out) throws IOException {
        if (asked.options() != null) {
            finish(asked.text(), dialogs.listener().choose(asked.text(), asked.options()), out);
        }
        Verdict verdict = dialogs.detect(asked.text());
        out.writeObjectFieldStart("safety");
        out.writeStringField("verdict", verdict.strength().word());
        if (verdict.concern() == null) {
            out.writeNullField("class");
        } else {
            out.writeStringField("class", verdict.concern().word());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void finish(String text, Heard heard, JsonGenerator out) throws IOException {
        if (heard.choice().isPresent()) {
            out.writeNumberField("choice", heard.choice().getAsInt());
        } else {
            out.writeNullField("choice");
        }
        out.writeStringField("why", why(text, heard));
    }

    private static String why(String text, Heard heard) {
        return switch (heard.why()) {
            case EXACT -> "label";
            case YES_NO -> "word list";
            case ORDINAL -> isDigits(text.strip()) ? "number" : "ordinal";
            case SUBSET -> "part";
            case EXCLUDED -> "excluded";
            case SPELLING -> "spelling";
            case AUTHOR -> "match";
            case AMBIGUOUS -> "ambiguous";
            case NOTHING -> text.length() > Listener.LIMIT ? "too long" : "nothing";
        };
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
