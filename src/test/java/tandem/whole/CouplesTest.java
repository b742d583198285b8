package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.engine.TestDialogs;

/** No answer of a couple is lost, shown twice, or seen by anybody too early, however their events mix. */
final class CouplesTest {

    private static final int COUPLES = Integer.getInteger("couples", 40);
    private static final int EVENTS = Integer.getInteger("couples.events", 60);

    @TempDir
    private Path folder;

    @Test
    void noAnswerIsLostDoubledOrLeaked() throws Exception {
        String played = new Couples(folder, TestDialogs.shipped(), COUPLES, 7).play(EVENTS);
        System.out.println(played);
        assertThat(played).doesNotContain(" 0 shown");
    }
}
