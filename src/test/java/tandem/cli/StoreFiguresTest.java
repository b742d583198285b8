package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Health;
import tandem.chat.Outgoing;
import tandem.chat.PersonAddress;
import tandem.chat.Span;
import tandem.delivery.DeliveryCounts;
import tandem.delivery.Letter;
import tandem.delivery.PutAside;
import tandem.engine.Effect;
import tandem.engine.Entropy;
import tandem.engine.Turn;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Store;
import tandem.runtime.Where;

/** What an operator reads of a store on disk and of its bot. */
class StoreFiguresTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");

    @TempDir
    private Path folder;

    private long events;

    @Test
    void aBotThatRunsShowsThePlatformsAndWhatDidNotArrive() {
        try (OpenStore open = open()) {
            fill(open.documents());
            Map<String, Health> platforms = new LinkedHashMap<>();
            platforms.put(
                    "telegram",
                    new Health(
                            Health.State.TROUBLED,
                            NOW.minusSeconds(200),
                            "another process reads the updates of this bot; stop the \"other\" one",
                            0,
                            120,
                            2));
            platforms.put("other", new Health(Health.State.STARTING, null, "", 0, 0, 0));
            platforms.put("third", new Health(Health.State.UP, NOW.plusSeconds(9), "", 0, 0, 0));
            DeliveryCounts sent = new DeliveryCounts(7, 3, 5, 0, 1, 0, 0, Duration.ZERO);
            StoreFigures figures =
                    StoreFigures.of(open, "bot", () -> NOW, NOW.minusSeconds(60), new BotCounts(sent, 0, platforms));
            assertThat(figures.lines())
                    .contains(
                            "telegram                  troubled, heard 3 min ago, 120 events taken, 2 of them unreadable",
                            "trouble on telegram       another process reads the updates of this bot; stop the"
                                    + " \"other\" one",
                            "other                     starting",
                            "third                     up, heard 0 s ago, 0 events taken",
                            "put aside, undeliverable  5 (matrix: 1 uncertain; telegram: 3 gone, 1 refused)",
                            "since the start           7 sent, 3 times tried again, 5 put aside, 1 perhaps twice, 0"
                                    + " unreadable, 0 events quarantined");
            assertThat(figures.json().get(0))
                    .contains(
                            "\"platforms\":[{\"name\":\"telegram\",\"state\":\"troubled\",\"heardSecondsAgo\":200,"
                                    + "\"trouble\":\"another process reads the updates of this bot; stop the"
                                    + " \\\"other\\\" one\",\"events\":120,\"unreadable\":2},"
                                    + "{\"name\":\"other\",\"state\":\"starting\",\"heardSecondsAgo\":null,"
                                    + "\"trouble\":\"\",\"events\":0,\"unreadable\":0},{\"name\":\"third\",",
                            "\"putAside\":5,\"putAsideBy\":{\"matrix\":{\"uncertain\":1},"
                                    + "\"telegram\":{\"gone\":3,\"refused\":1}},\"putAsideSinceStart\":5,");
            String all = String.join("\n", figures.lines()) + figures.json();
            assertThat(all).doesNotContain("secret").doesNotContain("c1").doesNotContain("c2");
        }
    }

    @Test
    void whereNoBotRunsWhatWasPutAsideIsStillSeen() {
        try (OpenStore open = open()) {
            fill(open.documents());
        }
        try (OpenStore open = open()) {
            StoreFigures figures = StoreFigures.of(open, "bot", () -> NOW, null, null);
            assertThat(figures.lines())
                    .contains("put aside, undeliverable  5 (matrix: 1 uncertain; telegram: 3 gone, 1 refused)")
                    .noneMatch(line -> line.startsWith("since the start"));
            assertThat(figures.json().get(0))
                    .contains("\"platforms\":null,", "\"putAsideSinceStart\":null,", "\"putAside\":5,");
        }
    }

    private OpenStore open() {
        return Stores.open(Place.ofBot(folder.resolve("data")), folder.resolve("tandem.key"));
    }

    private void fill(Store store) {
        say(store, ChatAddress.of("telegram", "c1"), 1);
        store.dead(claim(store, "telegram"), PutAside.REFUSED, NOW)
                .toCompletableFuture()
                .join();
        say(store, ChatAddress.of("telegram", "c1"), 3);
        store.gone(claim(store, "telegram"), NOW).toCompletableFuture().join();
        say(store, ChatAddress.of("matrix", "c2"), 1);
        store.dead(claim(store, "matrix"), PutAside.UNCERTAIN, NOW)
                .toCompletableFuture()
                .join();
    }

    private static Letter claim(Store store, String platform) {
        return store.claim(platform, NOW, NOW, 1, 1).get(0);
    }

    private void say(Store store, ChatAddress chat, int many) {
        Where where = new Where.Arrived(chat, false, new PersonAddress(chat.platform(), chat.chat()));
        Loaded loaded = store.load(where, new Entropy(++events, 3)).orElseThrow();
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            effects.add(new Effect.Send(new Outgoing(
                    5,
                    Outgoing.Mode.NEW,
                    new Audience.EveryoneHere(),
                    List.of(Span.plain("secret")),
                    List.of(),
                    false)));
        }
        EventId event = new EventId("bot", 1, Long.toString(events));
        store.commit(new Commit(loaded, new Turn(loaded.state(), effects, null), event, null, NOW))
                .join();
    }
}
