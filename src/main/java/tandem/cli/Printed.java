package tandem.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import tandem.control.Answer;

/** An answer on the terminal, each line at once. */
record Printed(PrintWriter result, PrintWriter trouble) implements Answer {

    static Printed of(CommandSpec spec) {
        return new Printed(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    @Override
    public void out(String line) {
        result.println(line);
        result.flush();
    }

    @Override
    public void err(String line) {
        trouble.println(line);
        trouble.flush();
    }
}
