/** Failures as a log may hold them: {@link tandem.trace.Wordless} keeps what failed and where, and drops what was said. */
@NullMarked
package tandem.trace;

import org.jspecify.annotations.NullMarked;
