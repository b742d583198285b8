package tandem.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake and the library that the adapter uses understand each other. */
final class RealClientTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final FakeDiscord discord = FakeDiscord.start();
    private final Person anna = discord.person("Anna", "en-US");
    private final Person ben = discord.person("Ben", "de");
    private final Guild guild = discord.guild("Home", anna, ben);
    private final RealBot bot = start();

    private RealBot start() {
        guild.addsBot();
        return new RealBot(discord);
    }

    @BeforeEach
    void isReady() throws InterruptedException {
        bot.jda().awaitReady();
    }

    @AfterEach
    void close() {
        bot.close();
        discord.close();
        assertThat(discord.calls().failures()).isEmpty();
        assertThat(discord.calls().unknownMembers()).isEmpty();
    }

    private void await(BooleanSupplier condition) {
        discord.await(SOON, condition);
    }

    @Test
    void hearsWhatIsSaidInPrivateAndWhatIsMeantForIt() {
        anna.writes("Hello");
        await(() -> bot.heard().contains("anna: Hello"));
        ben.in(guild).says("not for you");
        ben.in(guild).mentionsBot("but this");
        await(() -> bot.heard().contains("ben: <@" + discord.botId() + "> but this"));
        assertThat(bot.heard()).contains("ben: ").doesNotContain("ben: not for you");
    }

    @Test
    void writesEditsAndDeletesInPrivate() {
        PrivateChannel channel = bot.jda().openPrivateChannelById(anna.id()).complete();
        Message sent = channel.sendMessage("Hi")
                .addFiles(FileUpload.fromData("png".getBytes(StandardCharsets.UTF_8), "picture.png")
                        .setDescription("a cup"))
                .complete();
        SeenFile file = anna.screen().last().attachments().get(0);
        assertThat(file.description()).isEqualTo("a cup");
        assertThat(file.bytes()).isEqualTo("png".getBytes(StandardCharsets.UTF_8));
        sent.editMessage("Ho").complete();
        assertThat(anna.screen().last().text()).isEqualTo("Ho");
        assertThat(anna.screen().last().edits()).isEqualTo(1);
        sent.delete().complete();
        assertThat(anna.screen().messages()).isEmpty();
    }

    @Test
    void playsWithACommandAndButtonsAndAForm() {
        bot.registersCommands();
        Interaction tea = anna.in(guild).command("tea", Map.of("kind", "green"));
        await(() -> tea.answer() != null);
        assertThat(anna.in(guild).screen().last().text()).isEqualTo("Some green tea?");

        Interaction whisper = anna.in(guild).taps("Whisper");
        await(whisper::isAcknowledged);
        assertThat(whisper.isEphemeral()).isTrue();
        assertThat(anna.in(guild).screen().botTexts()).contains("Only for you");
        assertThat(ben.in(guild).screen().botTexts()).containsExactly("Some green tea?");

        Interaction ask = ben.in(guild).taps("Ask");
        await(() -> ask.modal() != null);
        Interaction form = ben.in(guild).submits(ask, Map.of("sugar", "honey"));
        await(() -> form.answer() != null);
        assertThat(ben.in(guild).screen().last().text()).isEqualTo("With honey");

        Interaction yes = ben.in(guild).taps("Yes");
        await(() -> yes.kind() == Interaction.Kind.UPDATE);
        SeenMessage changed = Objects.requireNonNull(yes.answer());
        assertThat(changed.text()).isEqualTo("Here it is.");
        assertThat(changed.labels()).isEmpty();
    }

    @Test
    void answersInAPrivateChannelThatItIsNotIn() {
        bot.registersCommands();
        DmGroup two = discord.dmGroup(anna, ben);
        DmGroup three = discord.dmGroup(anna, ben, discord.person("Cleo", "fr"));
        for (DmGroup group : new DmGroup[] {two, three}) {
            Interaction tea = anna.in(group).command("tea");
            await(() -> tea.answer() != null);
            Interaction yes = ben.in(group).taps("Yes");
            await(() -> yes.kind() == Interaction.Kind.UPDATE);
            assertThat(anna.in(group).screen().last().text()).isEqualTo("Here it is.");
        }
        Interaction late = anna.command("tea", Map.of("kind", "late"));
        await(() -> late.answer() != null);
        assertThat(late.isEphemeral()).isTrue();
        assertThat(late.kind()).isEqualTo(Interaction.Kind.DEFERRED_MESSAGE);
    }

    @Test
    void goesOnAfterADrop() {
        discord.gateway().drops();
        await(() -> !discord.isConnected());
        anna.writes("Are you there?");
        await(() -> bot.heard().contains("anna: Are you there?"));
        assertThat(discord.gateway().resumes()).isEqualTo(1);
        assertThat(discord.gateway().identifies()).isEqualTo(1);
    }

    @Test
    void connectsAnewWhenAskedTo() {
        discord.gateway().asksToReconnect();
        await(() -> discord.gateway().resumes() == 1 && discord.isConnected());
        anna.writes("Back?");
        await(() -> bot.heard().contains("anna: Back?"));
        assertThat(discord.gateway().identifies()).isEqualTo(1);
    }

    @Test
    void hearsNothingLateWhenItsSessionIsForgotten() {
        discord.gateway().forgetSessions();
        discord.gateway().refuses(true);
        discord.gateway().drops();
        await(() -> !discord.isConnected());
        anna.writes("Lost");
        discord.gateway().refuses(false);
        await(() -> discord.gateway().identifies() == 2 && discord.isConnected());
        anna.writes("Found");
        await(() -> bot.heard().contains("anna: Found"));
        assertThat(bot.heard()).doesNotContain("anna: Lost");
    }

    @Test
    void beginsAnewWhenTheSessionIsForgotten() {
        discord.gateway().invalidates(false);
        await(() -> discord.gateway().identifies() == 2 && discord.isConnected());
        anna.writes("And now?");
        await(() -> bot.heard().contains("anna: And now?"));
    }

    @Test
    void readsLaterWhatWasWrittenWhileItWasAway() {
        SeenMessage first = anna.writes("One");
        await(() -> bot.heard().contains("anna: One"));
        bot.jda().shutdown();
        await(() -> !discord.isConnected());
        anna.writes("Two");
        anna.writes("Three");
        try (RealBot next = new RealBot(discord)) {
            await(discord::isConnected);
            PrivateChannel channel =
                    next.jda().openPrivateChannelById(anna.id()).complete();
            assertThat(channel.getHistoryAfter(first.id(), 50).complete().getRetrievedHistory())
                    .extracting(Message::getContentRaw)
                    .containsExactly("Three", "Two");
            assertThat(next.heard()).isEmpty();
        }
    }

    @Test
    void waitsWhenItIsToldTo() {
        PrivateChannel channel = bot.jda().openPrivateChannelById(anna.id()).complete();
        discord.troubles().next(1, "POST", "/messages", Trouble.tooManyRequests(Duration.ofSeconds(1)));
        long start = System.nanoTime();
        channel.sendMessage("Hi").complete();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        assertThat(anna.screen().botTexts()).containsExactly("Hi");
        assertThat(discord.calls().count("POST", "/channels/{id}/messages")).isEqualTo(2);
    }

    @Test
    void seesWhereItMayWriteAndWhenItMustGo() {
        JDA jda = bot.jda();
        assertThat(Objects.requireNonNull(jda.getTextChannelById(guild.channel()))
                        .canTalk())
                .isTrue();
        guild.botMayWrite(false);
        await(() ->
                !Objects.requireNonNull(jda.getTextChannelById(guild.channel())).canTalk());
        guild.removesBot();
        await(() -> jda.getGuildById(guild.id()) == null);
    }

    @Test
    void hearsAndSpeaksInAThread() {
        GuildThread plans = guild.thread("Plans", anna);
        await(() -> bot.jda().getThreadChannelById(plans.id()) != null);
        ben.in(plans).mentionsBot("in here?");
        await(() -> bot.heard().contains("ben: <@" + discord.botId() + "> in here?"));
        thread(plans).sendMessage("Yes.").complete();
        assertThat(anna.in(plans).screen().botTexts()).containsExactly("Yes.");
        assertThat(anna.in(guild).screen().messages()).isEmpty();

        bot.registersCommands();
        Interaction tea = anna.in(plans).command("tea");
        await(() -> tea.answer() != null);
        assertThat(anna.in(plans).screen().last().text()).isEqualTo("Some black tea?");
        assertThat(anna.in(guild).screen().messages()).isEmpty();
    }

    @Test
    void knowsAThreadAgainWhenSomebodyWakesIt() {
        GuildThread plans = guild.thread("Plans", anna);
        await(() -> bot.jda().getThreadChannelById(plans.id()) != null);
        plans.archives();
        await(() -> bot.jda().getThreadChannelById(plans.id()) == null);
        anna.in(plans).mentionsBot("still there?");
        await(() -> bot.heard().contains("anna: <@" + discord.botId() + "> still there?"));
        assertThat(thread(plans).isArchived()).isFalse();
        assertThat(thread(plans).getParentChannel().getId()).isEqualTo(guild.channel());
        guild.deletes(plans);
        await(() -> bot.jda().getThreadChannelById(plans.id()) == null);
    }

    @Test
    void findsAtItsStartTheThreadsThatAreAwake() throws InterruptedException {
        GuildThread plans = guild.thread("Plans", anna);
        GuildThread old = guild.thread("Old", anna);
        old.archives();
        try (RealBot next = new RealBot(discord)) {
            next.jda().awaitReady();
            assertThat(next.jda().getThreadChannels())
                    .extracting(ThreadChannel::getId)
                    .containsExactly(plans.id());
            anna.in(old).mentionsBot("and now?");
            await(() -> next.heard().contains("anna: <@" + discord.botId() + "> and now?"));
        }
    }

    @Test
    void seesInWhichThreadsItMayWrite() {
        GuildThread plans = guild.thread("Plans", anna);
        await(() -> bot.jda().getThreadChannelById(plans.id()) != null);
        guild.botMayWrite(false);
        await(() -> !channel().canTalk());
        assertThat(thread(plans).canTalk()).isTrue();
        guild.botMayWrite(true).botMayWriteInThreads(false);
        await(channel()::canTalk);
        await(() -> !thread(plans).canTalk());
    }

    @Test
    void forgetsADeletedChannelWithItsThreads() throws InterruptedException {
        guild.thread("Plans", anna);
        guild.deletesChannel();
        await(() -> bot.jda().getTextChannelById(guild.channel()) == null);
        try (RealBot next = new RealBot(discord)) {
            next.jda().awaitReady();
            net.dv8tion.jda.api.entities.Guild known =
                    Objects.requireNonNull(next.jda().getGuildById(guild.id()));
            assertThat(known.getChannels(true)).isEmpty();
            assertThat(known.getSystemChannel()).isNull();
        }
    }

    @Test
    void livesThroughAnOutageOfAGuild() throws InterruptedException {
        guild.goesDown();
        await(() -> bot.jda().isUnavailable(Long.parseLong(guild.id())));
        assertThat(bot.jda().getGuildById(guild.id())).isNull();
        guild.comesBack();
        await(() -> bot.jda().getGuildById(guild.id()) != null);

        guild.goesDown();
        try (RealBot next = new RealBot(discord)) {
            next.jda().awaitReady();
            assertThat(next.jda().getGuildById(guild.id())).isNull();
            guild.comesBack();
            await(() -> next.jda().getGuildById(guild.id()) != null);
            ben.in(guild).mentionsBot("is it over?");
            await(() -> next.heard().contains("ben: <@" + discord.botId() + "> is it over?"));
        }
    }

    @Test
    void doesNotFindAGuildThatPutItOutWhileItWasAway() {
        discord.gateway().forgetSessions();
        discord.gateway().refuses(true);
        discord.gateway().drops();
        await(() -> !discord.isConnected());
        guild.removesBot();
        discord.gateway().refuses(false);
        await(() -> discord.gateway().identifies() == 2 && discord.isConnected());
        anna.writes("Hello?");
        await(() -> bot.heard().contains("anna: Hello?"));
        assertThat(bot.jda().getGuildById(guild.id())).isNull();
        assertThat(bot.jda().isUnavailable(Long.parseLong(guild.id()))).isFalse();
    }

    private TextChannel channel() {
        return Objects.requireNonNull(bot.jda().getTextChannelById(guild.channel()));
    }

    private ThreadChannel thread(GuildThread thread) {
        return Objects.requireNonNull(bot.jda().getThreadChannelById(thread.id()));
    }
}
