package tandem.engine;

/** A flow took more steps in one turn than any good flow does. */
public final class EndlessFlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndlessFlowException(String flow, int steps) {
        super("flow \"" + flow + "\" took " + steps
                + " steps or calls without a question or a wait; usually it goes in a circle");
    }
}
