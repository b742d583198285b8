package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.engine.Frame;
import tandem.engine.Parked;
import tandem.engine.Question;
import tandem.engine.Run;
import tandem.engine.Shown;
import tandem.flow.Value;

/** A {@link Run} inside a conversation's JSON. */
final class RunForm {

    private static final char SEPARATOR = ':';

    /** Encoded once: these are written on every turn. */
    private static final SerializableString ID = new SerializedString("id");

    private static final SerializableString BY = new SerializedString("by");
    private static final SerializableString AT = new SerializedString("at");
    private static final SerializableString ASK = new SerializedString("ask");

    private RunForm() {}

    static void write(JsonGenerator out, Run run) throws IOException {
        out.writeStartObject();
        out.writeFieldName(ID);
        out.writeNumber(run.id());
        out.writeFieldName(BY);
        out.writeString(run.starter().value());
        out.writeFieldName(AT);
        out.writeString(written(run.stack()));
        Json.values(out, "vars", run.variables());
        writeQuestion(out, run.question());
        writeParked(out, run.parked());
        writeMessages(out, run.messages());
        if (run.aside()) {
            out.writeBooleanField("aside", true);
        }
        if (!run.agreed().isEmpty()) {
            out.writeFieldName("yes");
            Json.ids(out, run.agreed().stream().map(PersonId::value).sorted().toList());
        }
        out.writeEndObject();
    }

    static Run read(JsonParser in) throws IOException {
        Reader reader = new Reader();
        Json.members(in, reader);
        return new Run(
                reader.id,
                new PersonId(reader.starter),
                reader.stack,
                reader.variables,
                reader.question,
                reader.parked,
                reader.messages,
                reader.aside,
                reader.agreed);
    }

    private static final class Reader implements Json.Member {
        private long id;
        private String starter = "";
        private List<Frame> stack = List.of();
        private Map<String, Value> variables = Map.of();
        private @Nullable Question question;
        private @Nullable Parked parked;
        private Map<String, Shown> messages = Map.of();
        private boolean aside;
        private Set<PersonId> agreed = Set.of();

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "id" -> id = in.getLongValue();
                case "by" -> starter = in.getText();
                case "at" -> stack = stack(Json.ids(in));
                case "vars" -> variables = Json.values(in);
                case "ask" -> question = readQuestion(in);
                case "wait" -> parked = readParked(in);
                case "msgs" -> messages = Json.map(in, RunForm::readShown);
                case "aside" -> aside = in.getBooleanValue();
                case "yes" -> agreed = Json.ids(in).stream().map(PersonId::new).collect(Collectors.toSet());
                default -> throw Json.unknown("run", name);
            }
        }
    }

    private static String written(List<Frame> stack) {
        if (stack.size() == 1) {
            return stack.get(0).flow() + SEPARATOR + stack.get(0).step();
        }
        StringBuilder text = new StringBuilder(32);
        for (Frame frame : stack) {
            if (text.length() > 0) {
                text.append(' ');
            }
            text.append(frame.flow()).append(SEPARATOR).append(frame.step());
        }
        return text.toString();
    }

    private static List<Frame> stack(List<String> texts) {
        if (texts.size() == 1) {
            return List.of(frame(texts.get(0)));
        }
        List<Frame> stack = new ArrayList<>(texts.size());
        for (String text : texts) {
            stack.add(frame(text));
        }
        return stack;
    }

    private static Frame frame(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new FormException("a stored run stands nowhere");
        }
        return new Frame(text.substring(0, separator), text.substring(separator + 1));
    }

    /** Number, asked, offered; then, where they say anything, misses and when it ends (0 for never). */
    private static void writeQuestion(JsonGenerator out, @Nullable Question question) throws IOException {
        if (question == null) {
            return;
        }
        out.writeFieldName(ASK);
        out.writeStartArray();
        out.writeNumber(question.number());
        out.writeNumber(question.asked().getEpochSecond());
        out.writeNumber(question.offered());
        if (question.misses() > 0 || question.due() != null) {
            out.writeNumber(question.misses());
            out.writeNumber(question.due() == null ? 0 : question.due().getEpochSecond());
        }
        out.writeEndArray();
    }

    private static Question readQuestion(JsonParser in) throws IOException {
        long[] numbers = numbers(in, 5);
        return new Question(
                numbers[0],
                Instant.ofEpochSecond(numbers[1]),
                numbers[4] == 0 ? null : Instant.ofEpochSecond(numbers[4]),
                (int) numbers[3],
                (int) numbers[2]);
    }

    private static void writeParked(JsonGenerator out, @Nullable Parked parked) throws IOException {
        if (parked == null) {
            return;
        }
        out.writeArrayFieldStart("wait");
        out.writeNumber(parked.number());
        out.writeNumber(parked.at().getEpochSecond());
        out.writeNumber(parked.putOff().getEpochSecond());
        out.writeEndArray();
    }

    private static Parked readParked(JsonParser in) throws IOException {
        long[] numbers = numbers(in, 3);
        return new Parked(numbers[0], Instant.ofEpochSecond(numbers[1]), Instant.ofEpochSecond(numbers[2]));
    }

    private static void writeMessages(JsonGenerator out, Map<String, Shown> messages) throws IOException {
        if (messages.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("msgs");
        for (Map.Entry<String, Shown> entry : Json.sorted(messages)) {
            out.writeArrayFieldStart(entry.getKey());
            out.writeNumber(entry.getValue().slot());
            out.writeNumber(entry.getValue().at().getEpochSecond());
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static Shown readShown(JsonParser in) throws IOException {
        long[] numbers = numbers(in, 2);
        return new Shown(numbers[0], Instant.ofEpochSecond(numbers[1]));
    }

    /** The numbers of an array; those that are not there are 0. */
    private static long[] numbers(JsonParser in, int most) throws IOException {
        long[] numbers = new long[most];
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == most) {
                throw new FormException("a stored run has a list that is too long");
            }
            numbers[i] = in.getLongValue();
        }
        return numbers;
    }
}
