package tandem.store.mapdb;

/**
 * How much the files of a store take, in bytes.
 *
 * @param journals what was committed since the newest snapshot
 * @param snapshots the sorted tables, usually one
 */
public record FileSizes(long journals, long snapshots) {}
