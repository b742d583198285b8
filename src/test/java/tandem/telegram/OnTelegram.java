package tandem.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.telegram.fake.Call;
import tandem.telegram.fake.CallbackAnswer;
import tandem.telegram.fake.FakeTelegram;
import tandem.telegram.fake.Group;
import tandem.telegram.fake.Person;
import tandem.telegram.fake.SeenMessage;
import tandem.telegram.fake.Speaker;
import tandem.transcript.Line;
import tandem.transcript.Script;

/** The people of a transcript on a fake Telegram, with the bot hosted there. For one thread. */
final class OnTelegram implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Something the bot said, as it went over the wire. */
    private record Message(long chat, boolean edits, String text, List<String> labels) {}

    private final Script script;
    private final FakeTelegram telegram = FakeTelegram.start();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Group group;
    private final Hosted bot;
    private final List<SeenMessage> offered = new ArrayList<>();
    private final Deque<Message> unread = new ArrayDeque<>();
    private final List<String> failures = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();
    private int calls;
    private int answers;
    private @Nullable String notice;
    private @Nullable Message latest;

    private OnTelegram(Script script, Path folder) {
        this.script = script;
        script.people().forEach(name -> people.put(name, telegram.person(name, "en")));
        this.group = telegram.supergroup("Us", people.values().toArray(Person[]::new));
        this.bot = Hosted.start(telegram, folder);
    }

    static OnTelegram open(Script script, Path folder) throws IOException {
        return new OnTelegram(script, Files.createDirectories(folder));
    }

    /** Plays it to its end; answers with a sentence for each line that does not hold. */
    List<String> play() {
        boolean added = script.lines().stream().anyMatch(line -> line.line() instanceof Line.Added);
        if (script.group() && !added) {
            group.withBot();
        }
        for (Script.Numbered line : script.lines()) {
            if (line.line() instanceof Line.Act act) {
                silence(line.number());
                act(act);
                read();
            } else {
                check(line.number(), (Line.Check) line.line());
            }
        }
        silence(script.lines().size());
        telegram.calls().rejected().stream()
                .filter(call -> !call.method().equals("getUpdates"))
                .forEach(call -> failures.add("refused: " + call));
        return failures;
    }

    String seen() {
        return seen.toString();
    }

    private void act(Line.Act act) {
        latest = null;
        notice = null;
        if (act instanceof Line.Types types) {
            Speaker speaker = speaker(types.person(), types.privately());
            if (types.text().startsWith("/") || isPrivate(types.privately())) {
                speaker.writes(types.text());
            } else {
                speaker.mentionsBot(types.text());
            }
        } else if (act instanceof Line.Aside aside) {
            speaker(aside.person(), false).writes(aside.text());
        } else if (act instanceof Line.Taps taps) {
            speaker(taps.person(), taps.privately()).taps(message(taps), taps.label());
        } else if (act instanceof Line.Time time) {
            bot.passes(time.passes());
        } else if (act instanceof Line.Restart) {
            bot.stop();
            bot.start();
        } else if (act instanceof Line.Added) {
            group.addsBot(person(script.people().get(0)));
        }
        bot.settles();
    }

    private SeenMessage message(Line.Taps taps) {
        long chat = isPrivate(taps.privately()) ? person(taps.person()).id() : group.id();
        boolean passed = !taps.old();
        for (int i = offered.size() - 1; i >= 0; i--) {
            SeenMessage message = offered.get(i);
            if (message.chat() == chat) {
                if (passed && message.labels().contains(taps.label())) {
                    return message;
                }
                passed = true;
            }
        }
        throw new AssertionError("there is no button [" + taps.label() + "]\n" + seen);
    }

    private Speaker speaker(String name, boolean privately) {
        return isPrivate(privately) ? person(name).privately() : person(name).in(group);
    }

    private boolean isPrivate(boolean privately) {
        return privately || !script.group();
    }

    private Person person(String name) {
        Person person = people.get(name);
        if (person == null) {
            throw new AssertionError("nobody is called " + name);
        }
        return person;
    }

    /** What the bot did since the last time. */
    private void read() {
        List<Call> all = telegram.calls().all();
        for (Call call : all.subList(calls, all.size())) {
            boolean edits = call.method().equals("editMessageText");
            if (call.isDone()
                    && (edits
                            || call.method().equals("sendMessage")
                            || call.method().equals("sendPhoto"))) {
                unread.add(new Message(
                        Long.parseLong(call.get("chat_id")), edits, plain(call), labels(call.get("reply_markup"))));
            }
        }
        calls = all.size();
        List<CallbackAnswer> toasts = telegram.callbackAnswers();
        for (CallbackAnswer toast : toasts.subList(answers, toasts.size())) {
            notice = toast.text().isEmpty() ? null : toast.text();
        }
        answers = toasts.size();
        for (Person person : people.values()) {
            offers(person.screen().fromBot());
        }
        offers(group.screen().fromBot());
        unread.forEach(message -> seen.append(message).append('\n'));
        if (notice != null) {
            seen.append("only: ").append(notice).append('\n');
        }
    }

    private void offers(List<SeenMessage> messages) {
        messages.stream()
                .filter(message -> !message.labels().isEmpty() && !offered.contains(message))
                .forEach(offered::add);
    }

    private void check(int number, Line.Check check) {
        if (check instanceof Line.Says says) {
            says(number, says);
        } else if (check instanceof Line.Offers offers) {
            require(number, latest != null && latest.labels().equals(offers.labels()), "the choices are " + latest);
        } else if (check instanceof Line.Only only) {
            require(number, notice != null && matches(only.pattern(), notice), "the tapper is told " + notice);
            notice = null;
        } else if (check instanceof Line.Silence) {
            silence(number);
        }
    }

    private void says(int number, Line.Says says) {
        long chat = says.person().isEmpty()
                ? script.group() ? group.id() : person(script.people().get(0)).id()
                : person(says.person()).id();
        Iterator<Message> messages = unread.iterator();
        while (messages.hasNext()) {
            Message message = messages.next();
            if (message.chat() == chat) {
                messages.remove();
                latest = message;
                require(
                        number,
                        message.edits() == says.edits() && matches(says.pattern(), message.text()),
                        "" + message);
                return;
            }
        }
        require(number, false, "the bot says nothing more");
    }

    private void silence(int number) {
        unread.forEach(message -> require(number, false, "not expected before this line: " + message));
        unread.clear();
        require(number, notice == null, "not expected before this line: only: " + notice);
        notice = null;
    }

    private void require(int number, boolean holds, String otherwise) {
        if (!holds) {
            failures.add(script.file() + ":" + number + ": " + otherwise);
        }
    }

    /** A star of the pattern stands for anything. */
    private static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (String piece : pattern.split("\\*", -1)) {
            regex.append(".*").append(Pattern.quote(piece));
        }
        return Pattern.compile(regex.substring(2), Pattern.DOTALL).matcher(text).matches();
    }

    private static String plain(Call call) {
        String html = call.get(call.method().equals("sendPhoto") ? "caption" : "text");
        return html.replaceAll(call.method().equals("sendPhoto") ? "\n\n<i>[^<]*</i>$" : "$^", "")
                .replaceAll("</?(b|i|code)>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static List<String> labels(String markup) {
        List<String> labels = new ArrayList<>();
        try {
            if (!markup.isEmpty()) {
                for (JsonNode row : MAPPER.readTree(markup).path("inline_keyboard")) {
                    row.forEach(button -> labels.add(button.path("text").asText()));
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return labels;
    }

    @Override
    public void close() {
        bot.close();
        telegram.close();
    }
}
