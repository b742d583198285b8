package tandem.chart;

import java.awt.image.BufferedImage;

/** A picture as coarse cells, each with the mean of its colours: what somebody sees who does not look at single pixels. */
final class Cells {

    /** In pixels: a cell that a line crosses is another colour than one it does not. */
    private static final int SIZE = 20;

    private final int[][] means;

    Cells(BufferedImage image) {
        int across = image.getWidth() / SIZE;
        int down = image.getHeight() / SIZE;
        means = new int[across * down][];
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = mean(image, cell % across * SIZE, cell / across * SIZE);
        }
    }

    /** By how much the cell that differs most does, in the colour that differs most: from 0 to 255. */
    int worst(Cells other) {
        if (means.length != other.means.length) {
            return 255;
        }
        int worst = 0;
        for (int cell = 0; cell < means.length; cell++) {
            for (int colour = 0; colour < 3; colour++) {
                worst = Math.max(worst, Math.abs(means[cell][colour] - other.means[cell][colour]));
            }
        }
        return worst;
    }

    private static int[] mean(BufferedImage image, int left, int top) {
        int[] sums = new int[3];
        for (int x = left; x < left + SIZE; x++) {
            for (int y = top; y < top + SIZE; y++) {
                int rgb = image.getRGB(x, y);
                sums[0] += rgb >> 16 & 0xFF;
                sums[1] += rgb >> 8 & 0xFF;
                sums[2] += rgb & 0xFF;
            }
        }
        for (int colour = 0; colour < 3; colour++) {
            sums[colour] /= SIZE * SIZE;
        }
        return sums;
    }
}
