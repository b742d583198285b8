/**
 * The one way out: the {@link tandem.delivery.Dispatcher} takes what is due from the {@link tandem.delivery.Outbox},
 * hands it to the platform's adapter within its {@link tandem.chat.SendLimits} and writes down what became of it.
 * Waits and limits are arithmetic over what was and the time ({@link tandem.delivery.RateLimits},
 * {@link tandem.delivery.RetryPolicy}).
 */
@NullMarked
package tandem.delivery;

import org.jspecify.annotations.NullMarked;
