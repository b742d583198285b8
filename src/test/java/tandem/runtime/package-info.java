/** What every store promises, and turns from end to end over a store on disk. */
@NullMarked
package tandem.runtime;

import org.jspecify.annotations.NullMarked;
