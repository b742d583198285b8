package tandem.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody types on purpose: the program stays kind, keeps the place and stays small. */
final class RubbishTest {

    @TempDir
    Path folder;

    @Test
    void keepsThePlaceThroughRubbish() throws Exception {
        Counting.write(new Desk(folder), "dialogs");
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.writeBytes("/start\n[More]\n".getBytes(UTF_8));
        typed.writeBytes("x".repeat(1 << 20).getBytes(UTF_8));
        typed.writeBytes("\n\r\n \t \n\0\0\n".getBytes(UTF_8));
        typed.writeBytes(
                "a\0b\u0007\u001b[31mred\u001b[0m\u001b]0;title\u0007 🙂👩‍👩‍👧 שלום \u202eabc".getBytes(UTF_8));
        typed.writeBytes(new byte[] {'\n', (byte) 0xff, (byte) 0xfe, (byte) 0xc3, '(', '\n'});
        typed.writeBytes(("/" + "z".repeat(9000) + "\n[" + "q".repeat(9000) + "]\n:skip 999999w\n123\n[More]\n")
                .getBytes(UTF_8));

        Ended ended = small().whole(typed.toByteArray());
        assertThat(ended.well().out())
                .contains("I don't know that one. /help shows what I can do")
                .contains("I could not read that time. It could be :skip 30m, :skip 2h or :skip 1d12h.")
                .contains("I understand only simple answers. Could you tap whichever is nearest?")
                .doesNotContain("Something went wrong")
                .endsWith("It is 2.\n  1  More\n\n");
    }

    @Test
    void talkOfAGroupAmongItselfIsNeitherHeardNorKept() throws Exception {
        Random random = new Random(7);
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.writeBytes("/tonight\n".getBytes(UTF_8));
        for (int line = 0; line < 10_000; line++) {
            byte[] noise = new byte[40];
            random.nextBytes(noise);
            typed.writeBytes("ben: well ".getBytes(UTF_8));
            typed.writeBytes(new String(noise, UTF_8).replace("\n", "").getBytes(UTF_8));
            typed.write('\n');
        }
        typed.writeBytes("ben: [We'll do it]\n".getBytes(UTF_8));
        Ended ended = small("--as", "anna,ben").whole(typed.toByteArray());
        assertThat(ended.well().out()).contains("Tonight: ").contains("Enjoy. Phones away; I'll be quiet.");
        assertThat(ended.out()).hasSizeLessThan(3000);
    }

    @Test
    void aLineWithoutEndIsRead() throws Exception {
        byte[] endless = new byte[20 << 20];
        java.util.Arrays.fill(endless, (byte) 'w');
        assertThat(small().whole(endless).well().out()).contains("Thank you for telling me.");
    }

    private Program small(String... arguments) throws Exception {
        String[] all = java.util.stream.Stream.concat(List.of("chat").stream(), List.of(arguments).stream())
                .toArray(String[]::new);
        return new Desk(folder).onJvm("-Xmx64m").start(all);
    }
}
