package tandem.answer;

import java.util.OptionalInt;

/**
 * What was heard: the position of the chosen option, counted from 0, and which rule heard it. The choice is empty
 * exactly when {@code why} is {@link Why#NOTHING} or {@link Why#AMBIGUOUS}. Immutable.
 */
public record Heard(OptionalInt choice, Why why) {
    static final Heard NOTHING = new Heard(OptionalInt.empty(), Why.NOTHING);
    static final Heard AMBIGUOUS = new Heard(OptionalInt.empty(), Why.AMBIGUOUS);

    /**
     * Checks that choice and reason agree.
     *
     * @throws IllegalArgumentException if they do not
     */
    public Heard {
        if (choice.isPresent() == (why == Why.NOTHING || why == Why.AMBIGUOUS)) {
            throw new IllegalArgumentException("a choice of " + choice + " cannot be " + why);
        }
    }

    static Heard of(int choice, Why why) {
        return new Heard(OptionalInt.of(choice), why);
    }
}
