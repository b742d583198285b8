package tandem.chat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * @param file a file that goes with it, or null; only a new message has one, and never beside a picture
 * @param about who is named in it, or whose answers it shows: when they have everything erased, it goes along while it waits
 */
public record Outgoing(
        long slot,
        Mode mode,
        Audience audience,
        List<Span> text,
        List<Choice> choices,
        boolean protect,
        @Nullable Picture picture,
        @Nullable Attachment file,
        Set<PersonId> about) {

    public Outgoing {
        about = Set.copyOf(about);
        text = List.copyOf(text);
        choices = List.copyOf(choices);
    }

    /** A message of words alone. */
    public Outgoing(long slot, Mode mode, Audience audience, List<Span> text, List<Choice> choices, boolean protect) {
        this(slot, mode, audience, text, choices, protect, null, null, Set.of());
    }

    /** A message without a file. */
    public Outgoing(
            long slot,
            Mode mode,
            Audience audience,
            List<Span> text,
            List<Choice> choices,
            boolean protect,
            @Nullable Picture picture) {
        this(slot, mode, audience, text, choices, protect, picture, null, Set.of());
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
        return new Outgoing(other, mode, audience, text, choices, protect, picture, file, about);
    }

    /** The same for this person alone. */
    public Outgoing only(PersonId person) {
        return new Outgoing(slot, mode, new Audience.Only(person), text, choices, protect, picture, file, about);
    }

    /** The same, in which these people are named too. */
    public Outgoing naming(Set<PersonId> people) {
        if (people.isEmpty()) {
            return this;
        }
        Set<PersonId> all = new HashSet<>(about);
        all.addAll(people);
        return new Outgoing(slot, mode, audience, text, choices, protect, picture, file, all);
    }

    /** For a platform that has no forms, and where one simply types. */
    public Outgoing withoutForms() {
        List<Choice> others = choices.stream()
                .filter(choice -> !(choice instanceof Choice.Form))
                .toList();
        return new Outgoing(slot, mode, audience, text, others, protect, picture, file, about);
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
