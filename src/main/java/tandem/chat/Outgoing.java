package tandem.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message as the engine means it, before a platform gives it a shape. One Outgoing is one row of the outbox.
 *
 * @param slot the message's identity within its conversation; a later Outgoing with the same slot speaks of the same
 *     message
 * @param mode whether it is a new message or changes an earlier one
 * @param audience who may read it
 * @param text the text with light formatting; lines are separated by {@code \n}
 * @param choices what can be tapped, in order
 * @param protect whether the platform should hinder forwarding and saving
 * @param picture what is shown with the text, or null; only a new message has one, and what has one is never changed but
 *     for its choices
 */
public record Outgoing(
        long slot,
        Mode mode,
        Audience audience,
        List<Span> text,
        List<Choice> choices,
        boolean protect,
        @Nullable Picture picture) {

    public Outgoing {
        text = List.copyOf(text);
        choices = List.copyOf(choices);
    }

    /** A message of words alone. */
    public Outgoing(long slot, Mode mode, Audience audience, List<Span> text, List<Choice> choices, boolean protect) {
        this(slot, mode, audience, text, choices, protect, null);
    }

    /** What happens to the message of the slot. */
    public enum Mode {
        /** A new message. */
        NEW,
        /** The slot's message gets this text and these choices; where that is impossible, a new message is sent. */
        REPLACE,
        /** The slot's message keeps its text and loses its choices. */
        REMOVE_CHOICES
    }

    /** The same message under another identity. */
    public Outgoing withSlot(long other) {
        return new Outgoing(other, mode, audience, text, choices, protect, picture);
    }

    /** The same for this person alone. */
    public Outgoing only(PersonId person) {
        return new Outgoing(slot, mode, new Audience.Only(person), text, choices, protect, picture);
    }

    /** For a platform that has no forms, and where one simply types. */
    public Outgoing withoutForms() {
        List<Choice> others = choices.stream()
                .filter(choice -> !(choice instanceof Choice.Form))
                .toList();
        return new Outgoing(slot, mode, audience, text, others, protect, picture);
    }

    /** The text without its formatting. */
    public String plainText() {
        StringBuilder plain = new StringBuilder();
        for (Span span : text) {
            plain.append(span.text());
        }
        return plain.toString();
    }
}
