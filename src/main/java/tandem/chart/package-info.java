/**
 * The picture of the two lines: {@link tandem.chart.LineChart} makes a PNG of what a message says of them. Begin there;
 * {@link tandem.chart.Sheet} has the sizes and colours, {@link tandem.chart.Letters} the font.
 */
@NullMarked
package tandem.chart;

import org.jspecify.annotations.NullMarked;
