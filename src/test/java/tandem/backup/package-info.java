/** Backups that are made, cut short, damaged and restored, with real files. */
@NullMarked
package tandem.backup;

import org.jspecify.annotations.NullMarked;
