package tandem.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says of typed texts which of the offered options they mean. */
@Command(
        name = "hear",
        description = {
            "Reads lines of JSON, such as {\"text\": \"the 2nd\", \"options\": [\"Heart\", \"Touch\"]}, and prints each back"
                    + " with \"choice\" (counted from 0, or null), \"why\", and what was heard for somebody's \"safety\". Without"
                    + " \"options\" only that. A line that cannot be read is answered"
                    + " with \"error\".",
            "Exit code 0: the input has ended; 2: the conversations, whose words it hears with, have errors."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class HearCommand implements Callable<Integer> {

    @Mixin
    private DialogsOption where = new DialogsOption();

    @Override
    public Integer call() throws IOException {
        HeardLine hearing = new HeardLine(where.dialogs());
        BoundedLines lines = new BoundedLines(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (!isWritten(out, hearing.answer(line) + "\n")) {
                break;
            }
        }
        return 0;
    }

    /** In one piece and at once, for whoever waits for the answer before the next line; false when nobody reads any more. */
    private static boolean isWritten(OutputStream out, String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
