package tandem.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What starts a flow. */
public sealed interface Trigger {

    /** Where it is heard. */
    enum Where {
        PRIVATE,
        GROUP,
        ANYWHERE;

        public boolean hears(boolean group) {
            return this == ANYWHERE || (this == GROUP) == group;
        }
    }

    Where where();

    /**
     * A command.
     *
     * @param name without slash, lower case
     * @param description what menus show, or null to keep it out of menus
     * @param options what may follow it, in any order
     */
    record Command(Where where, String name, @Nullable Message description, List<Option> options) implements Trigger {
        public Command {
            options = List.copyOf(options);
        }
    }

    /** Something typed while no question is open. */
    record Phrases(Where where, List<String> phrases) implements Trigger {
        public Phrases {
            phrases = List.copyOf(phrases);
        }
    }

    /** Something that happened. */
    record Event(Where where, Kind kind) implements Trigger {
        public enum Kind {
            /** The bot was added to a group. */
            ADDED,
            /** Something was typed that nothing understood, while no question was open. */
            UNMATCHED,
            /** Something was typed in private that an exercise for two would be the wrong answer to. */
            SAFETY,
            /** Somebody did nothing for so long that everything about them will be erased. */
            INACTIVE
        }
    }

    /** A link that starts the bot with this payload. */
    record Start(Where where, String payload) implements Trigger {}

    /**
     * An option of a command; its value stands in the variable {@code option_<id>}.
     *
     * @param description what menus show, or null for one that is only typed
     * @param taken what is taken for it
     * @param values each once, in the order in which menus show them
     * @param labels how menus call a value; one without a label is shown as it is
     * @param match for each value the further words that mean it
     */
    record Option(
            String id,
            @Nullable Message description,
            Taken taken,
            List<String> values,
            Map<String, Message> labels,
            Map<String, List<String>> match) {
        public Option {
            values = List.copyOf(values);
            labels = Map.copyOf(labels);
            match = Map.copyOf(match);
        }

        /** What is taken for an option. */
        public enum Taken {
            /** One of its values. */
            VALUE,
            /** A number. */
            NUMBER,
            /** A length of time, as its number of minutes. */
            MINUTES,
            /** Whatever words are left. */
            TEXT
        }

        /** Whether it is a number, of whatever. */
        public boolean number() {
            return taken == Taken.NUMBER || taken == Taken.MINUTES;
        }
    }
}
