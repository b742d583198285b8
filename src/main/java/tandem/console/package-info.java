/**
 * The terminal as a chat platform. {@link tandem.console.ConsoleAdapter} is the way in; {@code Talk} is its loop over
 * typed lines. What a line means is decided in two pure steps, {@code LineReading} (who says it, where) and
 * {@code Hearing} (a command, a tap, a text, or nothing a platform would hear); {@code Painting} gives a message its
 * shape, {@code Boards} remembers what can be tapped. A {@code Screen} is a pipe or, only when a person sits there, a
 * JLine terminal.
 */
@NullMarked
package tandem.console;

import org.jspecify.annotations.NullMarked;
