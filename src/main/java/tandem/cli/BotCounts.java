package tandem.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tandem.chat.Health;
import tandem.delivery.DeliveryCounts;

/**
 * What a bot has done since it started.
 *
 * @param quarantined events whose turn could never be stored: they count as applied, and the person was told
 * @param platforms how the way to each of its platforms is, by their names
 */
record BotCounts(DeliveryCounts deliveries, long quarantined, Map<String, Health> platforms) {
    BotCounts {
        platforms = Collections.unmodifiableMap(new LinkedHashMap<>(platforms));
    }
}
