package tandem.library;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.flow.Limit;
import tandem.flow.Term;
import tandem.flow.Value;

/** The cards that come with the program are all there, say what a card must say, and have something for every evening. */
class LibraryCoverageTest {

    /** Fewer would soon be the same again. */
    private static final int ENOUGH = 3;

    private static final Loaded SHIPPED = DialogLoader.load(DialogFiles.folder(Path.of("dialogs")));
    private static final Library LIBRARY = requireNonNull(SHIPPED.dialogs()).library();

    private static final List<String> EMOTIONAL = List.of(
            "Honest Bad Day",
            "Help, Hug or Hear",
            "One Soft Thing",
            "Ten-Minute Ear",
            "Say It Back",
            "Slow the Argument",
            "How's It Going With...?",
            "Hobby Tourist",
            "Good-News Party",
            "Specific Thanks",
            "If-Then Thanks",
            "Stress Swap",
            "Question Ladder",
            "Map Update",
            "Catch the Small Call",
            "Letter from the Start",
            "Repair Note",
            "Soft Start",
            "Voice Postcard",
            "Rose, Thorn, Bud",
            "Tiny Promise",
            "Our Two Lines",
            "Low-Battery Emoji",
            "Phones to Bed",
            "Caught Being You",
            "Comfort Manual");

    private static final List<String> PHYSICAL = List.of(
            "Touch Menu",
            "Ask-First Hug",
            "Hello-Goodbye",
            "Unhurried Kiss",
            "Hand-in-Hand Walk",
            "Couch Anchor",
            "Hand Massage",
            "Shoulder Reset",
            "Two-Minute Breath",
            "One-Song Dance",
            "Forehead Rest",
            "Hair Time",
            "Foot Soak",
            "Curious Hands",
            "Cuddle Quarter",
            "Goodnight Reach",
            "Warmth on the Call",
            "Brakes and Accelerators",
            "Two Kinds of Wanting",
            "Kind No, Easy Yes",
            "After-Closeness Ten",
            "Pressure-Off Week");

    private static final List<String> OTHER = List.of(
            "Class Pact",
            "Next-Town Date",
            "Elsewhere at Home",
            "New-to-Both Roulette",
            "First-Date Rewind",
            "Big-Question Supper",
            "Chapter Swap",
            "Two-Person Gallery",
            "Make One Thing",
            "Chore Duet",
            "Ten-Minute Week",
            "What Helped Us Then",
            "Same-Team Sheet",
            "Value Pick",
            "What Matters Minute",
            "Warm Rewrite");

    /** What was studied, and where: nothing else may be called research. */
    private static final Map<String, String> STUDIED = Map.of(
            "good-news-party", "Gable et al. 2004",
            "specific-thanks", "Algoe 2012",
            "if-then-thanks", "Chang et al. 2022",
            "question-ladder", "Aron et al. 1997",
            "class-pact", "Coulter and Malouff 2013",
            "new-to-both-roulette", "Aron et al. 2000",
            "ask-first-hug", "Jakubiak and Feeney 2017",
            "cuddle-quarter", "Jakubiak and Feeney 2017");

    /** Such a card takes a week. */
    private static final Set<String> WEEKS = Set.of("if-then-thanks", "tiny-promise", "pressure-off-week");

    /** For oneself: what is drawn while somebody wants ideas for nobody else. */
    private static final List<String> OWN = List.of(
            "Ten Minutes Outside",
            "A Voice You Trust",
            "What I Know",
            "Warm Hands",
            "A Song of Yours",
            "One Small Good Thing");

    private static final Limit NOW = is("now");
    private static final Limit TOGETHER = is("together");

    static List<Card> cards() {
        return List.copyOf(LIBRARY.cards());
    }

    @Test
    void everyCardOfTheListIsThereAndNoOther() {
        List<String> titles = cards().stream().map(card -> card.face().title()).toList();

        assertThat(titles)
                .hasSize(70)
                .containsExactlyInAnyOrderElementsOf(Stream.of(EMOTIONAL, PHYSICAL, OTHER, OWN)
                        .flatMap(List::stream)
                        .toList());
    }

    /** What is given where limits leave nothing else: so many that it is not always the same one. */
    @Test
    void somethingWithoutTouchAlwaysFits() {
        List<Card> gentlest = cards().stream()
                .filter(card -> card.labels().getOrDefault("ready", Set.of()).contains("now"))
                .filter(card -> card.numbers().getOrDefault("touch", 0L) == 0)
                .filter(card -> card.labels().getOrDefault("avoid", Set.of()).isEmpty())
                .filter(card -> card.labels().values().stream()
                        .noneMatch(words -> words.contains("spiritual") || words.contains("paid")))
                .toList();
        assertThat(gentlest).hasSizeGreaterThan(8);
    }

    @Test
    void theCheckHasNothingToSay() {
        assertThat(SHIPPED.problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cards")
    void saysWhatACardMustSay(Card card) {
        assertThat(card.followUp()).endsWith("?");
        forms(card).forEach(form -> {
            assertThat(form.face().why()).as(form.reference()).isNotBlank();
            assertThat(form.face().invite())
                    .as("one sentence in %s", form.reference())
                    .matches("[^\\n]*[.?]”?")
                    .doesNotContainPattern("[.?!]”? [A-Z]");
        });
    }

    @ParameterizedTest
    @MethodSource("cards")
    void asksOnceItCanBeAnswered(Card card) {
        String ready = card.labels().getOrDefault("ready", Set.of()).iterator().next();

        boolean week = ready.equals("when-it-happens") || WEEKS.contains(card.id());
        assertThat(card.askAfter()).isEqualTo(Duration.ofDays(week ? 7 : 1));
    }

    @ParameterizedTest
    @MethodSource("cards")
    void namesAStudyOnlyOfThisVeryPractice(Card card) {
        assertThat(card.evidence().source()).isEqualTo(STUDIED.get(card.id()));
        assertThat(card.evidence().level() == Card.Level.RESEARCH).isEqualTo(STUDIED.containsKey(card.id()));
    }

    /** A variant shows the evidence of its card: where touch was studied, each must be touch. */
    @ParameterizedTest
    @MethodSource("cards")
    void leavesOutNothingThatWasStudied(Card card) {
        if ("Jakubiak and Feeney 2017".equals(card.evidence().source())) {
            assertThat(forms(card))
                    .allSatisfy(form -> assertThat(form.number("touch"))
                            .as(form.reference())
                            .isEqualTo(2));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 10})
    void hasHeartAndTouchForFewMinutes(long minutes) {
        for (String closeness : List.of("emotional", "physical")) {
            assertEnough(Map.of("minutes", atMost(minutes), "closeness", is(closeness), "mode", TOGETHER));
        }
    }

    @Test
    void hasSomethingForTwoWhoAreApart() {
        assertEnough(Map.of("mode", is("apart"), "closeness", is("emotional")));
        assertEnough(Map.of("mode", is("apart"), "closeness", is("physical")));
    }

    @Test
    void hasSomethingForTheTired() {
        assertEnough(Map.of("occasion", is("tired"), "energy", is("low"), "mode", TOGETHER));
    }

    @Test
    void hasSomethingWithoutTouch() {
        assertEnough(Map.of("touch", atMost(0), "mode", TOGETHER));
    }

    @Test
    void hasSomethingForEmptyHands() {
        assertEnough(drawn(Map.of("mode", TOGETHER)).stream()
                .filter(form -> form.labels("props").isEmpty())
                .toList());
    }

    @Test
    void hasSomethingThatIsReallyOutOfTheHouse() {
        assertEnough(Map.of("place", is("out"), "mode", TOGETHER));
        List<Drawn> outside = cards().stream()
                .flatMap(card -> forms(card).stream())
                .filter(form -> form.labels("place").equals(Set.of("out")) && drawable(form))
                .toList();

        assertEnough(outside);
    }

    @Test
    void hasSomethingForALateEvening() {
        List<Drawn> late = drawn(Map.of("energy", is("low"), "place", is("home"), "mode", TOGETHER)).stream()
                .filter(form -> form.labels("props").isEmpty())
                .toList();

        assertEnough(late);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opening-up", "something-new", "new-scenery", "their-world", "being-there"})
    void hasSomethingSmallForEachOfTheFiveWays(String way) {
        assertEnough(Map.of("way", is(way), "minutes", atMost(15), "touch", atMost(0), "mode", TOGETHER));
        assertThat(drawn(Map.of("way", is(way), "minutes", atMost(15), "mode", is("apart"))))
                .isNotEmpty();
    }

    private static void assertEnough(Map<String, Limit> where) {
        assertEnough(drawn(where));
    }

    private static void assertEnough(List<Drawn> forms) {
        Set<String> ids = new TreeSet<>();
        forms.forEach(form -> ids.add(form.card().id()));
        assertThat(ids).hasSizeGreaterThanOrEqualTo(ENOUGH);
    }

    /** What can be drawn now by somebody who has not joined, each card in the form in which it comes. */
    private static List<Drawn> drawn(Map<String, Limit> where) {
        Map<String, Limit> now = new HashMap<>(where);
        now.put("ready", NOW);
        Wish wish = new Wish(now, Map.of(), null, null, Library.USUAL_TOUCH, Set.of());
        History history = History.NONE.with(new Past("begun", Instant.EPOCH, Past.What.DRAWN));
        List<Drawn> drawn = new ArrayList<>();
        for (Pick next = draw(wish, history); next != null; next = draw(wish, history)) {
            drawn.add(next.drawn());
            history = history.with(new Past(next.drawn().card().id(), Instant.EPOCH, Past.What.HIDDEN));
        }
        return drawn;
    }

    /** What was drawn is hidden from then on, so that everything comes once. */
    private static @Nullable Pick draw(Wish wish, History history) {
        return LIBRARY.draw(wish, new Circumstances(history, History.NONE, Instant.EPOCH, null), below -> 0);
    }

    private static boolean drawable(Drawn form) {
        Long touch = form.number("touch");
        return form.labels("ready").contains("now")
                && !form.labels("consent").contains("both-confirm")
                && touch != null
                && touch <= Library.USUAL_TOUCH;
    }

    /** The card whole, and each of its variants. */
    private static List<Drawn> forms(Card card) {
        return Stream.concat(
                        Stream.of(new Drawn(card, null)),
                        card.variants().keySet().stream().sorted().map(variant -> new Drawn(card, variant)))
                .toList();
    }

    private static Limit is(String word) {
        return new Limit.Equal(new Term.Literal(new Value.Text(word)));
    }

    private static Limit atMost(long number) {
        return new Limit.AtMost(new Term.Literal(new Value.Whole(number)));
    }
}
