package tandem.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A working folder in which the program is started, again and again, with an environment of its own. */
final class Desk {

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> jvm = new ArrayList<>();

    Desk(Path folder) {
        this.folder = folder;
        environment.put("TANDEM_DATA_DIR", "data");
        environment.put("TANDEM_KEY_FILE", "tandem.key");
    }

    /** A variable of the environment; empty for none. */
    Desk with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Says whose bot it is, without which none starts on a platform. */
    Desk hosting() {
        return with("TANDEM_OPERATOR_NAME", "Zoë").with("TANDEM_OPERATOR_CONTACT", "zoe@example.org");
    }

    Desk onJvm(String option) {
        jvm.add(option);
        return this;
    }

    /** A file in the working folder, its owner's alone; its folders are made. */
    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    Path at(String name) {
        return folder.resolve(name);
    }

    Program start(String... arguments) throws IOException {
        return start(Installation.command(jvm, List.of(arguments)));
    }

    /** Starts with an input that is not even empty, but closed. */
    Ended withoutInput(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <&-", "sh"));
        command.addAll(Installation.command(jvm, List.of(arguments)));
        try (Program program = start(command)) {
            return program.end();
        }
    }

    private Program start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TANDEM_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", Installation.variable());
        return new Program(builder.start());
    }

    /** One whole session alone: types these lines and waits for the end. */
    Ended talk(String... lines) throws Exception {
        return session(List.of("chat"), lines);
    }

    /** One whole session with these arguments. */
    Ended session(List<String> arguments, String... lines) throws Exception {
        try (Program program = start(arguments.toArray(String[]::new))) {
            String typed = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
            return program.whole(typed.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Starts with these arguments and no input. */
    Ended run(String... arguments) throws Exception {
        return session(List.of(arguments));
    }

    /** The files of the working folder that hold this text in clear. */
    List<Path> holding(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                if (bytes.contains(wanted)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
