@NullMarked
package tandem.telegram;

import org.jspecify.annotations.NullMarked;
