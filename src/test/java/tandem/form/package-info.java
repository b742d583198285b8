/** Every document as it is saved: golden files, and what is refused. */
@NullMarked
package tandem.form;

import org.jspecify.annotations.NullMarked;
