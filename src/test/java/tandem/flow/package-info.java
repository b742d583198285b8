/** Texts with gaps. */
@NullMarked
package tandem.flow;

import org.jspecify.annotations.NullMarked;
