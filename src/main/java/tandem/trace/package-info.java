/**
 * What a log and an operator may be told: {@link tandem.trace.Wordless} keeps what failed and where, and drops what was
 * said; {@link tandem.trace.Vitals} knows how the way to a platform is.
 */
@NullMarked
package tandem.trace;

import org.jspecify.annotations.NullMarked;
