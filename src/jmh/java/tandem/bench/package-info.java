/** Measurements: how many turns the engine plays, with its state read from JSON and written back every time. */
@NullMarked
package tandem.bench;

import org.jspecify.annotations.NullMarked;
