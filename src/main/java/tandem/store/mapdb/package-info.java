/**
 * The rows in files of one folder. {@link tandem.store.mapdb.MapDbRecords} is the door. A commit waits in the {@code
 * CommitQueue} until the {@code Writer} takes all that came while the disk was busy: they are judged as a {@code Group},
 * become one {@code Frame} that the {@code Journal} appends and forces, and only then change {@code Rows}, the sorted view
 * for reads. {@code CheckpointPlan} says when the writer begins the next journal and sets what is in memory aside;
 * {@code Checkpoints} merges that into the next {@code Snapshot} and deletes the files before. At start {@code Recovery}
 * replays the journals over the newest snapshot.
 *
 * <p>A snapshot is an immutable sorted table of MapDB; no other part of MapDB is used, because its own transactions do not
 * survive a crash. {@code StoreFolder} knows the names of the files, {@code FolderLock} keeps a second process out, and
 * {@code Volume} is the disk, on which tests cut the power.
 *
 * <p>What can be told from damage: a clean stop and a backup end the last journal with a mark, after which no changed bit of
 * a commit goes unnoticed. Without it, after a crash, a last frame that is not as it was written looks like a write that
 * was not finished, and is cut off; any frame before it, any older journal and any snapshot must be whole.
 */
@NullMarked
package tandem.store.mapdb;

import org.jspecify.annotations.NullMarked;
