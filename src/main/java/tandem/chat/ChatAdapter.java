package tandem.chat;

import java.util.concurrent.CompletionStage;

/**
 * A platform. Decodes what happens there into {@link Incoming}s for an {@link Inbox} and delivers {@link Parcel}s.
 * Implementations are thread-safe.
 */
public interface ChatAdapter {

    /** The platform's name, as it stands in every {@link ChatAddress} of this adapter. */
    String platform();

    /** How much the platform takes; whoever hands over parcels keeps to it. The answer is always the same. */
    default SendLimits limits() {
        return SendLimits.NONE;
    }

    /** What the platform can show; messages are made to fit before they are stored. The answer is always the same. */
    default Capabilities capabilities() {
        return Capabilities.ALL;
    }

    /** How the way to the platform is now. */
    default Health health() {
        return Health.HERE;
    }

    /**
     * Delivers one message. Parcels for one chat are handed over one after another, in order.
     *
     * @return what became of it; never completes exceptionally for something the platform said. Another failure counts
     *     as {@link SendResult.Unknown}
     */
    CompletionStage<SendResult> send(Parcel parcel);
}
