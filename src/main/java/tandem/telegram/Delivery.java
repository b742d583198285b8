package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import tandem.chat.Attachment;
import tandem.chat.Attachments;
import tandem.chat.Audience;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.Picture;
import tandem.chat.Pictures;
import tandem.chat.SendResult;

/** Brings a message to Telegram and says what became of it. Thread-safe. */
final class Delivery {

    /** When there was no connection: what waits is tried again after this. */
    private static final Duration UNREACHED = Duration.ofSeconds(5);

    /** When Telegram does not know the token any more: until somebody has set another one. */
    private static final Duration SHUT_OUT = Duration.ofMinutes(1);

    private final BotApi api;
    private final Pictures pictures;
    private final Attachments files;

    /** What Telegram calls the pictures it has: each that is the same for everybody is uploaded once in a run. */
    private final Map<Picture, String> uploaded = new ConcurrentHashMap<>();

    Delivery(BotApi api, Pictures pictures, Attachments files) {
        this.api = api;
        this.pictures = pictures;
        this.files = files;
    }

    CompletionStage<SendResult> send(Parcel parcel) {
        if (parcel.outgoing().audience() instanceof Audience.Only && isGroup(parcel)) {
            return done(new SendResult.Refused("a message for one person alone does not go to a group"));
        }
        BotApiMethod<?> change = Encoder.change(parcel);
        return change == null ? sendAnew(parcel) : change(parcel, change);
    }

    private CompletionStage<SendResult> change(Parcel parcel, BotApiMethod<?> change) {
        CompletionStage<SendResult> changed = api.call(change)
                .handle((result, failure) -> failure == null ? sent(parcel) : result(parcel, Trouble.of(failure)));
        return changed.thenCompose(result -> result == null ? sendAnew(parcel) : done(result));
    }

    private CompletionStage<SendResult> sendAnew(Parcel parcel) {
        Picture picture = parcel.outgoing().picture();
        if (picture != null && parcel.outgoing().mode() == Outgoing.Mode.NEW) {
            String known = uploaded.get(picture.wordless());
            return known == null ? upload(parcel, picture) : showAgain(parcel, picture, known);
        }
        Attachment attached = parcel.outgoing().file();
        Optional<byte[]> bytes = attached == null ? Optional.empty() : files.bytes(attached);
        if (attached != null && bytes.isPresent()) {
            InputFile file = new InputFile(new ByteArrayInputStream(bytes.get()), attached.name());
            return sent(api.call(Encoder.document(parcel, file)));
        }
        BotApiMethod<?> send = Encoder.anew(parcel);
        if (send == null) {
            return done(sent(parcel)); // Its choices are gone with it.
        }
        return sent(api.call(send));
    }

    private CompletionStage<SendResult> upload(Parcel parcel, Picture picture) {
        String name = picture.name();
        Optional<byte[]> bytes = pictures.bytes(picture);
        if (bytes.isEmpty()) {
            return sendAnew(Encoder.withoutPicture(parcel, picture));
        }
        InputFile file =
                new InputFile(new ByteArrayInputStream(bytes.get()), name.substring(name.lastIndexOf('/') + 1));
        return sent(api.call(Encoder.photo(parcel, picture, file)).thenApply(message -> {
            // By the documentation of PhotoSize, and the last is the largest.
            JsonNode sizes = message.path("photo");
            JsonNode id = sizes.path(sizes.size() - 1).path("file_id");
            if (id.isTextual() && picture.shared()) {
                uploaded.put(picture.wordless(), id.asText());
            }
            return message;
        }));
    }

    /** Telegram may have forgotten a picture that was uploaded long ago. */
    private CompletionStage<SendResult> showAgain(Parcel parcel, Picture picture, String known) {
        return api.call(Encoder.photo(parcel, picture, new InputFile(known)))
                .handle((message, failure) -> {
                    if (failure == null) {
                        return done(sent(message));
                    }
                    Trouble.Kind kind = Trouble.of(failure).kind();
                    if (kind == Trouble.Kind.FORGOTTEN || kind == Trouble.Kind.REFUSED) {
                        // Also when it says so in words we do not know: then only the next message is uploaded.
                        uploaded.remove(picture.wordless(), known);
                    }
                    return kind == Trouble.Kind.FORGOTTEN ? upload(parcel, picture) : done(refused(failure));
                })
                .thenCompose(result -> result);
    }

    private static CompletionStage<SendResult> sent(CompletionStage<JsonNode> call) {
        return call.handle((message, failure) -> failure == null ? sent(message) : refused(failure));
    }

    private static SendResult refused(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        SendResult result = result(trouble);
        return result == null ? new SendResult.Refused(trouble.why()) : result;
    }

    /** Null when the message has to be sent anew. */
    private static @Nullable SendResult result(Parcel parcel, Trouble trouble) {
        return trouble.kind() == Trouble.Kind.UNCHANGED ? sent(parcel) : result(trouble);
    }

    /** Null for what concerns an edit alone. */
    private static @Nullable SendResult result(Trouble trouble) {
        return switch (trouble.kind()) {
            case TOO_MANY -> new SendResult.Later(trouble.after());
            case MOVED -> new SendResult.Moved(trouble.chat());
            case GONE -> new SendResult.Gone(trouble.why());
            case TOKEN -> new SendResult.Later(SHUT_OUT);
            case UNSENT -> new SendResult.Later(UNREACHED);
            case UNCERTAIN -> new SendResult.Unknown(trouble.why());
            case CONFLICT, WEBHOOK, FORGOTTEN, REFUSED -> new SendResult.Refused(trouble.why());
            case UNCHANGED, UNCHANGEABLE -> null;
        };
    }

    private static SendResult sent(JsonNode message) {
        int id = message.path("message_id").asInt();
        return new SendResult.Sent(id == 0 ? null : new MessageRef(Integer.toString(id)));
    }

    private static SendResult sent(Parcel parcel) {
        return new SendResult.Sent(parcel.earlier());
    }

    private static boolean isGroup(Parcel parcel) {
        return TelegramAdapter.isGroup(parcel.chat());
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
