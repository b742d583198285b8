package tandem.cli;

import java.util.ArrayList;
import java.util.List;
import tandem.control.Answer;
import tandem.engine.Dialogs;
import tandem.engine.Frame;
import tandem.engine.Place;

/** What edited conversations would do to the people who are in the middle of one; heard line by line from the store. */
final class Against implements Answer {

    private final Dialogs dialogs;
    private final Answer trouble;
    private final List<String> lines = new ArrayList<>();
    private long places;

    Against(Dialogs dialogs, Answer trouble) {
        this.dialogs = dialogs;
        this.trouble = trouble;
    }

    /** A line of {@link StoreOperations#STANDING}. */
    @Override
    public void out(String line) {
        String[] parts = line.split(" ", -1);
        places++;
        if (parts.length == 3) {
            look(
                    new Frame(parts[0], parts[1]),
                    parts[2].equals("1") ? "1 conversation stands" : parts[2] + " conversations stand");
        }
    }

    @Override
    public void err(String line) {
        trouble.err(line);
    }

    /** A line for each step that people stand at and that is gone, and one that says how many there are. */
    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        all.add(
                places == 0
                        ? "nobody is in the middle of a conversation"
                        : "people stand at " + (places == 1 ? "1 step" : places + " steps")
                                + (lines.isEmpty()
                                        ? ", all of them still there"
                                        : ", " + lines.size() + " of them gone or renamed"));
        return all;
    }

    private void look(Frame frame, String who) {
        String at = who + " at step \"" + frame.step() + "\" of flow \"" + frame.flow() + "\", which ";
        Place place = Place.of(frame, dialogs);
        if (place instanceof Place.NoFlow) {
            lines.add(at + "is gone with its flow: they are told that something has changed, and that is all");
        } else if (place instanceof Place.StartAgain) {
            lines.add(at + "is gone: they are told that something has changed, and begin again; \"renamed\" or"
                    + " \"ifStepGone\" would say where they go on");
        } else if (place instanceof Place.Moved moved) {
            lines.add(at + "is gone: they go on at \"" + moved.step().id() + "\", by \"ifStepGone\"");
        } else if (place instanceof Place.Same same && !same.step().id().equals(frame.step())) {
            lines.add(at + "is called \"" + same.step().id() + "\" now: they go on there");
        }
    }
}
