package tandem.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program in a jar, as people have it, made once for all tests. An archive of its loaded classes makes each of the
 * many starts take a third of the time; a JVM that cannot use it does without.
 */
final class Installation {

    static final String VERSION = "4.7.11";

    private static final Installation ONLY = new Installation();

    private final Path folder = temporary();
    private final String classPath = classPath();

    private Installation() {
        try {
            talk("-XX:ArchiveClassesAtExit=" + archive());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that starts the program, which finds its classes by {@link #variable}. */
    static List<String> command(List<String> jvm, List<String> arguments) {
        return command("-XX:SharedArchiveFile=" + ONLY.archive(), jvm, arguments);
    }

    /** The value for {@code CLASSPATH}. */
    static String variable() {
        return ONLY.classPath;
    }

    private static List<String> command(String archive, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable", archive));
        command.addAll(jvm);
        command.add(Tandem.class.getName());
        command.addAll(arguments);
        return command;
    }

    /** One session that loads what every session loads. */
    private void talk(String option) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command(option, List.of(), List.of("chat"))).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TANDEM_"));
        builder.environment().put("CLASSPATH", classPath);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("/start\n1\n1\n:skip 1d\n:help\n".getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String archive() {
        return folder.resolve("classes.jsa").toString();
    }

    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part).toAbsolutePath())
                .filter(part -> !part.endsWith("test-classes"))
                .map(part -> Files.isDirectory(part) ? jar(part) : part)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path jar(Path classes) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, VERSION);
        Path jar = folder.resolve("tandem.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(each -> !each.equals(classes)).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("tandem");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
