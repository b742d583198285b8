package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.Outgoing;
import tandem.chat.Said;
import tandem.engine.TestDialogs;

/**
 * A year and more, day by day, over the real store on disk, whose files hold every value as it is, with a restart every
 * seventeen days, times in which nothing runs, and a clock that is years behind or ahead for an hour. Most people have gone; some stay.
 * What was promised to be gone is gone from rows and files at its time, and what belongs to those who stayed is whole.
 */
final class RetentionYearTest extends Company {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final int RESTARTS = 17;
    private static final String HEART = "\"heart\"";
    private static final String NOTICE = "It's been a long time";

    private static final Person ANA = new Person("Zenobia", "user-of-ana-77", "chat-of-ana-77");
    private static final Person BEN = new Person("Bartolo", "user-of-ben-88", "chat-of-ben-88");
    private static final Person CLEO = new Person("Cleopha", "user-of-cleo-99", "chat-of-cleo-99");
    private static final Person DORA = new Person("Dorabel", "user-of-dora-55", "chat-of-dora-55");
    private static final Person EMIL = new Person("Emilian", "user-of-emil-44", "chat-of-emil-44");
    private static final String THEIR_GROUP = "group-of-both";
    private static final String SILENT_GROUP = "group-gone-silent";

    @TempDir
    private Path folder;

    private int toldCleo;
    private final List<String> dates = new ArrayList<>();

    private void opens() {
        whole = WholeStore.readable(folder, 1 << 20);
        bot = new WholeBot(whole.store(), TestDialogs.shipped(), () -> now, 4, chats);
    }

    private void closes() {
        bot().close();
        whole().close();
    }

    private long day() {
        return Duration.between(START, now).toDays();
    }

    /** Time goes on to this moment, with everything that is due on the way. */
    private void until(Instant end) throws InterruptedException {
        for (Optional<Instant> stop = bot().stop(whole().store(), end);
                stop.isPresent();
                stop = bot().stop(whole().store(), end)) {
            now = stop.get().isAfter(now) ? stop.get() : now;
            assertThat(bot().settle(PATIENCE)).isTrue();
        }
        now = end;
        assertThat(bot().settle(PATIENCE)).isTrue();
    }

    private boolean isStored(String words) {
        return rows().entrySet().stream().anyMatch(row -> (row.getKey() + row.getValue()).contains(words));
    }

    private long toldIn(Person who) {
        return chats.in(who.chat()).stream()
                .map(Outgoing::plainText)
                .filter(text -> text.startsWith(NOTICE))
                .count();
    }

    /** Notes the day on which something is so for the first time. */
    private void note(String what, BooleanSupplier so) {
        if (dates.stream().noneMatch(date -> date.startsWith(what + " ")) && so.getAsBoolean()) {
            dates.add(what + " " + day());
        }
    }

    private long date(String what) {
        return dates.stream()
                .filter(date -> date.startsWith(what + " "))
                .map(date -> Long.parseLong(date.substring(what.length() + 1)))
                .findFirst()
                .orElse(-1L);
    }

    @Test
    void whatIsPromisedToBeGoneIsGoneAndTheRestIsWhole() throws Exception {
        opens();
        begins();
        while (day() < 400) {
            Instant tomorrow = now.plus(Duration.ofDays(1));
            if (day() == 120) {
                isDownFor(Duration.ofDays(21));
            } else if (day() == 200) {
                isWrongBy(Duration.ofDays(-800));
            } else if (day() == 300) {
                isWrongBy(Duration.ofDays(800));
            } else if (day() == 355) {
                isDownFor(Duration.ofDays(2)); // After the notice, and before its time is over.
            } else if (day() % RESTARTS == 0) {
                closes();
                opens();
            }
            until(tomorrow.isAfter(now) ? tomorrow : now.plusSeconds(1));
            weekly();
            notes();
            if (day() == 192) {
                whole().disk().erased().orTimeout(60, TimeUnit.SECONDS).join();
                assertThat(files())
                        .as("check-ins are gone from the files")
                        .doesNotContain(HEART)
                        .contains(ANA.user());
            }
        }
        ends();
        whole().disk().erased().orTimeout(60, TimeUnit.SECONDS).join();
        closes();
        assertThat(files())
                .contains(BEN.user())
                .doesNotContain(
                        ANA.user(),
                        ANA.chat(),
                        DORA.user(),
                        DORA.chat(),
                        EMIL.user(),
                        SILENT_GROUP,
                        "canary-that-nobody");
    }

    private void isDownFor(Duration span) {
        closes();
        now = now.plus(span);
        opens();
    }

    /** The clock is wrong for an hour, in which everybody is looked at, and Ben does something where all can see it. */
    private void isWrongBy(Duration span) throws InterruptedException {
        Map<String, String> before = rows();
        now = now.plus(span);
        assertThat(bot().settle(PATIENCE)).isTrue();
        types(THEIR_GROUP, BEN, "/help");
        now = now.minus(span).plus(Duration.ofHours(1));
        assertThat(bot().settle(PATIENCE)).isTrue();
        for (String kind : List.of("user/", "chat/", "talk/", "person/", "couple/", "dm/")) {
            assertThat(rows().keySet())
                    .as("a wrong clock erases nobody")
                    .containsAll(before.keySet().stream()
                            .filter(key -> key.startsWith(kind))
                            .toList());
        }
    }

    private void begins() throws InterruptedException {
        types(ANA.chat(), ANA, "/limits");
        taps(ANA.chat(), ANA, "Yes");
        taps(ANA.chat(), ANA, "Hugs and cuddles");
        types(ANA.chat(), ANA, "/checkin");
        types(ANA.chat(), ANA, "7");
        types(ANA.chat(), ANA, "4");
        assertThat(isStored(HEART)).isTrue();
        joinByCode(ANA, BEN);
        types(BEN.chat(), BEN, "/question");
        taps(ANA.chat(), ANA, "Answer privately");
        types(ANA.chat(), ANA, "canary-that-nobody-shares");
        types(THEIR_GROUP, BEN, "/tonight");
        for (Person other : List.of(CLEO, DORA)) {
            types(other.chat(), other, "/limits");
            taps(other.chat(), other, "Yes");
            taps(other.chat(), other, "Hands");
        }
        does(DORA.chat(), DORA, new Said.Removed());
        // On a platform that shows something to one person alone, Emil agrees in the group, and has no private chat.
        chats.whispers = true;
        types(SILENT_GROUP, EMIL, "/join");
        taps(SILENT_GROUP, EMIL, "Join");
        tapsAlone(SILENT_GROUP, EMIL, "Yes");
        chats.whispers = false;
        assertThat(isStored("canary-that-nobody-shares")).isTrue();
        for (String known : List.of(ANA.user(), DORA.user(), EMIL.user(), SILENT_GROUP)) {
            assertThat(isStored(known)).as(known).isTrue();
        }
        assertThat(rows().keySet().stream().filter(key -> key.startsWith("person/")))
                .as("who agreed")
                .hasSize(5);
        chats.shown.values().forEach(List::clear);
    }

    /** Ben is there every week, mostly in the group; Cleo wants all kept when she is told. */
    private void weekly() throws InterruptedException {
        if (day() % 7 == 3) {
            types(day() % 21 == 3 ? BEN.chat() : THEIR_GROUP, BEN, "/tonight");
        }
        if (toldIn(CLEO) > toldCleo) {
            toldCleo++;
            note("Cleo told", () -> true);
            taps(CLEO.chat(), CLEO, "Keep it");
        }
    }

    private void notes() {
        note("answer gone", () -> !isStored("canary-that-nobody-shares"));
        note("check-ins gone", () -> !isStored(HEART));
        note("Ana told", () -> toldIn(ANA) > 0);
        note("Ana gone", () -> !isStored(ANA.user()));
        note("Dora gone", () -> !isStored(DORA.user()));
        note("Emil gone", () -> !isStored(EMIL.user()));
        note("group gone", () -> !isStored(SILENT_GROUP));
    }

    private void ends() {
        System.out.println(dates);
        assertThat(date("answer gone")).isBetween(3L, 4L);
        assertThat(date("check-ins gone")).isBetween(190L, 192L);
        assertThat(date("Ana told")).isBetween(352L, 354L);
        assertThat(date("Cleo told")).isBetween(352L, 354L);
        for (String gone : List.of("Ana gone", "Dora gone", "Emil gone", "group gone")) {
            assertThat(date(gone)).as("two weeks after the break, %s", gone).isBetween(371L, 373L);
        }
        assertThat(toldIn(ANA)).as("once, and once more after the break").isEqualTo(2);
        assertThat(toldIn(DORA)).as("she has closed her chat").isZero();
        assertThat(toldIn(BEN)).as("he was never away").isZero();
        assertThat(toldIn(CLEO)).isEqualTo(1);
        assertThat(chats.in(SILENT_GROUP)).as("without a word").isEmpty();
        for (String kept : List.of(BEN.user(), BEN.chat(), CLEO.user(), CLEO.chat(), THEIR_GROUP)) {
            assertThat(isStored(kept)).as(kept).isTrue();
        }
        String cleo = Objects.requireNonNull(rows().get("person/" + idOf(CLEO)));
        assertThat(cleo).as("her limit").contains("\"touch\":1");
    }

    private String idOf(Person who) {
        return rows().entrySet().stream()
                .filter(row ->
                        row.getKey().startsWith("user/") && row.getValue().contains(who.user()))
                .map(row -> row.getKey().substring("user/".length()))
                .findFirst()
                .orElseThrow();
    }

    /** As bytes, wherever they are. */
    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
