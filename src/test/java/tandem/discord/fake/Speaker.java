package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody in a channel. What they do there becomes events for the bot, if it may know. Thread-safe. */
public final class Speaker {

    private final Room room;
    private final Account account;

    Speaker(Room room, Account account) {
        this.room = room;
        this.account = account;
    }

    /** Writes a text that is not for the bot. */
    public SeenMessage says(String text) {
        return write(text, null, false);
    }

    /** Writes a text that begins with a mention of the bot. */
    public SeenMessage mentionsBot(String text) {
        return write("<@" + room.world().bot().id() + "> " + text, null, false);
    }

    /** Answers a message; who wrote that is called, as Discord does unless told otherwise. */
    public SeenMessage repliesTo(SeenMessage other, String text) {
        return write(text, other, true);
    }

    /** Answers a message with the call of its author turned off. */
    public SeenMessage repliesQuietlyTo(SeenMessage other, String text) {
        return write(text, other, false);
    }

    /** What this person sees there. */
    public Screen screen() {
        return new Screen(room, account);
    }

    /** Gives a command without options. */
    public Interaction command(String name) {
        return command(name, Map.of());
    }

    /**
     * Gives a command that the bot has registered.
     *
     * @param name with the names of a group and a subcommand after spaces, when there are
     * @param options by their names; a person for an option that takes a user
     */
    public Interaction command(String name, Map<String, ?> options) {
        return acts(() -> {
            ObjectNode data = CommandInput.data(room, name, options);
            room.opened();
            return room.world().interactions().open(room, Interaction.COMMAND, account, null, data);
        });
    }

    /** Taps a button of the newest message that has one with this label. */
    public Interaction taps(String label) {
        return room.world().with(() -> taps(newest(label, control -> !control.isOption()), label));
    }

    /** Taps a button as it stood under a message when that was seen, also when it is gone by now. */
    public Interaction taps(SeenMessage seen, String label) {
        SeenButton button = seen.button(label);
        return use(seen, button, Json.object().put("component_type", Controls.BUTTON));
    }

    /** Chooses an option of the newest message that has one with this label. */
    public Interaction selects(String label) {
        return room.world().with(() -> selects(newest(label, SeenButton::isOption), label));
    }

    /** Chooses an option as it stood under a message when that was seen. */
    public Interaction selects(SeenMessage seen, String label) {
        SeenButton option = seen.button(label);
        if (option.value() == null) {
            throw new AssertionError("this is a button; tap it");
        }
        ObjectNode data = Json.object().put("component_type", Controls.STRING_SELECT);
        data.putArray("values").add(option.value());
        return use(seen, option, data);
    }

    /**
     * Fills the form that the bot has shown as the answer to an interaction.
     *
     * @param values by the ids of the fields, or by their labels
     */
    public Interaction submits(Interaction shown, Map<String, String> values) {
        return acts(() -> {
            ObjectNode form = shown.form();
            if (form == null) {
                throw new AssertionError("the bot has shown no form");
            }
            ObjectNode data = FormInput.data(form, values);
            return room.world().interactions().open(room, Interaction.MODAL_SUBMIT, account, shown.source(), data);
        });
    }

    private SeenMessage newest(String label, Predicate<SeenButton> which) {
        List<SeenMessage> messages = screen().messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            for (List<SeenButton> row : messages.get(i).controls()) {
                for (SeenButton control : row) {
                    if (control.label().equals(label) && which.test(control)) {
                        return messages.get(i);
                    }
                }
            }
        }
        throw new AssertionError("no message has \"" + label + "\"\n" + screen());
    }

    private Interaction use(SeenMessage seen, SeenButton control, ObjectNode data) {
        if (control.isDisabled() || control.url() != null) {
            throw new AssertionError("nobody can tap \"" + control.label() + "\"");
        }
        data.put("custom_id", control.customId()).put("id", 2);
        return acts(() -> {
            Message source = message(seen);
            return room.world().interactions().open(room, Interaction.COMPONENT, account, source, data);
        });
    }

    private SeenMessage write(String text, @Nullable SeenMessage other, boolean isCalling) {
        return acts(() -> {
            GuildThread thread = room.thread();
            if (thread != null && thread.isClosed()) {
                throw new AssertionError("the thread is locked");
            }
            Message original = other == null ? null : message(other);
            room.opened();
            Message message = room.write(account);
            message.content(text);
            message.replyTo(original);
            Mentions.inText(text, room).forEach(message.pings()::add);
            if (original != null && isCalling) {
                message.pings().add(original.author().id());
            }
            room.tell("MESSAGE_CREATE", message);
            return message.seen();
        });
    }

    private <T> T acts(Supplier<T> work) {
        return room.world().with(() -> {
            if (room.isGone() || room.isDown()) {
                throw new AssertionError("nobody can do anything in what is deleted or down");
            }
            return work.get();
        });
    }

    private Message message(SeenMessage seen) {
        Message message = room.message(seen.id());
        if (message == null || !message.isSeenBy(account.id())) {
            throw new AssertionError("this person sees no such message in this channel");
        }
        return message;
    }
}
