/** What is drawn, and what never is. */
@NullMarked
package tandem.library;

import org.jspecify.annotations.NullMarked;
