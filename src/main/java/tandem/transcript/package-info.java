/**
 * Conversations written down as tests: {@code .chat} files are read into a {@link tandem.transcript.Script} and played
 * on a {@link tandem.transcript.Stage}, which stands for platforms, store and clock. Time is simulated, and the state
 * goes through its saved form after every turn.
 */
@NullMarked
package tandem.transcript;

import org.jspecify.annotations.NullMarked;
