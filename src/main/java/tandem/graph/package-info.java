/**
 * A flow as a picture for those who write it. {@link tandem.graph.FlowGraph} and {@link tandem.graph.Overview} say which
 * boxes and arrows there are, as a {@link tandem.graph.Graph}; {@link tandem.graph.Mermaid} and {@link tandem.graph.Svg}
 * write that down. The same flows give the same bytes.
 */
@NullMarked
package tandem.graph;

import org.jspecify.annotations.NullMarked;
