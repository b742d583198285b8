/** Discord's adapter: its pure parts alone, and whole conversations through the real library. */
@NullMarked
package tandem.discord;

import org.jspecify.annotations.NullMarked;
