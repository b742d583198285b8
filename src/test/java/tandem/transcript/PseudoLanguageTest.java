package tandem.transcript;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import tandem.time.Zones;

/**
 * The shipped dialogs in the pseudo-language: what is said without its accents has not come from {@code dialogs/}, and what
 * has lost its bracket was cut off.
 */
class PseudoLanguageTest {

    private static final int WALKS = 3000;
    private static final int EVENTS = 80;

    private final Loaded loaded = DialogLoader.loadWithPseudo(DialogFiles.folder(Path.of("dialogs")));
    private final Dialogs dialogs = requireNonNull(loaded.dialogs()).in(Dialogs.PSEUDO);
    private final TreeSet<String> wrong = new TreeSet<>();
    /** Names of places, of the word list and of the tz database. */
    /** Only somebody who has joined comes to these, and whoever walks here is alone. */
    private static final Set<String> FOR_TWO =
            Set.of("answer", "joining", "leave", "question-ask", "question-weekly", "touch-menu", "touch-menu-mine");

    private static final Pattern CODE = Pattern.compile("\\b[2-9B-Z]{4}-[2-9B-Z]{4}\\b");

    private final Pattern places = Pattern.compile(Stream.concat(
                    dialogs.listener().places().values().stream().map(names -> names.get(0)),
                    Zones.places().values().stream())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));

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
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(2_000);
        assertThat(coverage.unreached(dialogs))
                .filteredOn(step -> FOR_TWO.stream().noneMatch(flow -> step.startsWith(flow + "/")))
                .hasSizeLessThan(140);
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
        Stage stage = new Stage(
                () -> new Engine(dialogs, new Operator("Kim", null), coverage), seed, java.time.Instant.EPOCH);
        Rubbish rubbish = new Rubbish(dialogs, random);
        String chat = group ? Stage.GROUP : "Ana";
        for (int i = 0; i < EVENTS; i++) {
            List<String> labels = stage.choices(chat).stream()
                    .filter(Choice.Button.class::isInstance)
                    .map(Choice::label)
                    .toList();
            int dice = random.nextInt(10);
            String notice = null;
            if (dice < 6 && !labels.isEmpty()) {
                notice = stage.taps(chat, "Ana", labels.get(random.nextInt(labels.size())), false);
            } else if (dice < 7) {
                stage.passes(Duration.ofHours(random.nextInt(40)));
            } else {
                String text = dice < 8 ? rubbish.words() : dice < 9 ? rubbish.phrase() : rubbish.command();
                notice = stage.happens(chat, "Ana", true, Player.said(text));
            }
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
    }

    /**
     * Outside of brackets nothing is said, inside there is no letter as people write them, but for commands and names. A
     * place and its time of day is a name, and a code to join is the same in every language.
     */
    private void look(String said) {
        looked++;
        String coded = CODE.matcher(said).replaceFirst("");
        if (!isWhole(coded) && !isWhole(places.matcher(coded).replaceAll("").replaceFirst("^ \\d+:\\d\\d$", ""))) {
            wrong.add(said);
        }
    }

    private static boolean isWhole(String text) {
        int depth = 0;
        boolean whole = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '⟦' ? 1 : c == '⟧' ? -1 : 0;
            whole &= depth > 0 || c == '⟧' || Character.isWhitespace(c);
        }
        String letters = text.replaceAll("/[a-z_]+", "").replaceAll("Ana|Kim", "");
        return whole && depth == 0 && !letters.matches("(?s).*[A-Za-z].*");
    }
}
