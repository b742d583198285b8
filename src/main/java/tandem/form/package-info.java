/**
 * Documents as JSON and back: one class per document, each with its format version. Hand-written streaming, because a
 * conversation is read and written on every turn. What a released version wrote is kept as a golden file in the tests.
 */
@NullMarked
package tandem.form;

import org.jspecify.annotations.NullMarked;
