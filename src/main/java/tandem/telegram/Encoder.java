package tandem.telegram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import tandem.chat.ChatAddress;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.Picture;
import tandem.chat.Span;
import tandem.chat.Style;

/** Says which calls bring a message to Telegram. Pure. */
final class Encoder {

    private static final String HTML = "HTML";

    private static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();

    private Encoder() {}

    /** The call that changes the message that is there; null where there is none to be changed. */
    static @Nullable BotApiMethod<?> change(Parcel parcel) {
        Outgoing outgoing = parcel.outgoing();
        Integer message = message(parcel.earlier());
        if (message == null) {
            return null;
        }
        String chat = parcel.chat().chat();
        return switch (outgoing.mode()) {
            case NEW -> null;
            case REPLACE -> {
                yield EditMessageText.builder()
                        .chatId(chat)
                        .messageId(message)
                        .text(Html.write(outgoing.text()))
                        .parseMode(HTML)
                        .linkPreviewOptions(NO_PREVIEW)
                        .replyMarkup(Keyboard.of(outgoing.choices()))
                        .build();
            }
            case REMOVE_CHOICES ->
                EditMessageReplyMarkup.builder().chatId(chat).messageId(message).build();
        };
    }

    /** The call that sends it as a new message; null for what is none without the earlier one. */
    static @Nullable BotApiMethod<?> anew(Parcel parcel) {
        Outgoing outgoing = parcel.outgoing();
        if (outgoing.mode() == Outgoing.Mode.REMOVE_CHOICES) {
            return null;
        }
        SendMessage send = new SendMessage(parcel.chat().chat(), Html.write(outgoing.text()));
        send.setMessageThreadId(topic(parcel.chat()));
        send.setParseMode(HTML);
        send.setLinkPreviewOptions(NO_PREVIEW);
        send.setReplyMarkup(Keyboard.of(outgoing.choices()));
        if (outgoing.protect()) {
            send.setProtectContent(true);
        }
        return send;
    }

    /**
     * The call that sends it as a new message with its picture. What is to be seen on the picture stands in italics
     * below the text, where it fits: Telegram has no other place for those who cannot see it.
     */
    static Photo photo(Parcel parcel, Picture picture, InputFile file) {
        Outgoing outgoing = parcel.outgoing();
        Photo photo = new Photo(parcel.chat().chat(), file);
        photo.setMessageThreadId(topic(parcel.chat()));
        photo.setCaption(Html.write(caption(outgoing, picture)));
        photo.setParseMode(HTML);
        photo.setReplyMarkup(Keyboard.of(outgoing.choices()));
        if (outgoing.protect()) {
            photo.setProtectContent(true);
        }
        return photo;
    }

    /** The call that sends it as a new message with its file. */
    static Document document(Parcel parcel, InputFile file) {
        Outgoing outgoing = parcel.outgoing();
        Document document = new Document(parcel.chat().chat(), file);
        document.setMessageThreadId(topic(parcel.chat()));
        document.setCaption(Html.write(outgoing.text()));
        document.setParseMode(HTML);
        document.setReplyMarkup(Keyboard.of(outgoing.choices()));
        // Telegram would show a text or a picture in it otherwise; it is a file to be saved.
        document.setDisableContentTypeDetection(true);
        if (outgoing.protect()) {
            document.setProtectContent(true);
        }
        return document;
    }

    /** The message in words alone, for a picture that is not there any more. */
    static Parcel withoutPicture(Parcel parcel, Picture picture) {
        Outgoing outgoing = parcel.outgoing();
        Outgoing words = new Outgoing(
                outgoing.slot(),
                outgoing.mode(),
                outgoing.audience(),
                caption(outgoing, picture),
                outgoing.choices(),
                outgoing.protect());
        return new Parcel(parcel.chat(), parcel.only(), words, parcel.earlier(), parcel.scheduled());
    }

    private static List<Span> caption(Outgoing outgoing, Picture picture) {
        String text = outgoing.plainText();
        if (text.equals(picture.alt()) || text.length() + picture.alt().length() + 2 > TelegramAdapter.CAPTION) {
            return outgoing.text();
        }
        List<Span> caption = new ArrayList<>(outgoing.text());
        caption.add(Span.plain("\n\n"));
        caption.add(new Span(picture.alt(), Style.ITALIC));
        return caption;
    }

    private static @Nullable Integer topic(ChatAddress chat) {
        return chat.topic().isEmpty() ? null : Integer.valueOf(chat.topic());
    }

    private static @Nullable Integer message(@Nullable MessageRef ref) {
        return ref == null ? null : Integer.valueOf(ref.value());
    }
}
