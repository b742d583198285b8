package tandem.chart;

import java.awt.AWTError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Lines;

/**
 * Draws lines over time as a PNG that can be read on a phone, on light and dark ground. Thread-safe, and waits for
 * nothing.
 */
public final class LineChart {

    private static final Logger LOG = LoggerFactory.getLogger(LineChart.class);

    private final Letters letters = new Letters(Sheet.LETTERS);
    private final AtomicBoolean unable = new AtomicBoolean();

    /**
     * The picture, or empty where this machine cannot draw: Java needs the system's library for fonts, also for one that
     * is brought along. Then the log says once what to install, and nothing is tried again before the next start.
     */
    public Optional<byte[]> png(Lines lines) {
        if (unable.get()
                || lines.lines().stream().allMatch(line -> line.points().isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(encoded(new Sheet(lines, letters).draw()));
        } catch (IOException | RuntimeException e) {
            LOG.error("a chart could not be drawn ({}); its words stand in for it", e.getClass().getSimpleName());
            return Optional.empty();
        } catch (LinkageError | InternalError | AWTError e) {
            if (!unable.getAndSet(true)) {
                LOG.error(
                        "charts cannot be drawn on this machine ({}), and their words stand in for them until the next start;"
                                + " usually installing fontconfig and any font helps, such as fonts-dejavu-core",
                        e.getClass().getSimpleName());
            }
            return Optional.empty();
        }
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }
}
