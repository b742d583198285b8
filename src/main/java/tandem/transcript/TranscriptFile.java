package tandem.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tandem.engine.Dialogs;
import tandem.engine.Witness;

/** A transcript in a file, which can be played and rewritten. */
public record TranscriptFile(Path path) {

    private static final String ENDING = ".chat";

    /**
     * The transcripts of a folder of dialogs, in the order of their names.
     *
     * @param only what their names must be like, with or without their ending; {@code *} stands for anything
     * @throws UncheckedIOException when the folder is there and cannot be read
     */
    public static List<TranscriptFile> of(Path dialogs, String only) {
        Path folder = dialogs.resolve("tests");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(TranscriptFile::new)
                    .filter(file -> file.isCalled(only))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How messages call it. */
    public String name() {
        return path.toString().replace('\\', '/');
    }

    private boolean isCalled(String only) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(ENDING)
                && !name.startsWith(".")
                && (Glob.matches(only, name) || Glob.matches(only, name.substring(0, name.length() - ENDING.length())));
    }

    /** Plays it. What cannot be read is a failure as well. */
    public Outcome play(Dialogs dialogs, Witness witness) {
        try {
            return Outcome.of(name(), Player.play(script(dialogs), dialogs, witness));
        } catch (ScriptException e) {
            return Outcome.broken(name(), e.line(), e.sentence());
        } catch (IOException e) {
            return Outcome.broken(name(), 1, "the file cannot be read as UTF-8 text");
        }
    }

    /**
     * Plays it and, when it fails, changes what it expects into what was said. The outcome is a failure all the same: a
     * person has to say that this is how it must go.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public Outcome playAndUpdate(Dialogs dialogs, Witness witness) {
        Outcome first = play(dialogs, witness);
        if (first.holds() || first.seen().isEmpty()) {
            return first;
        }
        try {
            return update(first, read(), dialogs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome update(Outcome first, String text, Dialogs dialogs) throws IOException {
        Script script = ScriptReader.read(name(), text);
        Revision revision =
                Rewriting.of(text, script, Player.play(script, dialogs).scenes());
        if (revision.changes().isEmpty()) {
            return first;
        }
        Files.writeString(path, revision.text());
        Outcome second = play(dialogs, Witness.NOBODY);
        return new Outcome(name(), first.failures(), second.seen(), revision.changes(), second.failures());
    }

    private Script script(Dialogs dialogs) throws IOException {
        Script script = ScriptReader.read(name(), read());
        if (script.language() != null) {
            try {
                dialogs.from(script.language());
            } catch (IllegalArgumentException e) {
                throw new ScriptException(name(), 1, String.valueOf(e.getMessage()));
            }
        }
        return script;
    }

    private String read() throws IOException {
        return Files.readString(path);
    }
}
