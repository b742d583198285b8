package tandem.config;

import java.util.List;

/** The configuration cannot be used. The message has one line for each problem, and none of them holds a token. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serializable.
    private final List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each with where it is, what is wrong and what to do. */
    public List<String> problems() {
        return problems;
    }
}
