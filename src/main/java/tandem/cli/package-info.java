/** The commands, and the one place where objects are wired by hand and threads are made: {@link tandem.cli.Bot}. */
@NullMarked
package tandem.cli;

import org.jspecify.annotations.NullMarked;
