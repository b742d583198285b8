package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starting in a pipe loads nothing of JLine: that takes longer than the whole rest. */
final class WithoutJLineTest {

    @Test
    void playsInAPipe() throws ReflectiveOperationException {
        Watching loader = new Watching(WithoutJLineTest.class.getClassLoader());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        loader.loadClass(Session.class.getName())
                .getDeclaredMethod("play", InputStream.class, OutputStream.class)
                .invoke(null, new ByteArrayInputStream(":help\n".getBytes(StandardCharsets.UTF_8)), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(":quit");
        assertThat(loader.asked).isEmpty();
    }

    /** A session that is played by classes of another loader. */
    public static final class Session {

        private Session() {}

        public static void play(InputStream in, OutputStream out) {
            ConsoleAdapter.ofStreams(in, out, new ConsoleSettings(List.of("you"), true), new MapMemory())
                    .run(new Bot(), by -> {}, () -> {});
        }
    }

    /** Defines this package's classes anew and writes down what of JLine they ask for. */
    private static final class Watching extends ClassLoader {

        final List<String> asked = new ArrayList<>();

        Watching(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.jline.")) {
                asked.add(name);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null || !name.startsWith("tandem.console.")) {
                return known != null ? known : super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
