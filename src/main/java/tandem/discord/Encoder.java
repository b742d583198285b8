package tandem.discord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import tandem.chat.Attachment;
import tandem.chat.Choice;
import tandem.chat.Form;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.Picture;
import tandem.chat.Span;
import tandem.chat.Style;

/** Gives a message the shape that Discord shows. Nobody is ever pinged. Pure. */
final class Encoder {

    /** By Discord's reference of messages. */
    static final int CONTENT = 2000;

    /** By the same reference; a picture's description may have 1,024 characters. */
    private static final int DESCRIPTION = 1024;

    private static final int NONCE = 24;

    /** What a form's one field is called. */
    static final String FIELD = "words";

    private Encoder() {}

    /** A new message of words. */
    static MessageCreateData anew(Outgoing outgoing) {
        return message(content(outgoing), outgoing).build();
    }

    /** A new message with its picture, whose alternative text is read to those who cannot see it. */
    static MessageCreateData anew(Outgoing outgoing, Picture picture, byte[] bytes) {
        String name = picture.name().substring(picture.name().lastIndexOf('/') + 1);
        String alt = picture.alt().substring(0, Math.min(picture.alt().length(), DESCRIPTION));
        return message(content(outgoing), outgoing)
                .setFiles(FileUpload.fromData(bytes, name).setDescription(alt))
                .build();
    }

    /** A new message with its file. */
    static MessageCreateData anew(Outgoing outgoing, Attachment file, byte[] bytes) {
        return message(content(outgoing), outgoing)
                .setFiles(FileUpload.fromData(bytes, file.name()))
                .build();
    }

    /** A new message whose picture is not there any more. */
    static MessageCreateData withoutPicture(Outgoing outgoing, Picture picture) {
        String words = content(outgoing);
        String alt = "\n\n" + picture.alt();
        boolean fits = words.length() + alt.length() <= CONTENT && !words.equals(picture.alt());
        return message(fits ? words + alt : words, outgoing).build();
    }

    /** A line that only one person sees and that is not kept. */
    static MessageCreateData notice(String words) {
        return new MessageCreateBuilder()
                .setContent(words.substring(0, Math.min(words.length(), CONTENT)))
                .setAllowedMentions(List.of())
                .build();
    }

    /** What stands in place of a message that is not deleted. */
    static MessageEditData hidden(String words) {
        return new MessageEditBuilder()
                .setReplace(true)
                .setContent(words.substring(0, Math.min(words.length(), CONTENT)))
                .setAllowedMentions(List.of())
                .build();
    }

    /** A form with its one field; the question stands below the field's name. */
    static Modal form(ControlId id, Form form) {
        TextInput field = TextInput.create(FIELD, TextInputStyle.PARAGRAPH)
                .setMaxLength(Math.min(form.longest(), TextInput.MAX_VALUE_LENGTH))
                .build();
        String question = shortened(form.question().strip().replace('\n', ' '), Label.DESCRIPTION_MAX_LENGTH);
        return Modal.create(id.write(), shortened(form.title(), Modal.MAX_TITLE_LENGTH))
                .addComponents(Label.of(
                        shortened(form.field(), Label.LABEL_MAX_LENGTH), question.isEmpty() ? null : question, field))
                .build();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** What an earlier message becomes. */
    static MessageEditData change(Outgoing outgoing) {
        MessageEditBuilder change = new MessageEditBuilder().setAllowedMentions(List.of());
        if (outgoing.mode() == Outgoing.Mode.REMOVE_CHOICES) {
            return change.setComponents(List.of()).build();
        }
        return change.setContent(content(outgoing))
                .setComponents(Rows.of(outgoing.choices()))
                .setSuppressEmbeds(true)
                .build();
    }

    /**
     * A name for this message, by which Discord notices within some minutes that it is sent a second time. Holds nothing
     * of what the message says that could be read.
     */
    static String nonce(Parcel parcel) {
        String whole = parcel.chat().chat()
                + ' '
                + parcel.chat().topic()
                + ' '
                + parcel.outgoing().slot()
                + ' '
                + parcel.outgoing().plainText()
                + ' '
                + parcel.outgoing().choices();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, NONCE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static MessageCreateBuilder message(String content, Outgoing outgoing) {
        return new MessageCreateBuilder()
                .setContent(content)
                .setComponents(Rows.of(outgoing.choices()))
                .setSuppressEmbeds(true)
                .setAllowedMentions(List.of());
    }

    /** Signs that must be escaped make a text longer; one that would be too long is shown as it is. */
    private static String content(Outgoing outgoing) {
        StringBuilder copies = new StringBuilder();
        for (Choice choice : outgoing.choices()) {
            if (choice instanceof Choice.Copy copy) {
                copies.append('\n')
                        .append(Markdown.write(List.of(new Span(copy.label(), Style.BOLD))))
                        .append(Markdown.block(copy.text()));
            }
        }
        String written = Markdown.write(outgoing.text()) + copies;
        if (written.length() <= CONTENT) {
            return written;
        }
        String plain = Markdown.plain(outgoing.text()) + copies;
        return plain.substring(0, Math.min(plain.length(), CONTENT));
    }
}
