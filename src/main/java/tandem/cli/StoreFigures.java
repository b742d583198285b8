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
import org.jspecify.annotations.Nullable;
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

    private StoreFigures(OpenStore open, String store, Instant now, @Nullable Instant started) {
        this.store = store;
        this.rows = Statistics.of(open.rows());
        this.data = open.data().sizes();
        this.keys = open.secrets().sizes();
        this.now = now;
        this.started = started;
        this.hitRate = open.cache().hitRate();
    }

    static StoreFigures of(OpenStore open, String store, InstantSource clock, @Nullable Instant started) {
        return new StoreFigures(open, store, clock.instant(), started);
    }

    /** For people. */
    List<String> lines() {
        Columns columns = new Columns();
        columns.row("store", store + (started == null ? ", not running" : ", running for " + span(started)));
        columns.row("waiting to be sent", Long.toString(rows.count("out")));
        columns.row("put aside, undeliverable", Long.toString(rows.count("dead")));
        columns.row("next stored time", time(rows.firstDue()));
        columns.row("last stored time", time(rows.lastDue()));
        columns.row("journals", Sizes.of(data.journals()));
        columns.row("snapshots", Sizes.of(data.snapshots()));
        columns.row("keys", Sizes.of(keys.journals() + keys.snapshots()));
        if (started != null) {
            columns.row("found in the cache", String.format(Locale.ROOT, "%.1f %%", 100 * hitRate));
        }
        List<String> lines = new ArrayList<>(columns.lines());
        lines.add("");
        Columns kinds = new Columns();
        new TreeMap<>(rows.rows()).forEach((kind, count) -> kinds.row(kind, Long.toString(count)));
        lines.addAll(kinds.lines());
        return lines;
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
        all.put("waiting", rows.count("out"));
        all.put("putAside", rows.count("dead"));
        all.put("nextDue", rows.firstDue());
        all.put("lastDue", rows.lastDue());
        all.put("cacheHitRate", started == null ? null : hitRate);
        all.put("fileBytes", files);
        all.put("rows", new TreeMap<>(rows.rows()));
        return List.of(JsonText.of(all));
    }

    private String span(Instant since) {
        Duration span = Duration.between(since, now);
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
