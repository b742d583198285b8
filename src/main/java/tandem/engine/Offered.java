package tandem.engine;

import java.util.ArrayList;
import java.util.List;
import tandem.flow.Choice;
import tandem.flow.Step;

/** What a question offers now: its choices, as far as their conditions hold, and places where it asks for a zone. */
final class Offered {

    private final Session session;
    private final Scope scope;
    private final Step.Ask ask;
    private final List<Choice> choices;

    Offered(Session session, Scope scope, Step.Ask ask) {
        this.session = session;
        this.scope = scope;
        this.ask = ask;
        List<Choice> offered = new ArrayList<>(places());
        for (Choice choice : ask.choices()) {
            if (choice.when() == null || choice.when().holds(scope)) {
                offered.add(choice);
            }
        }
        this.choices = List.copyOf(offered);
    }

    List<Choice> choices() {
        return choices;
    }

    /** The places that a question for a zone offers; none of them is what is typed, for that may be a time. */
    private List<Choice> places() {
        if (ask.expect() != Step.Expect.ZONE) {
            return List.of();
        }
        return session.dialogs.places().offered(ask.save() == null ? null : scope.get(ask.save()), session.now());
    }

    /** All that can be tapped on the question's messages, whenever they were sent. */
    List<Choice> tappable() {
        if (ask.expect() != Step.Expect.ZONE) {
            return ask.choices();
        }
        List<Choice> all = new ArrayList<>(ask.choices());
        all.addAll(session.dialogs.places().all(session.now()));
        return all;
    }

    /** Stands for the choices in their order. */
    int fingerprint() {
        int fingerprint = 1;
        for (Choice choice : choices) {
            fingerprint = 31 * fingerprint + choice.code().hashCode();
        }
        return fingerprint;
    }

    /** The buttons of a question with this number, in the words of now. */
    List<tandem.chat.Choice> buttons(long question) {
        List<tandem.chat.Choice> buttons = new ArrayList<>(choices.size() + 1);
        for (Choice choice : choices) {
            String label = choice.label().fillPlain(scope, session.dialogs.locale());
            if (choice.copy() != null) {
                String text = choice.copy().fillPlain(scope, session.dialogs.locale());
                buttons.add(new tandem.chat.Choice.Copy(label, text));
            } else {
                buttons.add(new tandem.chat.Choice.Button(Tokens.of(question, choice), label));
            }
        }
        if (ask.expect() != Step.Expect.NOTHING) {
            buttons.add(new tandem.chat.Choice.Form(Tokens.ofForm(question), session.words(SystemText.OWN_WORDS)));
        }
        return buttons;
    }
}
