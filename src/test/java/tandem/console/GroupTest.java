package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Said;
import tandem.chat.SendResult;

/** Anna and Ben at one keyboard. */
final class GroupTest {

    private static final ChatAddress GROUP = new ChatAddress("console", "group:anna,ben", "");
    private static final ChatAddress BEN = new ChatAddress("console", "ben", "");

    private final Play play = Play.group();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /tonight          | group:anna,ben | anna | Anna | /tonight
                    ben: /tonight     | group:anna,ben | ben  | Ben  | /tonight
                    ben@ /help        | ben            | ben  | Ben  | /help
                    ben@ hello        | ben            | ben  | Ben  | hello
                    anna@ hello       | anna           | anna | Anna | hello
                    ben: @tandem hi   | group:anna,ben | ben  | Ben  | hi
                    > seaside         | group:anna,ben | anna | Anna | seaside
                    """)
    void submitsWhatIsMeantForTheBot(String line, String chat, String person, String name, String words) {
        play.type(line);
        assertThat(play.bot.heard).singleElement().satisfies(incoming -> {
            assertThat(incoming.chat()).isEqualTo(ChatAddress.of("console", chat));
            assertThat(incoming.group()).isEqualTo(chat.startsWith("group:"));
            assertThat(incoming.person()).isEqualTo(new PersonAddress("console", person));
            assertThat(incoming.name()).isEqualTo(name);
            assertThat(incoming.addressed()).isTrue();
            assertThat(Bot.words(incoming.said())).isEqualTo(words);
        });
    }

    @Test
    void leavesPeopleAloneWhoTalkToEachOther() {
        assertThat(play.type("what shall we eat", "ben: soup", "cleo: me too", "5", "[Yes]"))
                .isEmpty();
        assertThat(play.bot.heard).isEmpty();
    }

    @Test
    void makesItselfKnownAtTheVeryFirstStart() {
        Play newcomers = Play.firstTime("anna", "ben");
        newcomers.bot.when("Added", Bot.message(1, "Hello. I speak only when asked."));
        assertThat(newcomers.type("")).isEqualTo("— group —\nHello. I speak only when asked.\n\n");
        assertThat(newcomers.bot.heard)
                .containsExactly(new Incoming(
                        new EventId("console", 1, "0"),
                        GROUP,
                        true,
                        new PersonAddress("console", "anna"),
                        "Anna",
                        false,
                        new Said.Added()));
        newcomers.type("");
        assertThat(newcomers.bot.heard).hasSize(1);
    }

    @Test
    void makesItselfKnownAgainWhenThatWasNotStored() {
        Play newcomers = Play.firstTime("anna", "ben");
        newcomers.bot.refuse("Added");
        assertThat(newcomers.type("")).isEmpty();
        newcomers.type("");
        assertThat(newcomers.bot.heard)
                .extracting(Incoming::id)
                .containsExactly(new EventId("console", 1, "0"), new EventId("console", 2, "0"));
    }

    @Test
    void saysWhichChatAMessageIsIn() {
        play.bot.when("/tonight", Bot.message(1, "Tonight."));
        play.bot.when("/help", Bot.message(1, "Help."));
        assertThat(play.type("/tonight", "ben: /tonight", "ben@ /help", "/tonight"))
                .isEqualTo("""
                — group —
                Tonight.

                Tonight.

                — ben, private —
                Help.

                — group —
                Tonight.

                """);
    }

    @Test
    void showsWhatOnePersonAloneSees() {
        play.bot.whenOnly("/lines", "ben", Bot.forOne(1, "Your lines.", Bot.button("1.a", "Share")));
        assertThat(play.type("ben: /lines", "1", "ben: 1"))
                .isEqualTo("— group —\n(only ben sees this)\nYour lines.\n  1  Share\n\n");
        assertThat(play.bot.said()).containsExactly(Said.Command.typed("lines", ""), new Said.Tap("1.a"));
        assertThat(play.type("ben: 1")).contains("(only ben sees this)\nYour lines.\n  1  Share\n");
        assertThat(play.bot.said()).endsWith(new Said.Tap("1.a"));
    }

    @Test
    void neverShowsEverybodyWhatIsForOne() {
        Outgoing secret = Bot.forOne(1, "Secret.");
        play.bot.when("/tonight", secret);
        assertThat(play.type("/tonight")).isEmpty();
        assertThat(play.bot.results).singleElement().isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void showsANoticeToWhoeverTapped() {
        play.bot.when("/tonight", Bot.message(1, "Tonight.", Bot.button("1.a", "Ask us")));
        play.bot.notice("tap 1.a", "I'll ask once.");
        assertThat(play.type("/tonight", "ben: 1")).endsWith("(only ben) I'll ask once.\n\n");
        assertThat(play.bot.heard.get(1).person()).isEqualTo(new PersonAddress("console", "ben"));
    }

    @Test
    void goesOnInThePrivateChatOfWhoeverTapped() {
        play.bot.when("/ask", Bot.message(1, "What would you like?", Bot.button("1.a", "Answer privately")));
        play.bot.opens("tap 1.a", "answer-X7");
        play.bot.when("/start answer-X7", Bot.message(1, "Just for you two.", Bot.button("1.b", "Share")));
        assertThat(play.type("/ask", "ben: 1", "ben@ 1")).isEqualTo("""
                — group —
                What would you like?
                  1  Answer privately

                (it goes on in ben's private chat; "ben@ ..." answers there)

                — ben, private —
                Just for you two.
                  1  Share

                """);
        assertThat(play.bot.said())
                .containsExactly(
                        Said.Command.typed("ask", ""),
                        new Said.Tap("1.a"),
                        Said.Command.typed("start", "answer-X7"),
                        new Said.Tap("1.b"));
        assertThat(play.bot.heard.get(2).chat()).isEqualTo(BEN);
        assertThat(play.bot.heard.get(2).group()).isFalse();
        assertThat(play.bot.heard.get(2).person()).isEqualTo(new PersonAddress("console", "ben"));
        assertThat(play.bot.heard).extracting(Incoming::id).doesNotHaveDuplicates();
    }

    @Test
    void saysSoWhenWhatGoesOnInPrivateWasNotStored() {
        play.bot.when("/ask", Bot.message(1, "What would you like?", Bot.button("1.a", "Answer privately")));
        play.bot.opens("tap 1.a", "answer-X7").refuse("/start answer-X7");
        assertThat(play.type("/ask", "1")).endsWith("I could not keep that; please say it again.\n\n");
    }

    @Test
    void keepsTheChoicesOfEveryChatAcrossARestart() {
        play.bot.when("/tonight", Bot.message(1, "Tonight.", Bot.button("1.a", "We'll do it")));
        play.bot.when("/start", Bot.message(1, "Hello.", Bot.button("1.b", "Heart")));
        play.type("/tonight", "ben@ /start");
        assertThat(play.type("ben@ 1", "1")).isEqualTo("""
                Where you were:

                — group —
                Tonight.
                  1  We'll do it

                — ben, private —
                Hello.
                  1  Heart

                """);
        assertThat(play.bot.said()).endsWith(new Said.Tap("1.b"), new Said.Tap("1.a"));
    }

    @Test
    void showsTheOldestFirstAfterARestart() {
        play.bot.when("/tonight", Bot.message(1, "Tonight.", Bot.button("1.a", "We'll do it")));
        play.bot.whenOnly("/lines", "ben", Bot.forOne(2, "Your lines.", Bot.button("2.a", "Share")));
        play.type("/tonight", "ben: /lines");
        assertThat(play.type("")).containsSubsequence("Tonight.", "(only ben sees this)", "Your lines.");
    }

    @Test
    void keepsMessagesForPeopleWhoAreNotHere() {
        play.bot.whenIn("/tonight", People.privateChat("you"), Bot.message(1, "For you."));
        play.bot.whenOnly("/lines", "cleo", Bot.forOne(1, "For Cleo."));
        assertThat(play.type("/tonight", "/lines")).isEmpty();
        assertThat(play.bot.results).hasSize(2).allMatch(SendResult.Later.class::isInstance);
    }

    @Test
    void explainsWhoCanSayWhat() {
        assertThat(play.type(":help")).contains("ben@ /help", "@tandem");
    }

    @Test
    void tellsTheBotOfAPrivateMessageFromAGroup() {
        play.bot.whenIn("/checkin", BEN, Bot.message(1, "How close?", Bot.button("1.a", "Near")));
        play.type("ben: /checkin", "1", "ben@ 1");
        assertThat(play.bot.said()).containsExactly(Said.Command.typed("checkin", ""), new Said.Tap("1.a"));
        assertThat(List.copyOf(play.bot.heard))
                .last()
                .extracting(Incoming::chat)
                .isEqualTo(BEN);
    }

    @Test
    void putsOffWhatComesAfterTheEnd() {
        play.type("/tonight");
        play.bot.send(new Parcel(GROUP, null, Bot.message(2, "Good night."), null));
        assertThat(play.bot.results).containsExactly(new SendResult.Later(java.time.Duration.ofMinutes(1)));
    }
}
