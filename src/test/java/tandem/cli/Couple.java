package tandem.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tandem.discord.fake.Call;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.Interaction;
import tandem.discord.fake.Person;
import tandem.discord.fake.SeenMessage;
import tandem.discord.fake.Speaker;

/**
 * Two people who give each command once in a server, and tap what it offers; when they have given all, they go to another
 * server. So whatever the bot says in a server belongs to one command or one tap. For one thread.
 */
final class Couple {

    static final List<String> COMMANDS = List.of("first", "second", "third", "fourth", "fifth", "sixth");

    private static final String FLOW = """
            { "flow": "$name", "language": "en", "title": "Once",
              "triggers": [ { "command": "$name", "description": "Said once" } ],
              "steps": [
                { "id": "ask", "type": "ask", "answeredBy": "anyone", "text": "Begun $name.",
                  "choices": [ { "id": "end", "label": "End $name", "next": "end" } ] },
                { "id": "end", "type": "end", "text": "Ended $name." }
              ] }
            """;

    /** So many looks somebody waits for an answer that may never come: the bot was dead when they asked. */
    private static final int PATIENCE = 120;

    private static final int ONE_OF = 10;

    /** What was given in a server, and what came of it. */
    static final class Errand {

        private final Speaker speaker;
        private final String name;
        private final Interaction command;
        private @Nullable Interaction tap;

        private Errand(Speaker speaker, String name) {
            this.speaker = speaker;
            this.name = name;
            this.command = speaker.command(name);
        }

        String begun() {
            return "Begun " + name + ".";
        }

        String ended() {
            return "Ended " + name + ".";
        }

        long count(String text) {
            return speaker.screen().botTexts().stream().filter(text::equals).count();
        }

        boolean isTapped() {
            return tap != null;
        }

        /** Whether the bot has taken the tap; it does so only when that is stored. */
        boolean isTapTaken() {
            return tap != null && tap.isAcknowledged();
        }

        /** Whether whoever tapped was told that it comes too late. */
        private boolean isTapLate() {
            return tap != null
                    && (tap.kind() == Interaction.Kind.MESSAGE
                            || !tap.followUps().isEmpty());
        }

        /** Whether everything that the bot has taken is answered. */
        boolean isAnswered() {
            boolean begins = command.kind() != Interaction.Kind.MESSAGE || count(begun()) > 0;
            return begins && (!isTapTaken() || isTapLate() || count(ended()) > 0);
        }

        /** Whether this call gave the first answer to the command. */
        boolean isAnsweredBy(Call call) {
            return call.isDone() && call.path().contains(command.id());
        }

        private boolean taps() {
            List<SeenMessage> offers = speaker.screen().fromBot().stream()
                    .filter(message -> message.labels().contains("End " + name))
                    .toList();
            if (offers.isEmpty()) {
                return false;
            }
            tap = speaker.taps(offers.get(0), "End " + name);
            return true;
        }

        /** How a failing test shows it. */
        @Override
        public String toString() {
            return name + ": " + command + ", " + tap + "\n" + speaker.screen();
        }
    }

    private final FakeDiscord discord;
    private final Random random;
    private final Person ana;
    private final Person ben;
    private final List<Errand> errands = new ArrayList<>();
    private Guild home;
    private int given;
    private int looks;

    Couple(FakeDiscord discord, Random random, String name) {
        this.discord = discord;
        this.random = random;
        this.ana = discord.person("Person" + name + "a", "en-US");
        this.ben = discord.person("Person" + name + "b", "en-US");
        this.home = discord.guild("Home", ana, ben).addsBot();
    }

    static void write(Desk desk, String folder) throws IOException {
        for (String name : COMMANDS) {
            desk.write(folder + "/flows/" + name + ".json", FLOW.replace("$name", name));
        }
    }

    List<Errand> errands() {
        return errands;
    }

    /** Looks, and does something when it is time. */
    void goesOn() {
        if (random.nextInt(ONE_OF) == 0) {
            looks();
        }
    }

    /** Looks, and does at once what is next. */
    void looks() {
        Errand last = errands.isEmpty() ? null : errands.get(errands.size() - 1);
        boolean isOver = last == null || last.count(last.ended()) > 0 || ++looks * ONE_OF > PATIENCE;
        if (!isOver && last != null && !last.isTapped()) {
            boolean unused = last.taps();
        } else if (isOver) {
            gives();
        }
    }

    private void gives() {
        if (given == COMMANDS.size()) {
            home = discord.guild("Home", ana, ben).addsBot();
            given = 0;
        }
        looks = 0;
        Person who = random.nextBoolean() ? ana : ben;
        errands.add(new Errand(who.in(home), COMMANDS.get(given++)));
    }
}
