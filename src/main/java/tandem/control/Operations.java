package tandem.control;

/** What an operator can ask of a store. Called by one thread at a time. */
public interface Operations {

    /**
     * Does it.
     *
     * @param answer hears every line at once, not only at the end
     * @return the exit code of the command
     */
    int perform(Request request, Answer answer);
}
