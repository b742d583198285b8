/**
 * The one way out: the {@link tandem.delivery.Dispatcher} takes what is due from the {@link tandem.delivery.Outbox},
 * hands it to the platform's adapter and writes down what became of it.
 */
@NullMarked
package tandem.delivery;

import org.jspecify.annotations.NullMarked;
