package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandem.chat.Ack;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Form;
import tandem.chat.Incoming;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.chat.SendResult;
import tandem.chat.Span;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.Interaction;
import tandem.discord.fake.Person;
import tandem.discord.fake.SeenMessage;

/** What is talked over with one person of a server while nobody else sees it, by the real adapter and library. */
class AsidesTest {

    /** The private chat is closed, the bot may not write, and the time for answers is over: each test is about one of them. */
    private static final Set<Integer> EXPECTED = Set.of(50_007, 50_013, 50_027);

    private static final String OWN_WORDS = "In my own words";
    private static final Form FORM = new Form("8.~", OWN_WORDS, "Your answer", "What would you like?", 300);

    private FakeDiscord discord;
    private Listened bot;
    private Person ana;
    private Person ben;
    private Guild home;

    @BeforeEach
    void begin() {
        discord = FakeDiscord.start();
        bot = new Listened(discord).start();
        ana = discord.person("Ana", "en-US");
        ben = discord.person("Ben", "en-US");
        home = discord.guild("Home", ana, ben).addsBot();
        bot.next().isStored();
        arrived(sent(null, 1, "A question for you two.", new Choice.Button("7.a", "Answer privately")));
    }

    @AfterEach
    void everyCallWasGood() {
        bot.close();
        assertThat(discord.calls().rejected()).allMatch(call -> EXPECTED.contains(call.code()));
        assertThat(discord.interactions()).noneMatch(Interaction::isFailed);
        discord.close();
    }

    @Test
    void aTapInTheChannelATextInAFormAndWhatFollowsAreSeenByThatPersonAlone() {
        taken(ana.in(home).taps("Answer privately"));
        MessageRef question = arrived(sent(ana, 2, "What would you like?", question()));
        SeenMessage shown = ana.in(home).screen().last();
        assertThat(shown.labels()).containsExactly("A walk", OWN_WORDS);
        assertThat(shown.ephemeralFor()).isEqualTo(ana.id());

        Interaction opening = ana.in(home).taps(shown, OWN_WORDS);
        Listened.Handed tap = bot.next();
        assertThat(tap.incoming().said()).isEqualTo(new Said.Tap("8.~"));
        tap.stored().complete(new Ack(null, null, FORM));
        discord.await(Listened.SOON, opening::isAcknowledged);
        Interaction filling = ana.in(home).submits(opening, Map.of("words", "An evening off"));
        Incoming filled = taken(filling);
        assertThat(filled.said()).isEqualTo(new Said.Filled("8.~", "An evening off"));
        assertThat(filled.chat()).isEqualTo(channel());
        assertThat(filled.group()).isTrue();

        arrived(send(
                ana, new Outgoing(2, Outgoing.Mode.REMOVE_CHOICES, only(), List.of(), List.of(), false), question));
        arrived(sent(ana, 3, "Shall I keep it?", new Choice.Button("9.a", "Share")));
        assertThat(ana.in(home).screen().now(shown).labels()).isEmpty();
        assertThat(ana.in(home).screen().last().labels()).containsExactly("Share");
        Incoming shared = taken(ana.in(home).taps("Share"));
        assertThat(shared.said()).isEqualTo(new Said.Tap("9.a"));
        assertThat(shared.chat()).isEqualTo(channel());
        arrived(sent(ana, 4, "It waits for Ben's."));

        assertThat(ana.in(home).screen().botTexts())
                .containsExactly(
                        "A question for you two.", "What would you like?", "Shall I keep it?", "It waits for Ben's.");
        assertThat(ben.in(home).screen().botTexts()).containsExactly("A question for you two.");
        assertThat(ana.screen().fromBot()).isEmpty();
        assertThat(ben.screen().fromBot()).isEmpty();
    }

    @Test
    void twoWhoTapAtTheSameTimeEachGetTheirOwn() {
        Interaction anas = ana.in(home).taps("Answer privately");
        Interaction bens = ben.in(home).taps("Answer privately");
        Listened.Handed first = bot.next();
        Listened.Handed second = bot.next();
        // Ana's comes while Ben's tap is the latest, and the other way round.
        arrived(sent(ana, 2, "For Ana", question()));
        arrived(sent(ben, 3, "For Ben", question()));
        first.isStored();
        second.isStored();
        discord.await(Listened.SOON, () -> anas.isAcknowledged() && bens.isAcknowledged());

        assertThat(ana.in(home).screen().botTexts()).containsExactly("A question for you two.", "For Ana");
        assertThat(ben.in(home).screen().botTexts()).containsExactly("A question for you two.", "For Ben");
        assertThat(anas.followUps()).extracting(SeenMessage::text).containsExactly("For Ana");
        assertThat(bens.followUps()).extracting(SeenMessage::text).containsExactly("For Ben");
    }

    @Test
    void whatComesTooLateGoesOnInTheirPrivateChatAndStillBelongsToTheChannel() {
        taken(ana.in(home).taps("Answer privately"));
        discord.interactionLife(Duration.ZERO);
        MessageRef late = arrived(sent(ana, 2, "What would you like?", question()));
        discord.interactionLife(Duration.ofMinutes(15));
        assertThat(ana.screen().botTexts()).containsExactly("What would you like?");
        assertThat(ana.screen().last().ephemeralFor()).isNull();

        Interaction opening = ana.taps(OWN_WORDS);
        Listened.Handed tap = bot.next();
        assertThat(tap.incoming().said()).isEqualTo(new Said.Tap("8.~"));
        assertThat(tap.incoming().chat()).isEqualTo(channel());
        assertThat(tap.incoming().group()).isTrue();
        tap.stored().complete(new Ack(null, null, FORM));
        discord.await(Listened.SOON, opening::isAcknowledged);
        Incoming filled = taken(ana.submits(opening, Map.of("words", "An evening off")));
        assertThat(filled.said()).isEqualTo(new Said.Filled("8.~", "An evening off"));
        assertThat(filled.chat()).isEqualTo(channel());
        assertThat(filled.person()).isEqualTo(new PersonAddress("discord", ana.id()));

        arrived(send(ana, new Outgoing(2, Outgoing.Mode.REMOVE_CHOICES, only(), List.of(), List.of(), false), late));
        MessageRef next = arrived(sent(ana, 3, "Shall I keep it?", new Choice.Button("9.a", "Share")));
        assertThat(ana.screen().fromBot().get(0).labels()).isEmpty();
        assertThat(ana.screen().last().ephemeralFor()).isNull();
        assertThat(taken(ana.taps("Share")).chat()).isEqualTo(channel());
        arrived(send(
                ana,
                new Outgoing(3, Outgoing.Mode.REPLACE, only(), List.of(Span.plain("Kept.")), List.of(share()), false),
                next));
        assertThat(ana.screen().botTexts()).containsExactly("What would you like?", "Kept.");
        assertThat(taken(ana.taps("Share")).chat()).isEqualTo(channel());

        assertThat(ana.in(home).screen().botTexts()).containsExactly("A question for you two.");
        assertThat(ben.in(home).screen().botTexts()).containsExactly("A question for you two.");
    }

    @Test
    void whatIsForEverybodyIsNotSaidInThePrivateChatOfWhoeverTappedThere() {
        arrived(sent(ana, 2, "What would you like?", question()));
        taken(ana.taps("A walk"));
        arrived(sent(null, 3, "You both answered."));
        home.botMayWrite(false);
        assertThat(sent(null, 4, "And now?")).isInstanceOf(SendResult.Refused.class);

        assertThat(ana.screen().botTexts()).containsExactly("What would you like?");
        assertThat(ben.in(home).screen().botTexts()).containsExactly("A question for you two.", "You both answered.");
    }

    @Test
    void whoTakesNoPrivateMessagesIsToldLaterAndNeverInTheChannel() {
        ana.closesPrivateChat();
        assertThat(sent(ana, 2, "What would you like?", question())).isInstanceOf(SendResult.Closed.class);
        assertThat(ana.in(home).screen().botTexts()).containsExactly("A question for you two.");
    }

    @Test
    void aButtonInItsOwnChatIsCalledByItsTokenAlone() {
        ControlId plain = ControlId.read("7.a");
        assertThat(plain).isEqualTo(new ControlId("7.a", null));
        assertThat(plain.write()).isEqualTo("7.a");
        ControlId guest = new ControlId("7.a", new Where.Guest("1100000000000000066"));
        assertThat(ControlId.read(guest.write())).isEqualTo(guest);
        String longest = "9".repeat(20);
        ControlId channel = new ControlId("~".repeat(32), new Where.Channel(longest, longest));
        assertThat(ControlId.read(channel.write())).isEqualTo(channel);
        assertThat(channel.write()).hasSizeLessThanOrEqualTo(100);
    }

    /** The event of this, stored without a word. */
    private Incoming taken(Interaction interaction) {
        Listened.Handed handed = bot.next();
        handed.isStored();
        discord.await(Listened.SOON, interaction::isAcknowledged);
        return handed.incoming();
    }

    private static Choice[] question() {
        return new Choice[] {new Choice.Button("8.a", "A walk"), new Choice.Form("8.~", OWN_WORDS)};
    }

    private static Choice share() {
        return new Choice.Button("9.a", "Share");
    }

    private SendResult sent(@Nullable Person only, long slot, String words, Choice... choices) {
        Audience audience = only == null ? new Audience.EveryoneHere() : only();
        return send(
                only,
                new Outgoing(slot, Outgoing.Mode.NEW, audience, List.of(Span.plain(words)), List.of(choices), false),
                null);
    }

    private SendResult send(@Nullable Person only, Outgoing outgoing, @Nullable MessageRef earlier) {
        PersonAddress whom = only == null ? null : new PersonAddress("discord", only.id());
        return bot.send(new Parcel(channel(), whom, outgoing, earlier));
    }

    private static Audience only() {
        return new Audience.Only(new PersonId("p"));
    }

    private ChatAddress channel() {
        return new ChatAddress("discord", home.id(), home.channel());
    }

    private static MessageRef arrived(SendResult result) {
        assertThat(result).isInstanceOf(SendResult.Sent.class);
        MessageRef ref = ((SendResult.Sent) result).ref();
        if (ref == null) {
            throw new AssertionError("it has no number");
        }
        return ref;
    }
}
