package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Form;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.Picture;
import tandem.chat.Span;
import tandem.chat.Style;

class EncoderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plain words, 5 - 3 = 2 (yes!) ; plain words, 5 - 3 = 2 (yes!)",
                "*not bold* _nor this_ ; \\*not bold\\* \\_nor this\\_",
                "@everyone <@12> ; \\@everyone \\<\\@12\\>",
                "- no list ; \\- no list",
                "# no heading ; \\# no heading",
                "[no link](https://x.org) ; \\[no link\\](https\\://x.org)",
                "at 19:30 ; at 19:30",
                "~~struck~~ ||hidden|| ; \\~\\~struck\\~\\~ \\|\\|hidden\\|\\|"
            })
    void nothingThatPeopleWriteFormatsAnything(String text, String written) {
        assertThat(Markdown.write(List.of(Span.plain(text)))).isEqualTo(written);
    }

    @Test
    void stylesStandAroundWordsAndNeverAroundBlanks() {
        assertThat(Markdown.write(List.of(
                        Span.plain("Try "),
                        new Span("this ", Style.BOLD),
                        new Span("or that", Style.ITALIC),
                        new Span("`x`", Style.CODE))))
                .isEqualTo("Try **this** _or that_\u200B`'x'`");
        assertThat(Markdown.write(List.of(new Span("  ", Style.BOLD)))).isEqualTo("  ");
        assertThat(Markdown.write(List.of(new Span("About ", Style.ITALIC), new Span("10 minutes", Style.ITALIC))))
                .isEqualTo("_About 10 minutes_");
    }

    @Test
    void aNumberIsReadAsItIsAndAnAddressCanBeTapped() {
        List<Span> text = List.of(
                Span.plain("0800-2000, *100#, 9-8-8, 1_2 "), new Span("https://sheltersafe.ca/a_b", Style.LINK));
        assertThat(Markdown.write(text)).isEqualTo("0800-2000, \\*100#, 9-8-8, 1\\_2 https://sheltersafe.ca/a_b");
    }

    @Test
    void nobodyIsEverPinged() {
        for (DataObject body : List.of(
                Encoder.anew(message(List.of())).toData(),
                Encoder.notice("hello").toData(),
                Encoder.change(message(List.of())).toData())) {
            assertThat(body.getObject("allowed_mentions").getArray("parse").isEmpty())
                    .as(body.toString())
                    .isTrue();
        }
    }

    @Test
    void fiveChoicesAreButtonsAndSixAreAMenu() {
        DataObject row = components(buttons(5)).getObject(0);
        assertThat(row.getArray("components").length()).isEqualTo(5);
        assertThat(row.getArray("components").getObject(4).getString("custom_id"))
                .isEqualTo("t5");

        DataObject menu =
                components(buttons(6)).getObject(0).getArray("components").getObject(0);
        assertThat(menu.getArray("options").length()).isEqualTo(6);
        assertThat(menu.getArray("options").getObject(5).getString("value")).isEqualTo("t6");
        assertThat(components(buttons(30)).length()).isEqualTo(2);
    }

    @Test
    void whatIsToBeCopiedStandsByItself() {
        DataObject body = Encoder.anew(message(List.of(new Choice.Copy("Copy it", "Shall we *talk*?"))))
                .toData();

        assertThat(body.getString("content")).isEqualTo("Words\n**Copy it**```\nShall we *talk*?\n```");
        assertThat(body.getArray("components").isEmpty()).isTrue();
    }

    @Test
    void whatOnlyEscapingMakesTooLongIsShownAsItIs() {
        String stars = "*".repeat(1_400);
        Outgoing outgoing = new Outgoing(
                1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(Span.plain(stars)), List.of(), false);

        assertThat(Encoder.anew(outgoing).getContent()).isEqualTo(stars);
    }

    @Test
    void aPictureHasItsDescription() {
        Outgoing outgoing = message(List.of());
        Picture picture = new Picture("pictures/hands.png", "Two hands");
        DataObject body = Encoder.anew(outgoing, picture, new byte[] {1}).toData();

        DataObject file = body.getArray("attachments").getObject(0);
        assertThat(file.getString("filename")).isEqualTo("hands.png");
        assertThat(file.getString("description")).isEqualTo("Two hands");
        assertThat(Encoder.withoutPicture(outgoing, picture).getContent()).isEqualTo("Words\n\nTwo hands");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "500, 500", "4000, 4000", "4001, 4000"})
    void aFormTakesNoMoreThanCanBeKeptNorThanDiscordTakes(int longest, int taken) {
        Form form = new Form("12.~", "In your own words", "Your answer", "How long?", longest);
        DataObject label = Encoder.form(new ControlId(form.token(), null), form)
                .toData()
                .getArray("components")
                .getObject(0);

        assertThat(label.getObject("component").getInt("max_length")).isEqualTo(taken);
    }

    @Test
    void removingChoicesLeavesTheWords() {
        Outgoing outgoing = new Outgoing(
                1, Outgoing.Mode.REMOVE_CHOICES, new Audience.EveryoneHere(), List.of(), buttons(2), false);
        DataObject body = Encoder.change(outgoing).toData();

        assertThat(body.getArray("components").isEmpty()).isTrue();
        assertThat(body.hasKey("content")).isFalse();
    }

    @Test
    void aMessageHasANameOfItsOwnThatTellsNothing() {
        ChatAddress chat = ChatAddress.of("discord", "@11");
        String nonce = Encoder.nonce(new Parcel(chat, null, message(List.of()), null));

        assertThat(nonce).hasSize(24).doesNotContain("Words");
        assertThat(Encoder.nonce(new Parcel(chat, null, message(List.of()), null)))
                .isEqualTo(nonce);
        assertThat(Encoder.nonce(new Parcel(chat, null, message(List.of()).withSlot(2), null)))
                .isNotEqualTo(nonce);
        assertThat(Encoder.nonce(new Parcel(ChatAddress.of("discord", "@12"), null, message(List.of()), null)))
                .isNotEqualTo(nonce);
    }

    private static DataArray components(List<Choice> choices) {
        return Encoder.anew(message(choices)).toData().getArray("components");
    }

    private static Outgoing message(List<Choice> choices) {
        return new Outgoing(
                1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(Span.plain("Words")), choices, false);
    }

    private static List<Choice> buttons(int count) {
        return IntStream.rangeClosed(1, count)
                .<Choice>mapToObj(i -> new Choice.Button("t" + i, "Choice " + i))
                .toList();
    }
}
