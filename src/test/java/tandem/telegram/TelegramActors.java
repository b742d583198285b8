package tandem.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.chat.Ack;
import tandem.chat.ChatAddress;
import tandem.chat.PersonAddress;
import tandem.telegram.fake.Call;
import tandem.telegram.fake.CallbackAnswer;
import tandem.telegram.fake.FakeTelegram;
import tandem.telegram.fake.Group;
import tandem.telegram.fake.Person;
import tandem.telegram.fake.SeenMessage;
import tandem.telegram.fake.Speaker;
import tandem.whole.Actors;
import tandem.whole.Buttons;
import tandem.whole.Scene;
import tandem.whole.Seen;

/** The people of a transcript on a fake Telegram. What they see is read from the calls that the bot made. */
public final class TelegramActors implements Actors {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What is to be seen on a picture stands below its text. */
    private static final Pattern PICTURE = Pattern.compile("\n\n<i>([^<]*)</i>$");

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Group group;
    private final Hosted bot;
    private final Buttons<SeenMessage> buttons = new Buttons<>();
    private List<SeenMessage> there = List.of();
    private int calls;
    private int answers;

    private TelegramActors(Scene scene) {
        scene.script().people().forEach(name -> people.put(name, telegram.person(name, "en")));
        this.group = telegram.supergroup("Us", people.values().toArray(Person[]::new));
        if (scene.script().group() && !scene.isWithoutBot()) {
            group.withBot();
        }
        for (Person person : people.values()) {
            String id = Long.toString(person.id());
            scene.introduce(
                    ChatAddress.of(TelegramAdapter.PLATFORM, id), new PersonAddress(TelegramAdapter.PLATFORM, id));
        }
        this.bot = Hosted.start(telegram, scene);
    }

    /** The bot runs, and nobody has said anything yet. */
    public static Actors open(Scene scene) {
        return new TelegramActors(scene);
    }

    @Override
    public void types(String person, boolean inGroup, String text) {
        Speaker speaker = speaker(person, inGroup);
        if (inGroup && !text.startsWith("/")) {
            speaker.mentionsBot(text);
        } else {
            speaker.writes(text);
        }
        bot.settles();
    }

    @Override
    public void saysAside(String person, String text) {
        speaker(person, true).writes(text);
        bot.settles();
    }

    @Override
    public void taps(String person, boolean inGroup, String label, boolean old) {
        long chat = inGroup ? group.id() : person(person).id();
        String query = speaker(person, inGroup).taps(buttons.with(Long.toString(chat), label, old), label);
        bot.settles();
        telegram.callbackAnswers().stream()
                .filter(answer -> answer.query().equals(query))
                .forEach(answer -> follows(person, answer.url()));
    }

    /** The private chat opens, and they press START; but for what only waits there nobody hurries. */
    private void follows(String person, @Nullable String url) {
        if (url != null && !url.endsWith("=" + Ack.WAITING)) {
            person(person).follows(url);
            bot.settles();
        }
    }

    @Override
    public void adds(String person) {
        group.addsBot(person(person));
        bot.settles();
    }

    @Override
    public void passes(Duration span) {
        bot.passes(span);
    }

    @Override
    public void restarts() {
        bot.stop();
        bot.start();
    }

    @Override
    public List<Seen> sees() {
        List<Seen> all = new ArrayList<>();
        List<Call> made = telegram.calls().all();
        made.subList(calls, made.size()).stream()
                .filter(call -> call.isDone() && isSaying(call))
                .forEach(call -> all.add(seen(call)));
        calls = made.size();
        List<CallbackAnswer> toasts = telegram.callbackAnswers();
        toasts.subList(answers, toasts.size()).stream()
                .filter(toast -> !toast.text().isEmpty())
                .forEach(toast -> all.add(Seen.told(name(toast.person().id()), toast.text())));
        answers = toasts.size();
        people.values().forEach(person -> offers(person.screen().fromBot()));
        offers(group.screen().fromBot());
        hidden(all);
        return all;
    }

    /** What stood there when they looked last, and does not any more. */
    private void hidden(List<Seen> all) {
        List<SeenMessage> now = new ArrayList<>(group.screen().fromBot());
        people.values().forEach(person -> now.addAll(person.screen().fromBot()));
        for (SeenMessage before : there) {
            if (now.stream().noneMatch(message -> isSame(message, before))) {
                all.add(Seen.hidden(name(before.chat()), before.text()));
                buttons.gone(message -> isSame(message, before));
            }
        }
        there = now;
    }

    private static boolean isSame(SeenMessage one, SeenMessage other) {
        return one.chat() == other.chat() && one.id() == other.id();
    }

    private static boolean isSaying(Call call) {
        return List.of("sendMessage", "sendPhoto", "sendDocument", "editMessageText")
                .contains(call.method());
    }

    private void offers(List<SeenMessage> messages) {
        messages.forEach(message -> buttons.seen(Long.toString(message.chat()), message.labels(), message));
    }

    private Seen seen(Call call) {
        boolean isPhoto = call.method().equals("sendPhoto");
        String html = call.get(isPhoto || call.method().equals("sendDocument") ? "caption" : "text");
        Matcher picture = PICTURE.matcher(html);
        boolean isShown = isPhoto && picture.find();
        List<String> labels = new ArrayList<>();
        Map<String, String> copies = new LinkedHashMap<>();
        for (JsonNode button : keyboard(call.get("reply_markup"))) {
            labels.add(button.path("text").asText());
            if (button.has("copy_text")) {
                copies.put(
                        button.path("text").asText(),
                        button.path("copy_text").path("text").asText());
            }
        }
        return new Seen(
                call.method().equals("editMessageText") ? Seen.Kind.EDITS : Seen.Kind.SAYS,
                name(Long.parseLong(call.get("chat_id"))),
                plain(isShown ? html.substring(0, picture.start()) : html),
                isShown ? plain(picture.group(1)) : null,
                labels,
                copies);
    }

    private static String plain(String html) {
        return html.replaceAll("</?(b|i|code)>|<a href=\"[^\"]*\">|</a>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static List<JsonNode> keyboard(String markup) {
        List<JsonNode> buttons = new ArrayList<>();
        try {
            if (!markup.isEmpty()) {
                for (JsonNode row : MAPPER.readTree(markup).path("inline_keyboard")) {
                    row.forEach(buttons::add);
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return buttons;
    }

    /** Whose private chat this is; empty for the group. */
    private String name(long chat) {
        return people.entrySet().stream()
                .filter(entry -> entry.getValue().id() == chat)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private Speaker speaker(String name, boolean inGroup) {
        return inGroup ? person(name).in(group) : person(name).privately();
    }

    private Person person(String name) {
        Person person = people.get(name);
        if (person == null) {
            throw new AssertionError("nobody is called " + name);
        }
        return person;
    }

    @Override
    public List<String> refused() {
        return telegram.calls().rejected().stream()
                .filter(call -> !call.method().equals("getUpdates"))
                .map(Call::toString)
                .toList();
    }

    @Override
    public void close() {
        bot.close();
        telegram.close();
    }
}
