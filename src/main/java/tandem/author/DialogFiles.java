package tandem.author;

import java.nio.file.Path;
import java.util.List;

/** Where dialogs are read from: a folder, or the program's own jar. Implementations are immutable and thread-safe. */
public interface DialogFiles {

    /** A file is read no further than one byte beyond this. */
    int LONGEST = 2 * 1024 * 1024;

    /**
     * The names of all files at most one folder deep, such as {@code flows/tonight.json}, sorted; empty when there is
     * nothing.
     *
     * @throws java.io.UncheckedIOException when it is there and cannot be read
     */
    List<String> list();

    /**
     * The content of a file that was listed, cut off after {@link #LONGEST} + 1 bytes.
     *
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    byte[] read(String name);

    /**
     * A text that is another one whenever a file has come, gone or changed; always the same where nothing changes.
     *
     * @throws java.io.UncheckedIOException when the files cannot be looked at
     */
    default String state() {
        return "";
    }

    /** What stands before a file's name when somebody is told about it, such as {@code dialogs}. */
    String origin();

    /** The files of a folder; it need not exist. */
    static DialogFiles folder(Path folder) {
        return new FolderFiles(folder, folder.toString().replace('\\', '/'));
    }

    /** The files that came with the program: {@code /dialogs} in its jar, or in its folder of classes. */
    static DialogFiles classPath() {
        return ProgramFiles.of(DialogFiles.class);
    }
}
