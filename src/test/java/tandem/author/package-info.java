@NullMarked
package tandem.author;

import org.jspecify.annotations.NullMarked;
