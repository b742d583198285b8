/** Pictures of flows: whole, readable, and the same each time. */
@NullMarked
package tandem.graph;

import org.jspecify.annotations.NullMarked;
