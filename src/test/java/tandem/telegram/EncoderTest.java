package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.Span;
import tandem.chat.Style;

/** What goes over the wire; that Telegram would take it is for the tests against a server. */
class EncoderTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ChatAddress CHAT = ChatAddress.of("telegram", "6000000001");

    @Test
    void aMessageIsHtmlInWhichNothingSaidIsATag() {
        JsonNode call = json(Encoder.anew(parcel(
                Outgoing.Mode.NEW,
                List.of(
                        Span.plain("1 < 2 & <b>so</b> "),
                        new Span("on", Style.BOLD),
                        new Span("&", Style.ITALIC),
                        new Span("x>y", Style.CODE)),
                List.of(),
                null)));
        assertThat(call.path("method").asText()).isEqualTo("sendmessage");
        assertThat(call.path("chat_id").asText()).isEqualTo("6000000001");
        assertThat(call.path("parse_mode").asText()).isEqualTo("HTML");
        assertThat(call.path("text").asText())
                .isEqualTo("1 &lt; 2 &amp; &lt;b&gt;so&lt;/b&gt; <b>on</b><i>&amp;</i><code>x&gt;y</code>");
        assertThat(call.path("link_preview_options").path("is_disabled").asBoolean())
                .isTrue();
        assertThat(call.has("protect_content")).isFalse();
        assertThat(call.has("message_thread_id")).isFalse();
        assertThat(call.has("reply_markup")).isFalse();
    }

    @Test
    void aNumberStandsInNoMarkAndAnAddressCanBeTapped() {
        List<Span> text =
                List.of(Span.plain("0800-2000, *100#, 9-8-8, 1_2 "), new Span("https://sheltersafe.ca", Style.LINK));
        assertThat(Html.write(text))
                .isEqualTo(
                        "0800-2000, *100#, 9-8-8, 1_2 <a href=\"https://sheltersafe.ca\">https://sheltersafe.ca</a>");
    }

    @Test
    void aTopicsMessageGoesThereAndAProtectedOneIsProtected() {
        Outgoing outgoing = new Outgoing(
                1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(Span.plain("hi")), List.of(), true);
        JsonNode call =
                json(Encoder.anew(new Parcel(new ChatAddress("telegram", "-1001", "42"), null, outgoing, null)));
        assertThat(call.path("message_thread_id").asInt()).isEqualTo(42);
        assertThat(call.path("protect_content").asBoolean()).isTrue();
    }

    @Test
    void shortChoicesShareARowAndLongOnesHaveTheirOwn() {
        JsonNode rows = keyboard(
                new Choice.Button("1.a", "We'll do it"),
                new Choice.Button("1.b", "Another"),
                new Choice.Button("1.c", "Something that is longer"),
                new Choice.Copy("Copy invitation", "Tea, ten minutes, and I just listen?"));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).hasSize(2);
        assertThat(rows.get(0).get(1).path("callback_data").asText()).isEqualTo("1.b");
        assertThat(rows.get(1).get(0).path("text").asText()).isEqualTo("Something that is longer");
        assertThat(rows.get(2).get(0).path("copy_text").path("text").asText())
                .isEqualTo("Tea, ten minutes, and I just listen?");
    }

    @Test
    void theLongestTokenFits() {
        String token = "x".repeat(32);
        assertThat(keyboard(new Choice.Button(token, "ok"))
                        .get(0)
                        .get(0)
                        .path("callback_data")
                        .asText()
                        .getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void aTextToCopyIsShortenedAtAWord() {
        String copied = keyboard(new Choice.Copy("copy", "word ".repeat(60)))
                .get(0)
                .get(0)
                .path("copy_text")
                .path("text")
                .asText();
        assertThat(copied).hasSizeBetween(240, 256).endsWith("word…");
        String without = keyboard(new Choice.Copy("copy", "👋".repeat(200)))
                .get(0)
                .get(0)
                .path("copy_text")
                .path("text")
                .asText();
        assertThat(without).hasSizeLessThanOrEqualTo(256).matches("(👋)+…");
    }

    @Test
    void aChangeNamesTheMessageThatIsThere() {
        JsonNode edit = json(Encoder.change(parcel(
                Outgoing.Mode.REPLACE,
                List.of(Span.plain("new words")),
                List.of(new Choice.Button("2.a", "ok")),
                new MessageRef("314"))));
        assertThat(edit.path("method").asText()).isEqualTo("editmessagetext");
        assertThat(edit.path("message_id").asInt()).isEqualTo(314);
        assertThat(edit.path("reply_markup").path("inline_keyboard")).hasSize(1);

        JsonNode removal =
                json(Encoder.change(parcel(Outgoing.Mode.REMOVE_CHOICES, List.of(), List.of(), new MessageRef("314"))));
        assertThat(removal.path("method").asText()).isEqualTo("editmessagereplymarkup");
        assertThat(removal.has("reply_markup")).isFalse();
    }

    @Test
    void aChangeOfNothingIsANewMessageAndARemovalIsNone() {
        Parcel replace = parcel(Outgoing.Mode.REPLACE, List.of(Span.plain("words")), List.of(), null);
        assertThat(Encoder.change(replace)).isNull();
        assertThat(json(Encoder.anew(replace)).path("method").asText()).isEqualTo("sendmessage");

        Parcel removal = parcel(Outgoing.Mode.REMOVE_CHOICES, List.of(), List.of(), null);
        assertThat(Encoder.change(removal)).isNull();
        assertThat(Encoder.anew(removal)).isNull();
    }

    private static JsonNode keyboard(Choice... choices) {
        return json(Encoder.anew(parcel(Outgoing.Mode.NEW, List.of(Span.plain("which?")), List.of(choices), null)))
                .path("reply_markup")
                .path("inline_keyboard");
    }

    private static Parcel parcel(
            Outgoing.Mode mode, List<Span> text, List<Choice> choices, @Nullable MessageRef earlier) {
        return new Parcel(
                CHAT, null, new Outgoing(1, mode, new Audience.EveryoneHere(), text, choices, false), earlier);
    }

    private static JsonNode json(@Nullable BotApiMethod<?> method) {
        return MAPPER.valueToTree(new Call(java.util.Objects.requireNonNull(method, "a call")));
    }
}
