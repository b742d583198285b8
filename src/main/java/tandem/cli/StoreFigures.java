package tandem.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.chat.Health;
import tandem.delivery.DeliveryCounts;
import tandem.store.Statistics;
import tandem.store.mapdb.FileSizes;

/**
 * The numbers of a store and, while it runs, of its bot, for people and for scripts. The names in the JSON stay; what is
 * not known is null there and left out for people.
 */
final class StoreFigures {

    private final String store;
    private final Statistics rows;
    private final FileSizes data;
    private final FileSizes keys;
    private final Instant now;
    private final @Nullable Instant started;
    private final double hitRate;
    private final @Nullable DeliveryCounts sent;
    private final @Nullable Long quarantined;
    private final @Nullable Map<String, Health> platforms;

    private StoreFigures(
            OpenStore open, String store, Instant now, @Nullable Instant started, @Nullable BotCounts bot) {
        this.store = store;
        this.rows = Statistics.of(open.rows());
        this.data = open.data().sizes();
        this.keys = open.secrets().sizes();
        this.now = now;
        this.started = started;
        this.hitRate = open.cache().hitRate();
        this.sent = bot == null ? null : bot.deliveries();
        this.quarantined = bot == null ? null : bot.quarantined();
        this.platforms = bot == null ? null : bot.platforms();
    }

    /** @param bot what it did since the start; null where no bot runs, or not yet */
    static StoreFigures of(
            OpenStore open, String store, InstantSource clock, @Nullable Instant started, @Nullable BotCounts bot) {
        return new StoreFigures(open, store, clock.instant(), started, bot);
    }

    /** For people. */
    List<String> lines() {
        Columns columns = new Columns();
        columns.row(
                "store",
                store + (started == null ? ", not running" : ", running for " + span(Duration.between(started, now))));
        if (platforms != null) {
            platforms.forEach((platform, health) -> health(columns, platform, health));
        }
        columns.row("waiting to be sent", Long.toString(rows.count("out")));
        if (sent != null && sent.waiting() > 0) {
            columns.row("the oldest waits for", span(sent.oldest()));
        }
        columns.row("accepted, turn to come", Long.toString(rows.count("in")));
        columns.row("put aside, undeliverable", rows.count("dead") + reasons());
        columns.row("next stored time", time(rows.firstDue()));
        columns.row("last stored time", time(rows.lastDue()));
        columns.row("journals", Sizes.of(data.journals()));
        columns.row("snapshots", Sizes.of(data.snapshots()));
        columns.row("keys", Sizes.of(keys.journals() + keys.snapshots()));
        if (started != null) {
            columns.row("found in the cache", String.format(Locale.ROOT, "%.1f %%", 100 * hitRate));
        }
        if (sent != null) {
            columns.row(
                    "since the start",
                    sent.sent() + " sent, " + sent.retried() + " times tried again, " + sent.putAside()
                            + " put aside, " + sent.possibleDuplicates()
                            + " perhaps twice, " + sent.unreadable() + " unreadable, "
                            + quarantined + " events quarantined");
        }
        List<String> lines = new ArrayList<>(columns.lines());
        lines.add("");
        Columns kinds = new Columns();
        new TreeMap<>(rows.rows()).forEach((kind, count) -> kinds.row(kind, Long.toString(count)));
        lines.addAll(kinds.lines());
        return lines;
    }

    private void health(Columns columns, String platform, Health health) {
        StringBuilder line = new StringBuilder(word(health));
        if (health.heard() != null) {
            line.append(", heard ").append(span(since(health.heard()))).append(" ago");
        }
        if (health.events() > 0 || health.heard() != null) {
            line.append(", ").append(health.events()).append(" events taken");
        }
        if (health.unreadable() > 0) {
            line.append(", ").append(health.unreadable()).append(" of them unreadable");
        }
        columns.row(platform, line.toString());
        if (!health.trouble().isEmpty()) {
            columns.row("trouble on " + platform, health.trouble());
        }
    }

    private static String word(Health health) {
        return health.state().name().toLowerCase(Locale.ROOT);
    }

    private Duration since(Instant heard) {
        Duration since = Duration.between(heard, now);
        return since.isNegative() ? Duration.ZERO : since;
    }

    /** By platform, such as {@code " (telegram: 3 gone, 1 refused)"}. */
    private String reasons() {
        return rows.putAside().isEmpty()
                ? ""
                : rows.putAside().entrySet().stream()
                        .map(platform -> platform.getKey() + ": "
                                + platform.getValue().entrySet().stream()
                                        .map(why -> (why.getValue() + " " + why.getKey()).strip())
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; ", " (", ")"));
    }

    private @Nullable List<Map<String, @Nullable Object>> healths() {
        if (platforms == null) {
            return null;
        }
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        platforms.forEach((platform, health) -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("name", platform);
            one.put("state", word(health));
            one.put(
                    "heardSecondsAgo",
                    health.heard() == null ? null : since(health.heard()).toSeconds());
            one.put("trouble", health.trouble());
            one.put("events", health.events());
            one.put("unreadable", health.unreadable());
            all.add(one);
        });
        return all;
    }

    /** For scripts: one object on one line. */
    List<String> json() {
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("journals", data.journals());
        files.put("snapshots", data.snapshots());
        files.put("keys", keys.journals() + keys.snapshots());
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("store", store);
        all.put("running", started != null);
        all.put(
                "uptimeSeconds",
                started == null ? null : Duration.between(started, now).toSeconds());
        all.put("platforms", healths());
        all.put("waiting", rows.count("out"));
        all.put("oldestWaitingSeconds", sent == null ? null : sent.oldest().toSeconds());
        all.put("accepted", rows.count("in"));
        all.put("putAside", rows.count("dead"));
        all.put("putAsideBy", rows.putAside());
        all.put("putAsideSinceStart", sent == null ? null : sent.putAside());
        all.put("quarantined", quarantined);
        all.put("sent", sent == null ? null : sent.sent());
        all.put("retried", sent == null ? null : sent.retried());
        all.put("superseded", sent == null ? null : sent.superseded());
        all.put("possibleDuplicates", sent == null ? null : sent.possibleDuplicates());
        all.put("unreadable", sent == null ? null : sent.unreadable());
        all.put("nextDue", rows.firstDue());
        all.put("lastDue", rows.lastDue());
        all.put("cacheHitRate", started == null ? null : hitRate);
        all.put("fileBytes", files);
        all.put("rows", new TreeMap<>(rows.rows()));
        return List.of(JsonText.of(all));
    }

    private static String span(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        return span.toHours() > 0
                ? span.toHours() + " h " + span.toMinutesPart() + " min"
                : span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "none" : Times.of(time);
    }
}
