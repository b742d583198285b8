package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;

/** Whatever two people do with the shipped dialogs: always an answer, never an exception, never a dead end. */
class RandomWalksTest {

    private static final int WALKS = 300;
    private static final int EVENTS = 60;

    @Test
    void nobodyIsEverStranded() {
        Dialogs dialogs = TestDialogs.shipped();
        for (int seed = 0; seed < WALKS; seed++) {
            RandomWalk walk = new RandomWalk(dialogs, seed, seed % 3 == 2);
            walk.goOn(EVENTS);
            walk.endsWithACard();
        }
    }

    @Test
    void theTranscriptOfAWalkReproducesIt() {
        Dialogs dialogs = TestDialogs.shipped();
        for (int seed = 0; seed < 30; seed++) {
            RandomWalk walk = new RandomWalk(dialogs, seed, seed % 3 == 2);
            walk.goOn(EVENTS);
            String seen = Player.play(ScriptReader.read("walk.chat", walk.transcript()), dialogs)
                    .seen();
            String heard = seen.lines()
                    .filter(line -> line.startsWith("bot") || line.startsWith("only"))
                    .reduce("", (all, line) -> all + line + "\n");
            assertThat(heard).isEqualTo(walk.heard());
        }
    }
}
