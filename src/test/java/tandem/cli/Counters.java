package tandem.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.telegram.fake.Person;
import tandem.telegram.fake.Screen;
import tandem.telegram.fake.SeenMessage;
import tandem.telegram.fake.Speaker;

/**
 * People in one chat of Telegram who say "more" and tap it again and again, and read the numbers that the bot answers:
 * each must be the next one, or the last one once more. For one thread.
 */
final class Counters {

    static final String FLOW = """
            { "flow": "talk", "language": "en", "title": "A count",
              "triggers": [ { "command": "talk" } ],
              "variables": { "n": { "type": "number", "scope": "run", "default": 0 } },
              "steps": [
                { "id": "ask", "type": "ask", "answeredBy": "anyone", "text": "At {n}.",
                  "choices": [ { "id": "more", "label": "More", "next": "add" } ] },
                { "id": "add", "type": "set", "var": "n", "add": 1, "next": "ask" }
              ] }
            """;

    /** What may be on its way: together with the next line, less than what counts as a flood. */
    private static final int OPEN = 3;

    private static final int IN_A_SPAN = 20;
    private static final long SPAN = Duration.ofSeconds(10).toNanos();

    private static final Pattern COUNT = Pattern.compile("At (\\d+)\\.");

    private final List<Speaker> speakers;
    private final Screen screen;
    private final String more;
    private final Random random;
    private final Deque<Long> times = new ArrayDeque<>();
    private boolean isGreeted;
    private int read;
    private int said;
    private int heard = -1;
    private int again;
    private int taps;

    private Counters(List<Speaker> speakers, Screen screen, String more, Random random) {
        this.speakers = speakers;
        this.screen = screen;
        this.more = more;
        this.random = random;
    }

    static Counters alone(Person person, Random random) {
        return new Counters(List.of(person.privately()), person.screen(), "more", random);
    }

    static Counters together(List<Speaker> members, Screen screen, String botName, Random random) {
        return new Counters(members, screen, "@" + botName + " more", random);
    }

    /** Reads what is new, and says something when it is time. */
    void goOn() {
        read();
        long now = System.nanoTime();
        while (!times.isEmpty() && now - times.getFirst() > SPAN) {
            times.removeFirst();
        }
        if (times.size() >= IN_A_SPAN) {
            return;
        }
        if (!isGreeted) {
            speakers.get(0).writes("/talk");
            isGreeted = true;
        } else if (heard >= 0 && said - heard < OPEN && random.nextInt(8) == 0) {
            add();
        } else {
            return;
        }
        times.addLast(now);
    }

    /** A button belongs to its question, so nobody taps before the answer to everything is there. */
    private void add() {
        Speaker speaker = speakers.get(random.nextInt(speakers.size()));
        if (said == heard && random.nextBoolean()) {
            speaker.taps("More");
            taps++;
        } else {
            speaker.writes(more);
        }
        said++;
    }

    /** Reads what is new. */
    void read() {
        if (screen.count() == read) {
            return;
        }
        List<SeenMessage> messages = screen.fromBot();
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

    /** Whether everything that was said has its answer. */
    boolean isAnswered() {
        read();
        return isGreeted && heard >= said;
    }

    int said() {
        return said;
    }

    int taps() {
        return taps;
    }

    /** The highest number. */
    int heard() {
        return heard;
    }

    /** Numbers that came once more. */
    int again() {
        return again;
    }
}
