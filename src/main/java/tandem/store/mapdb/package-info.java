/**
 * The rows in files of one folder. {@link tandem.store.mapdb.MapDbRecords} is the door. A commit is a {@code Frame} that
 * a {@code Journal} appends and forces to the disk; only then {@code Rows}, the sorted view for reads, changes. At start
 * {@code Recovery} replays the journals over the newest {@code Snapshot} and, when they have grown, merges all into the
 * next one. A snapshot is an immutable sorted table of MapDB; no other part of MapDB is used, because its own
 * transactions do not survive a crash. {@code StoreFolder} knows the names of the files, {@code FolderLock} keeps a
 * second process out.
 */
@NullMarked
package tandem.store.mapdb;

import org.jspecify.annotations.NullMarked;
