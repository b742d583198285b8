package tandem.cli;

import java.util.List;

/** The conversations are not there in the language that was asked for. The message says in which they are. */
final class NoSuchLanguageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchLanguageException(String language, List<String> languages) {
        super("The conversations are not there in the language " + language + ", only in "
                + String.join(", ", languages) + ". \"tandem i18n\" begins a translation.");
    }
}
