/** Tests of what is heard for somebody's safety. */
@NullMarked
package tandem.safety;

import org.jspecify.annotations.NullMarked;
