package tandem.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.chat.MenuCommand;
import tandem.chat.PersonAddress;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.Interaction;
import tandem.discord.fake.Person;
import tandem.discord.fake.SeenMessage;
import tandem.discord.fake.Speaker;
import tandem.engine.SystemText;
import tandem.whole.Actors;
import tandem.whole.Buttons;
import tandem.whole.Scene;
import tandem.whole.Seen;

/**
 * The people of a transcript on a fake Discord. They give a command the way Discord offers it, where it does, and name the
 * bot in what they write in a server; what they see is read from their screens.
 */
public final class DiscordActors implements Actors {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Discord has no button that copies: the text stands below the message, in a block that can be copied. */
    private static final Pattern COPY = Pattern.compile("\n\\*\\*([^\n]+)\\*\\*```\n(.*?)\n```", Pattern.DOTALL);

    /** Marks, and signs that are escaped so as not to be marks. */
    private static final Pattern MARKS = Pattern.compile("\\\\([^\\p{Alnum}\\s])|\\*\\*|[_`]|\u200B");

    private final Scene scene;
    private final FakeDiscord discord;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Guild home;
    private final Hosted bot;
    private final Buttons<SeenMessage> buttons = new Buttons<>();
    private final Map<String, SeenMessage> known = new HashMap<>();

    /**
     * What each person was shown last for themselves, in their private chat or in the group while nobody else sees it: to a
     * transcript both are private.
     */
    private final Map<String, SeenMessage> newest = new HashMap<>();

    private DiscordActors(Scene scene, FakeDiscord discord) {
        this.scene = scene;
        this.discord = discord;
        scene.script().people().forEach(name -> people.put(name, discord.person(name, "en-US")));
        this.home = discord.guild("Us", people.values().toArray(Person[]::new));
        if (scene.script().group() && !scene.isWithoutBot()) {
            home.addsBot();
        }
        people.values()
                .forEach(person -> scene.introduce(
                        new Where.Private(person.id()).address(),
                        new PersonAddress(DiscordAdapter.PLATFORM, person.id())));
        this.bot = Hosted.start(discord, scene);
    }

    /** The bot listens, and nobody has said anything yet. */
    public static Actors open(Scene scene) {
        return new DiscordActors(scene, FakeDiscord.start(scene.clock()));
    }

    /** The same people, on a Discord that fails. */
    static Actors openTroubled(Scene scene) {
        FakeDiscord discord = FakeDiscord.start(scene.clock());
        return new TroubledActors(new DiscordActors(scene, discord), discord);
    }

    @Override
    public void types(String person, boolean inGroup, String text) {
        Speaker speaker = speaker(person, inGroup);
        Optional<String> command = offered(text, inGroup);
        if (command.isPresent()) {
            settles(speaker.command(command.get()), speaker);
        } else if (!inGroup && !text.startsWith("/") && isAside(person)) {
            fills(person, text);
        } else {
            bot.taken().of((inGroup ? speaker.mentionsBot(text) : speaker.says(text)).id());
            bot.settles();
        }
    }

    /** Whether what this person was asked last is something that they alone see in the group. */
    private boolean isAside(String person) {
        SeenMessage last = newest.get(person);
        return last != null && last.ephemeralFor() != null && !last.labels().isEmpty();
    }

    /** Types into the form below what they were asked last; where there is none, nothing can be typed there. */
    private void fills(String person, String text) {
        Speaker speaker = speaker(person, true);
        Interaction tap = speaker.taps(Objects.requireNonNull(newest.get(person)), formLabel());
        settles(tap, speaker);
        if (tap.modal() != null) {
            settles(speaker.submits(tap, Map.of(Encoder.FIELD, text)), speaker);
        }
    }

    /** The command, where Discord offers it. It offers none with words after it. */
    private Optional<String> offered(String text, boolean inGroup) {
        return scene.menu().stream()
                .filter(each -> inGroup ? each.inGroups() : each.inPrivate())
                .map(MenuCommand::name)
                .filter(name -> text.equals("/" + name))
                .findFirst();
    }

    @Override
    public void saysAside(String person, String text) {
        speaker(person, true).says(text);
        bot.settles();
    }

    @Override
    public void taps(String person, boolean inGroup, String label, boolean old) {
        SeenMessage message = buttons.with(channel(person, inGroup), label, old);
        Speaker speaker = speaker(person, message.channel().equals(home.channel()));
        // More than five are lines of a menu.
        boolean isLine = message.button(label).isOption();
        Interaction tap = isLine ? speaker.selects(message, label) : speaker.taps(message, label);
        settles(tap, speaker);
        if (bot.taken().of(tap.id()).hides() != null) {
            // That follows the answer to the tap.
            discord.await(
                    SOON,
                    () -> speaker.screen().fromBot().stream()
                            .noneMatch(there -> there.id().equals(message.id())));
        }
    }

    private void settles(Interaction interaction, Speaker speaker) {
        if (bot.taken().of(interaction.id()).notice() != null) {
            // It is shown beside everything else.
            discord.await(SOON, () -> speaker.screen().fromBot().stream().anyMatch(this::isNewNotice));
        }
        bot.settles();
    }

    @Override
    public void adds(String person) {
        home.addsBot();
        bot.taken().ofAdded();
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
        people.forEach((name, person) -> look(name, person.privately(), all));
        if (scene.script().group()) {
            people.forEach((name, person) -> look("", person.in(home), all));
        }
        hidden(all);
        return all;
    }

    /** What is new there. What several people see is new once. */
    private void look(String chat, Speaker viewer, List<Seen> all) {
        for (SeenMessage message : viewer.screen().fromBot()) {
            SeenMessage before = known.get(message.id());
            if (message.isThinking() || message.equals(before)) {
                continue;
            }
            known.put(message.id(), message);
            String only = message.ephemeralFor();
            String whose = only == null ? chat : name(only);
            buttons.seen(channel(whose, whose.isEmpty()), message.labels(), message);
            if (only == null || !isNotice(message)) {
                newest.put(whose, message);
            }
            if (before == null || before.isThinking()) {
                all.add(seen(chat, message, Seen.Kind.SAYS));
            } else if (!message.labels().isEmpty() || !message.text().equals(before.text())) {
                all.add(seen(chat, message, Seen.Kind.EDITS));
            } // Otherwise it has lost its buttons, of which no transcript speaks.
        }
    }

    /** What was seen, and does not stand there any more. */
    private void hidden(List<Seen> all) {
        Set<String> there = new HashSet<>();
        people.values().forEach(person -> {
            person.privately().screen().fromBot().forEach(message -> there.add(message.id()));
            if (scene.script().group()) {
                person.in(home).screen().fromBot().forEach(message -> there.add(message.id()));
            }
        });
        for (SeenMessage gone : List.copyOf(known.values())) {
            if (!there.contains(gone.id())) {
                known.remove(gone.id());
                buttons.gone(message -> message.id().equals(gone.id()));
                all.add(Seen.hidden(whose(gone), plain(gone.text())));
            }
        }
    }

    /** Whose private chat it stood in, or who alone has seen it. */
    private String whose(SeenMessage message) {
        String only = message.ephemeralFor();
        return only != null
                ? name(only)
                : people.entrySet().stream()
                        .filter(person -> person.getValue().channel().equals(message.channel()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
    }

    private Seen seen(String chat, SeenMessage message, Seen.Kind kind) {
        String only = message.ephemeralFor();
        if (only != null && isNotice(message)) {
            return Seen.told(name(only), plain(message.text()));
        }
        Map<String, String> copies = new LinkedHashMap<>();
        Matcher copy = COPY.matcher(message.text());
        String text = copy.replaceAll(found -> {
            copies.put(plain(found.group(1)), found.group(2));
            return "";
        });
        return new Seen(
                only == null || kind == Seen.Kind.EDITS ? kind : Seen.Kind.WHISPERS,
                only == null ? chat : name(only),
                plain(text),
                picture(message),
                choices(message),
                copies);
    }

    /** Beside what is offered everywhere, Discord has a form for words of one's own; elsewhere one types them. */
    private List<String> choices(SeenMessage message) {
        String form = formLabel();
        return message.labels().stream().filter(label -> !label.equals(form)).toList();
    }

    private String formLabel() {
        return scene.dialogs().text(SystemText.OWN_WORDS).fillPlain(name -> null, Locale.ENGLISH);
    }

    private boolean isNewNotice(SeenMessage message) {
        return isNotice(message) && !known.containsKey(message.id());
    }

    /** Of what one person alone sees, what is kept hides what links lead to; a line about their tap has none. */
    private static boolean isNotice(SeenMessage message) {
        return message.ephemeralFor() != null && !message.isThinking() && !message.suppressesEmbeds();
    }

    private static @Nullable String picture(SeenMessage message) {
        return message.attachments().isEmpty()
                ? null
                : message.attachments().get(0).description();
    }

    private static String plain(String text) {
        return MARKS.matcher(text)
                .replaceAll(mark -> mark.group(1) == null ? "" : Matcher.quoteReplacement(mark.group(1)));
    }

    private String name(String id) {
        return people.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private Speaker speaker(String name, boolean inGroup) {
        return inGroup ? person(name).in(home) : person(name).privately();
    }

    private String channel(String name, boolean inGroup) {
        return inGroup ? home.channel() : person(name).channel();
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
        List<String> refused = new ArrayList<>();
        discord.calls().rejected().forEach(call -> refused.add("" + call));
        discord.interactions().stream().filter(Interaction::isFailed).forEach(failed -> refused.add("" + failed));
        return refused;
    }

    @Override
    public void close() {
        bot.close();
        discord.close();
    }
}
