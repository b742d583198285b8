package tandem.transcript;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;
import tandem.engine.Witness;
import tandem.flow.Flow;
import tandem.flow.Step;

/** Passes on what it sees, and finds questions that nobody can answer. */
final class Questions implements Witness {

    private final Witness witness;
    private @Nullable String asked;

    Questions(Witness witness) {
        this.witness = witness;
    }

    /** Something new happens. */
    void forget() {
        asked = null;
    }

    /** The last question that was asked, when it takes no words and none of these messages has a button. */
    Optional<String> withoutAnswer(Collection<Stage.Message> said) {
        boolean tappable = said.stream()
                .flatMap(message -> message.outgoing().choices().stream())
                .anyMatch(Choice.Button.class::isInstance);
        return tappable ? Optional.empty() : Optional.ofNullable(asked);
    }

    @Override
    public void reached(Flow flow, Step step) {
        if (step instanceof Step.Ask ask) {
            asked = ask.expect() == Step.Expect.NOTHING ? flow.id() + "/" + step.id() : null;
        }
        witness.reached(flow, step);
    }

    @Override
    public void taken(Flow flow, Step.Ask ask, tandem.flow.Choice choice) {
        witness.taken(flow, ask, choice);
    }
}
