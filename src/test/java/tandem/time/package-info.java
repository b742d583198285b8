/** Local hours on ordinary days and on days on which clocks change. */
@NullMarked
package tandem.time;

import org.jspecify.annotations.NullMarked;
