package tandem.console;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where lines come from and where text goes. One thread reads, any thread prints. */
interface Screen {

    /** Where nobody says how wide the terminal is. */
    int USUAL_WIDTH = 80;

    /**
     * Waits until somebody is there: at a terminal somebody is, in a pipe when something comes.
     *
     * @return false when nothing ever will
     */
    boolean awaitSomebody() throws IOException;

    /**
     * Waits for a line.
     *
     * @param prompt what stands before it where a person types
     * @return the line, perhaps shortened; null when there will be no more
     */
    @Nullable
    String read(String prompt) throws IOException;

    /** Shows text that ends with a line end; above the line that somebody is typing. */
    void print(String text) throws IOException;

    /** In columns. */
    int width();

    /** Whether it can show formatting. */
    boolean styled();

    /** Whether a person sits there. */
    boolean interactive();

    /** What the interrupt key does while no line is read, where the screen has such a key to itself. */
    default void atInterrupt(Runnable interrupted) {}

    /** Gives the terminal back as it was. */
    void close();
}
