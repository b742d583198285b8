/** The authors' transcripts, and that a wrong one is found. */
@NullMarked
package tandem.transcript;

import org.jspecify.annotations.NullMarked;
