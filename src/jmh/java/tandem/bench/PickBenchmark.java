package tandem.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.engine.Dialogs;
import tandem.flow.Limit;
import tandem.flow.Term;
import tandem.flow.Value;
import tandem.library.Card;
import tandem.library.Circumstances;
import tandem.library.History;
import tandem.library.Library;
import tandem.library.Past;
import tandem.library.Pick;
import tandem.library.Wish;

/** One draw among a thousand cards, with a thousand things that happened: far more than anybody has. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PickBenchmark {

    private static final int MANY = 1_000;
    private static final Instant NOW = Instant.parse("2026-03-01T21:30:00Z");

    /** A library and a past, both by chance. */
    @State(Scope.Thread)
    public static class Drawing {
        private final Random random = new Random(7);
        private final Library library = new Library(cards());
        private final Circumstances circumstances = new Circumstances(past(), History.NONE, NOW, 21);
        private final Wish wish = new Wish(
                Map.of(
                        "ready", equal(new Value.Text("now")),
                        "mode", equal(new Value.Text("together")),
                        "minutes", new Limit.AtMost(new Term.Literal(new Value.Whole(15))),
                        "touch", new Limit.AtMost(new Term.Literal(new Value.Whole(2)))),
                Map.of(),
                null,
                null,
                2L,
                Set.of("spiritual"));

        private static Limit equal(Value value) {
            return new Limit.Equal(new Term.Literal(value));
        }

        private static List<Card> cards() {
            Dialogs dialogs = Objects.requireNonNull(
                    DialogLoader.load(DialogFiles.folder(Path.of("dialogs"))).dialogs());
            List<Card> shipped = List.copyOf(dialogs.library().cards());
            List<Card> many = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                Card card = shipped.get(i % shipped.size());
                many.add(new Card(
                        card.id() + "-" + i,
                        card.face(),
                        card.followUp(),
                        card.labels(),
                        card.numbers(),
                        card.evidence(),
                        card.askAfter(),
                        card.variants()));
            }
            return many;
        }

        private History past() {
            List<Card> cards = List.copyOf(library.cards());
            Past.What[] whats = Past.What.values();
            List<Past> past = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                Instant at = NOW.minus(Duration.ofHours(4L * (MANY - i)));
                past.add(new Past(
                        cards.get(random.nextInt(MANY)).id(), at, whats[random.nextInt(whats.length)]));
            }
            return new History(past);
        }
    }

    @Benchmark
    public @Nullable Pick draw(Drawing drawing) {
        return drawing.library.draw(drawing.wish, drawing.circumstances, drawing.random::nextInt);
    }
}
