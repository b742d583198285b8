/** What a chart looks like: beside pictures that somebody has looked at, cell by cell. */
@NullMarked
package tandem.chart;

import org.jspecify.annotations.NullMarked;
