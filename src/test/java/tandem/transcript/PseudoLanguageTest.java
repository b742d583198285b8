package tandem.transcript;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.chat.Choice;
import tandem.chat.MenuCommand;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.SystemText;
import tandem.flow.Helpline;
import tandem.flow.Limits;
import tandem.time.Zones;

/**
 * The shipped dialogs in the pseudo-language: what is said without its accents has not come from {@code dialogs/}, and what
 * has lost its bracket was cut off.
 */
class PseudoLanguageTest {

    private static final int WALKS = 4500;
    private static final int WALKS_OF_TWO = 1500;
    private static final int EVENTS = 80;

    /** In one walk of so many somebody is away for long, twice. */
    private static final int AWAY = 100;

    /** What is for two; with one of these each walk of two begins. */
    private static final List<String> FOR_TWO = List.of("/touchmenu", "/question", "/question weekly");

    private static final Pattern CODE = Pattern.compile("\\b[2-9B-Z]{4}-[2-9B-Z]{4}\\b");

    private final Loaded loaded = DialogLoader.loadWithPseudo(DialogFiles.folder(Path.of("dialogs")));
    private final Dialogs dialogs = requireNonNull(loaded.dialogs()).in(Dialogs.PSEUDO);
    private final TreeSet<String> wrong = new TreeSet<>();

    /** Names of places, of the word list and of the tz database. */
    private final Pattern places = Pattern.compile(Stream.concat(
                    dialogs.listener().places().values().stream().map(names -> names.get(0)),
                    Zones.places().values().stream())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));

    /** Names of helplines and their addresses are the same in every language. */
    private final Pattern helplines = Pattern.compile(dialogs.helplines().countries().stream()
            .flatMap(country -> Stream.of(Helpline.Kind.values())
                    .flatMap(kind -> dialogs.helplines().lines(country, kind).stream()))
            .flatMap(line -> Stream.of(line.name(), line.chat() == null ? line.name() : line.chat()))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));

    /** What somebody has typed: an answer that is shown is in the words of whoever gave it. */
    private final Set<String> typed = new HashSet<>();

    private int looked;

    @Test
    void allOfItIsThereAndNothingIsTooLong() {
        assertThat(loaded.problems())
                .filteredOn(problem -> problem.sentence().contains(Dialogs.PSEUDO))
                .isEmpty();
        assertThat(requireNonNull(loaded.dialogs()).languages()).doesNotContain(Dialogs.PSEUDO);
    }

    @Test
    void everythingThatIsSaidIsWhole() {
        Coverage coverage = new Coverage();
        for (int seed = 1; seed <= WALKS; seed++) {
            walk(seed, seed % 3 == 0, coverage);
        }
        for (int seed = 1; seed <= WALKS_OF_TWO; seed++) {
            walkOfTwo(seed, coverage);
        }
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(2_000);
        assertThat(coverage.unreached(dialogs)).hasSizeLessThan(110);
    }

    @Test
    void everyMenuAndEverySentenceOfNoFlowIsWhole() {
        for (MenuCommand command : dialogs.menu()) {
            look(command.description());
            command.options().forEach(option -> {
                look(option.description());
                option.choices().values().forEach(this::look);
            });
        }
        for (SystemText text : SystemText.values()) {
            look(dialogs.text(text).fillPlain(name -> null, dialogs.locale()));
        }
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(SystemText.values().length + 10);
    }

    private void walk(int seed, boolean group, Coverage coverage) {
        Random random = new Random(seed);
        Stage stage = stage(seed, coverage);
        Rubbish rubbish = new Rubbish(dialogs, random);
        for (int i = 0; i < EVENTS; i++) {
            step(stage, group ? Stage.GROUP : "Ana", "Ana", random, rubbish, 6);
            if (seed % AWAY == 0 && i % (EVENTS / 2) == 0) {
                stage.passes(Limits.INACTIVITY.minus(Duration.ofDays(12))); // They are told, and come back.
                look(stage, null);
            }
        }
    }

    /** Two in a group, who have joined: mostly they tap, and stay for a while where they are. */
    private void walkOfTwo(int seed, Coverage coverage) {
        Random random = new Random(seed);
        Stage stage = stage(seed, coverage);
        Rubbish rubbish = new Rubbish(dialogs, random);
        List<String> people = List.of("Ana", "Ben");
        join(stage, people);
        look(stage, stage.happens(Stage.GROUP, "Ana", true, Player.said(FOR_TWO.get(seed % FOR_TWO.size()))));
        String person = "Ana";
        String chat = Stage.GROUP;
        for (int i = 0; i < EVENTS; i++) {
            if (random.nextInt(6) == 0) {
                person = people.get(random.nextInt(people.size()));
                chat = random.nextInt(3) == 0 ? Stage.GROUP : person;
            }
            step(stage, chat, person, random, rubbish, 8);
        }
    }

    private Stage stage(int seed, Coverage coverage) {
        typed.clear();
        return new Stage(() -> new Engine(dialogs, new Operator("Kim", null), coverage), seed, java.time.Instant.EPOCH);
    }

    /** @param taps so many of ten times a button is tapped where there is one */
    private void step(Stage stage, String chat, String person, Random random, Rubbish rubbish, int taps) {
        List<String> labels = labels(stage, chat);
        int dice = random.nextInt(10);
        String notice = null;
        if (dice < taps && !labels.isEmpty()) {
            notice = stage.taps(chat, person, labels.get(random.nextInt(labels.size())), false);
        } else if (dice < 7) {
            stage.passes(Duration.ofHours(random.nextInt(40)));
        } else {
            String text = dice < 8 ? rubbish.words() : dice < 9 ? rubbish.phrase() : rubbish.command();
            typed.add(text);
            notice = stage.happens(chat, person, true, Player.said(text));
        }
        look(stage, notice);
    }

    /** As in {@link RandomWalk#join}: both tap the first button there is, in the group and then in private. */
    private void join(Stage stage, List<String> people) {
        look(stage, stage.happens(Stage.GROUP, people.get(0), true, Player.said("/join")));
        for (boolean inGroup : List.of(true, false, false)) {
            for (String person : people) {
                String chat = inGroup ? Stage.GROUP : person;
                List<String> labels = labels(stage, chat);
                if (!labels.isEmpty()) {
                    look(stage, stage.taps(chat, person, labels.get(0), false));
                }
            }
        }
    }

    private static List<String> labels(Stage stage, String chat) {
        return stage.choices(chat).stream()
                .filter(Choice.Button.class::isInstance)
                .map(Choice::label)
                .toList();
    }

    private void look(Stage stage, @Nullable String notice) {
        if (notice != null) {
            look(notice);
        }
        stage.unread().forEach(message -> {
            look(message.outgoing().plainText());
            // A number is the same in every language.
            message.outgoing().choices().stream()
                    .map(Choice::label)
                    .filter(label -> !label.matches("[0-9]+"))
                    .forEach(this::look);
            if (message.outgoing().picture() != null) {
                look(message.outgoing().picture().alt());
            }
        });
        stage.unread().clear();
    }

    /**
     * Outside of brackets nothing is said, inside there is no letter as people write them, but for commands and names. A
     * place and its time of day is a name, and a code to join is the same in every language.
     */
    private void look(String said) {
        looked++;
        String named = helplines.matcher(said).replaceAll("");
        String coded = withoutAnswers(CODE.matcher(named).replaceFirst(""));
        if (!isWhole(coded) && !isWhole(places.matcher(coded).replaceAll("").replaceFirst("^ \\d+:\\d\\d$", ""))) {
            wrong.add(said);
        }
    }

    /** An answer is in quotes where only its own person sees it, and behind their name where both do. */
    private String withoutAnswers(String said) {
        String rest = said;
        for (String answer : typed) {
            rest = rest.replace("“" + answer + "”", "“”").replace(": " + answer + " ~", ": ~");
        }
        return rest;
    }

    private static boolean isWhole(String text) {
        int depth = 0;
        boolean whole = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '⟦' ? 1 : c == '⟧' ? -1 : 0;
            whole &= depth > 0 || c == '⟧' || Character.isWhitespace(c);
        }
        String letters = text.replaceAll("/[a-z_]+", "").replaceAll("Ana|Ben|Kim", "");
        return whole && depth == 0 && !letters.matches("(?s).*[A-Za-z].*");
    }
}
