package tandem.cli;

import java.util.List;
import java.util.Locale;

/** Bytes as a person reads them. */
final class Sizes {

    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB");
    private static final int STEP = 1024;

    private Sizes() {}

    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double size = bytes;
        int unit = -1;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
    }
}
