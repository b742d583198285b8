package tandem.engine;

import tandem.flow.Choice;
import tandem.flow.Flow;
import tandem.flow.Step;

/**
 * Is told which ways turns take through the flows, also through steps that leave no trace in the state. It changes nothing
 * about a turn. A turn that is played again is told again.
 */
public interface Witness {

    /** Sees nothing. */
    Witness NOBODY = new Witness() {
        @Override
        public void reached(Flow flow, Step step) {}

        @Override
        public void taken(Flow flow, Step.Ask ask, Choice choice) {}
    };

    /** A step is done. */
    void reached(Flow flow, Step step);

    /** A question is answered with one of its choices, by a tap or in words. */
    void taken(Flow flow, Step.Ask ask, Choice choice);
}
