/**
 * Copies of a store, and how they come back. {@link tandem.backup.Backup} writes the data to one folder and the keys of
 * people and conversations to one file somewhere else; {@link tandem.backup.Restore} puts them into an empty data
 * folder. A copy has its name only when it is whole, and what it must hold stands in its {@code Manifest}.
 */
@NullMarked
package tandem.backup;

import org.jspecify.annotations.NullMarked;
