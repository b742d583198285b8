/** The exercise {@link tandem.library.Card}s and the rules by which one of them is drawn. Pure. */
@NullMarked
package tandem.library;

import org.jspecify.annotations.NullMarked;
