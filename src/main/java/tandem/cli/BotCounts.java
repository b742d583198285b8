package tandem.cli;

import tandem.delivery.DeliveryCounts;

/**
 * What a bot has done since it started.
 *
 * @param quarantined events whose turn could never be stored: they count as applied, and the person was told
 */
record BotCounts(DeliveryCounts deliveries, long quarantined) {}
