package tandem.violator.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tandem.chat.ChatAdapter;
import tandem.chat.Parcel;
import tandem.chat.SendResult;

/** A platform that lives where more than the neutral words can be seen. */
final class KnowingAdapter implements ChatAdapter {
    @Override
    public String platform() {
        return "knowing";
    }

    @Override
    public CompletionStage<SendResult> send(Parcel parcel) {
        return CompletableFuture.completedFuture(new SendResult.Sent(null));
    }
}
