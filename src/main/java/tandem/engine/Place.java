package tandem.engine;

import org.jspecify.annotations.Nullable;
import tandem.flow.Flow;
import tandem.flow.Step;

/**
 * Where a saved frame stands in the flows as they are now. This is where the promise is kept that no edit strands or
 * misroutes anybody.
 */
public sealed interface Place {

    /** The step is there, perhaps under a new name. */
    record Same(Flow flow, Step step) implements Place {}

    /** The step is gone and the author said where to go on. */
    record Moved(Flow flow, Step step) implements Place {}

    /** The step is gone and nobody said where to: from the flow's start, with a kind sentence. */
    record StartAgain(Flow flow, Step step) implements Place {}

    /** The whole flow is gone. */
    record NoFlow() implements Place {}

    static Place of(Frame frame, Dialogs dialogs) {
        Flow flow = dialogs.flow(frame.flow());
        if (flow == null) {
            return new NoFlow();
        }
        @Nullable Step step = flow.step(frame.step());
        if (step == null) {
            step = flow.renamedStep(frame.step());
        }
        if (step != null) {
            return new Same(flow, step);
        }
        step = flow.stepIfGone();
        return step != null ? new Moved(flow, step) : new StartAgain(flow, flow.first());
    }
}
