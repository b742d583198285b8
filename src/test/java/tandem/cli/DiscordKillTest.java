package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.discord.fake.Call;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Person;
import tandem.discord.fake.SeenMessage;

/**
 * The program on a fake Discord, killed in the middle of private conversations, commands and taps: what is written
 * privately while it is dead is answered too, and nothing twice. In servers Discord tells nobody later what was done, so
 * there only what the bot has taken must be answered.
 */
class DiscordKillTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 6);
    private static final int PEOPLE = 6;
    private static final int COUPLES = 6;

    /** So many calls before a kill may have been under way when the process died. */
    private static final int UNDER_WAY = 20;

    private static final int LIFE_MILLIS = 4_000;
    private static final int LAST_MILLIS = 30;
    private static final int OPEN = 3;

    /** Each says about one thing a second: thirty in ten seconds would be a flood. */
    private static final int ONE_OF = 40;

    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern COUNT = Pattern.compile("At (\\d+)\\.");

    @TempDir
    private Path folder;

    private final FakeDiscord discord = FakeDiscord.start();
    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Counter> counters = new ArrayList<>();
    private final List<Couple> couples = new ArrayList<>();

    /** How many calls there had been at each kill. */
    /** So many times as many lives as kills are asked for, at most. */
    private static final int MOST_LIVES = 8;

    private final List<Integer> deaths = new ArrayList<>();

    /** Somebody who says "more" and reads the numbers that are answered: each must be the next one. */
    private final class Counter {
        private final Person person;
        private int said;
        private int read;
        private int heard = -1;
        private int again;

        private Counter(Person person) {
            this.person = person;
        }

        private void goesOn() {
            if (isGreeted() && said - heard < OPEN && random.nextInt(ONE_OF) == 0) {
                person.writes("more");
                said++;
            }
        }

        private boolean isGreeted() {
            reads();
            return heard >= 0;
        }

        private boolean isAnswered() {
            reads();
            return heard >= said;
        }

        private void reads() {
            List<SeenMessage> messages = person.screen().fromBot();
            for (SeenMessage message : messages.subList(read, messages.size())) {
                Matcher count = COUNT.matcher(message.text());
                if (!count.matches()) {
                    throw new AssertionError("the bot says something else: " + message.text());
                }
                int number = Integer.parseInt(count.group(1));
                if (number == heard) {
                    again++;
                } else if (number != heard + 1) {
                    throw new AssertionError("the bot says " + number + " after " + heard);
                } else {
                    heard = number;
                }
            }
            read = messages.size();
        }
    }

    @AfterEach
    void end() {
        discord.close();
    }

    @Test
    void whatWasTakenIsAnsweredAndNothingIsAppliedTwice() throws Exception {
        try {
            campaign();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private void campaign() throws Exception {
        Desk desk = new Desk(folder);
        Counting.write(desk, "dialogs");
        desk.write("dialogs/flows/count.json", Counters.FLOW);
        Couple.write(desk, "dialogs");
        desk.hosting().with("TANDEM_DISCORD_TOKEN", discord.token()).with("TANDEM_DISCORD_API_URL", discord.url());
        for (int i = 0; i < PEOPLE; i++) {
            counters.add(new Counter(discord.person("Person" + i, "en-US")));
        }
        for (int i = 0; i < COUPLES; i++) {
            couples.add(new Couple(discord, random, "C" + i));
        }
        try (Program first = start(desk)) {
            discord.await(SOON, discord::isConnected);
            counters.forEach(counter -> counter.person.writes("/talk"));
            discord.await(SOON, () -> counters.stream().allMatch(Counter::isGreeted));
            discord.await(SOON, () -> discord.commands().contains(Couple.COMMANDS.get(0)));
            kill(first);
        }
        // On a busy machine many lives end before anything happens: then there are more of them, so that something
        // does.
        for (int kill = 1; kill < KILLS || (isIdle() && kill < MOST_LIVES * KILLS); kill++) {
            counters.forEach(Counter::goesOn);
            lives(desk);
        }
        try (Program last = start(desk)) {
            discord.await(SOON, () -> counters.stream().allMatch(Counter::isAnswered));
            discord.await(SOON, () -> errands().allMatch(Couple.Errand::isAnswered));
            check(last.terminate(), 143);
        }
        judge();
    }

    private boolean isIdle() {
        return counters.stream().mapToInt(counter -> counter.said).sum() <= KILLS || over() <= KILLS;
    }

    private long over() {
        return errands().filter(errand -> errand.count(errand.ended()) == 1).count();
    }

    private void lives(Desk desk) throws Exception {
        try (Program program = start(desk)) {
            if (random.nextBoolean()) {
                discord.await(SOON, discord::isConnected);
            }
            long until = System.nanoTime()
                    + Duration.ofMillis(random.nextInt(LIFE_MILLIS)).toNanos();
            while (System.nanoTime() < until) {
                counters.forEach(Counter::goesOn);
                couples.forEach(Couple::goesOn);
                if (program.exitsWithin(PAUSE)) {
                    throw new AssertionError("the program has ended by itself: " + program.kill());
                }
            }
            if (random.nextBoolean()) {
                // Killed with a command or a tap of everybody's under way.
                couples.forEach(Couple::looks);
                boolean ended = program.exitsWithin(Duration.ofMillis(random.nextInt(LAST_MILLIS)));
                assertThat(ended).isFalse();
            }
            kill(program);
        }
    }

    private void kill(Program program) throws Exception {
        Ended ended = program.kill();
        deaths.add(discord.calls().all().size());
        check(ended, 137);
    }

    private static Program start(Desk desk) throws Exception {
        return desk.start("run", "--dialogs", "dialogs");
    }

    private void check(Ended ended, int code) {
        assertThat(ended.err()).doesNotContain(discord.token(), "Person", "more\n");
        assertThat(ended.code()).isEqualTo(code);
    }

    private void judge() {
        int said = counters.stream().mapToInt(counter -> counter.said).sum();
        int heard = counters.stream().mapToInt(counter -> counter.heard).sum();
        int again = counters.stream().mapToInt(counter -> counter.again).sum();
        List<Couple.Errand> twice =
                errands().filter(errand -> errand.count(errand.begun()) > 1).toList();
        System.out.println("kills on Discord: " + deaths.size() + " kills, " + said + " private messages, " + again
                + " answers again: lost " + Math.max(0, said - heard) + ", twice " + Math.max(0, heard - said) + "; "
                + errands().count() + " commands, "
                + errands().filter(errand -> errand.count(errand.begun()) > 0).count() + " answered, " + twice.size()
                + " answers again, "
                + errands().filter(Couple.Errand::isTapTaken).count() + " taps taken");
        assertThat(counters).allSatisfy(counter -> assertThat(counter.heard).isEqualTo(counter.said));
        assertThat(said).isGreaterThan(KILLS);
        // Discord knows by its name a message that is sent once more after a kill.
        assertThat(again).isZero();
        assertThat(errands()).allMatch(errand -> errand.count(errand.ended()) <= 1);
        assertThat(over()).isGreaterThan(KILLS);
        assertThat(twice).allMatch(this::wasUnderWay);
    }

    private Stream<Couple.Errand> errands() {
        return couples.stream().flatMap(couple -> couple.errands().stream());
    }

    /** Whether a command's answer had just been given when the process died, so that it could not know that it had been. */
    private boolean wasUnderWay(Couple.Errand errand) {
        List<Call> calls = discord.calls().all();
        return deaths.stream()
                .flatMap(death -> calls.subList(Math.max(0, death - UNDER_WAY), death).stream())
                .anyMatch(errand::isAnsweredBy);
    }
}
