package tandem.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.engine.Dialogs;

/** The picture that is shipped is one of the size that is drawn, and the drawing draws. */
class TwoLinesTest {

    @Test
    void theShippedPictureIsWhole() throws IOException {
        Dialogs dialogs = DialogLoader.load(DialogFiles.classPath()).dialogs();
        assertThat(dialogs).isNotNull();
        byte[] bytes = dialogs == null
                ? new byte[0]
                : dialogs.pictures().bytes("pictures/two-lines.png").orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(image.getWidth()).isEqualTo(TwoLines.WIDTH);
        assertThat(image.getHeight()).isEqualTo(TwoLines.HEIGHT);
        assertThat(colours(image)).containsAll(Set.of(0xFFFFF7EC, 0xFFB3303F, 0xFFA85F00, 0xFF5B4636));
    }

    @Test
    void theDrawingHasBothLines() {
        assertThat(colours(TwoLines.draw())).containsAll(Set.of(0xFFFFF7EC, 0xFFB3303F, 0xFFA85F00, 0xFF5B4636));
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
