/**
 * The dialog engine: {@link tandem.engine.Engine#turn} is a pure function from a {@link tandem.engine.State} and an
 * {@link tandem.engine.Event} to a {@link tandem.engine.Turn}. No clock, no chance, no I/O: both come with the event.
 *
 * <p>Where to look: {@code Reception} decides what was meant, {@code Walk} runs the steps, {@code Session} is the
 * working copy of one turn, {@code Place} finds where somebody stands after the flows were edited, {@code Speech} finds
 * the words.
 */
@NullMarked
package tandem.engine;

import org.jspecify.annotations.NullMarked;
