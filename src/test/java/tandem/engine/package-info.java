/** What the engine promises, played on flows that are written in the tests. */
@NullMarked
package tandem.engine;

import org.jspecify.annotations.NullMarked;
