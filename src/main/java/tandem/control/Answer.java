package tandem.control;

/** Where a command says what it has to say, line by line; none holds anything private. For one thread. */
public interface Answer {

    /** A line of the result. */
    void out(String line);

    /** A line about trouble, or about what the operator should know besides. */
    void err(String line);
}
