package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.PersonAddress;
import tandem.chat.Said;

class DecoderTest {

    private static final String ME = "4711";
    private static final Happened.Who ANA = new Happened.Who("11", "Ana");
    private static final Where HOME = new Where.Channel("100", "200");
    private static final Where ALONE = new Where.Private("11");

    @Test
    void somethingWrittenInPrivate() {
        Incoming incoming = Decoder.decode(ME, new Happened.Wrote("1", ALONE, ANA, "hello", false));

        assertThat(incoming)
                .isEqualTo(new Incoming(
                        new EventId(ME, 0, "1"),
                        ChatAddress.of("discord", "@11"),
                        false,
                        new PersonAddress("discord", "11"),
                        "Ana",
                        true,
                        new Said.Text("hello")));
    }

    @Test
    void theLanguageIsTheOneInWhichDiscordShowsItself() {
        Happened.Who german = new Happened.Who("11", "Ana", "de");

        assertThat(Decoder.decode(ME, new Happened.Tapped("1", ALONE, german, "q1"))
                        .language())
                .isEqualTo("de");
        assertThat(Decoder.decode(ME, new Happened.Tapped("1", ALONE, ANA, "q1"))
                        .language())
                .isNull();
    }

    @Test
    void aChannelIsATopicOfItsServerSoThatTheServerCanBeLeftAsAWhole() {
        Incoming incoming = Decoder.decode(ME, new Happened.Wrote("1", HOME, ANA, "", false));

        assertThat(incoming.chat()).isEqualTo(new ChatAddress("discord", "100", "200"));
        assertThat(incoming.group()).isTrue();
        assertThat(Decoder.decode(ME, new Happened.Left("2", new Where.Channel("100", ""), ANA))
                        .chat())
                .isEqualTo(ChatAddress.of("discord", "100"));
    }

    @Test
    void inAServerOnlyWhatIsMeantForItIsAddressed() {
        assertThat(Decoder.decode(ME, new Happened.Wrote("1", HOME, ANA, "", false))
                        .addressed())
                .isFalse();
        assertThat(Decoder.decode(ME, new Happened.Wrote("1", HOME, ANA, "hi", true))
                        .addressed())
                .isTrue();
        assertThat(Decoder.decode(ME, new Happened.Tapped("1", HOME, ANA, "q1")).addressed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "<@4711> an idea, an idea",
        "<@!4711> an idea, an idea",
        "an idea <@4711>, an idea",
        "is <@4711> a bot, is <@4711> a bot",
        "<@12> says <@4711>, <@12> says",
        "<@12> is here, <@12> is here",
        "<@4711>, ''"
    })
    void itsNameSaysToWhomAndNotWhat(String words, String said) {
        assertThat(Decoder.decode(ME, new Happened.Wrote("1", HOME, ANA, words, true))
                        .said())
                .isEqualTo(new Said.Text(said));
    }

    @Test
    void commandsByMenuAndTyped() {
        assertThat(Decoder.decode(ME, new Happened.Used("1", HOME, ANA, "tonight", Map.of("minutes", "10")))
                        .said())
                .isEqualTo(new Said.Command("tonight", Map.of("minutes", "10"), ""));
        assertThat(Decoder.decode(ME, new Happened.Wrote("1", ALONE, ANA, "/Tonight 10 apart", false))
                        .said())
                .isEqualTo(Said.Command.typed("tonight", "10 apart"));
        assertThat(Decoder.decode(ME, new Happened.Wrote("1", HOME, ANA, "<@4711> /support", true))
                        .said())
                .isEqualTo(Said.Command.typed("support", ""));
    }

    @Test
    void joiningAndLeaving() {
        assertThat(Decoder.decode(ME, new Happened.Joined("1", HOME, ANA)).said())
                .isEqualTo(new Said.Added());
        assertThat(Decoder.decode(ME, new Happened.Left("1", HOME, ANA)).said()).isEqualTo(new Said.Removed());
    }

    @Test
    void everyPlaceIsFoundAgainByItsAddress() {
        for (Where where : new Where[] {HOME, ALONE, new Where.Guest("300")}) {
            assertThat(Where.of(where.address())).isEqualTo(where);
        }
    }
}
