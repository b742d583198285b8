package tandem.author;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tandem.flow.Illustration;
import tandem.flow.Message;

/** Reads picture files, and what steps say of them. */
final class PictureReader {

    /** Every platform takes a picture of this size, and a phone on a bad evening loads it soon. */
    static final int LARGEST = 1_000_000;

    /** Shorter than the text beside a picture may be anywhere. */
    static final int ALT = 300;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");

    private PictureReader() {}

    /** Takes a file in; one that is no picture is reported. */
    static void read(String name, byte[] content, Spot file, Draft draft, Problems problems) {
        if (!begins(content, PNG) && !begins(content, JPEG)) {
            problems.add(Code.NOT_A_PICTURE, file, "this is no PNG and no JPEG, whatever its name says");
        } else if (content.length > LARGEST) {
            problems.add(
                    Code.NOT_A_PICTURE,
                    file,
                    "the picture has more than " + LARGEST / 1_000 + " kB",
                    "make it smaller; a phone shows no more than some 1,200 pixels across");
        }
        draft.pictures().put(name, content);
    }

    /** What a step shows; null when it shows nothing. */
    static @Nullable Illustration of(Fields step, Notes notes) {
        Fields fields = step.fields("picture");
        if (fields == null) {
            return null;
        }
        String file = notes.named(Mention.Kind.PICTURE, fields, "file");
        Illustration.Drawing drawing = DrawingReader.of(fields);
        if (fields.has("file") == fields.has("lines")) {
            String sentence = fields.owner() + " needs either \"file\" or \"lines\"";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
        }
        Node.Text alt = fields.requiredText("alt");
        if (alt != null) {
            if (alt.text().isBlank()) {
                fields.problems()
                        .add(
                                Code.EMPTY,
                                alt.spot(),
                                fields.what("alt") + " is empty",
                                "say what is to be seen, for whoever cannot see it");
            }
        }
        Message words = notes.message(alt, fields.what("alt"), ALT);
        fields.done();
        return notes.placed(new Illustration(file, drawing, words), fields);
    }

    private static boolean begins(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }
}
