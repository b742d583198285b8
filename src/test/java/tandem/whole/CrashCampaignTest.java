package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot, really killed; {@code -Pcrash} does so a thousand times and more. */
final class CrashCampaignTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 10);

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedIsThereOnceHoweverOftenItIsKilled() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        try {
            CrashResult result = new CrashCampaign(folder, seed).run(KILLS);
            System.out.println("crash campaign: " + result.line());
            assertThat(result.lost()).isZero();
            assertThat(result.twice()).isZero();
            assertThat(result.acknowledged()).isGreaterThan(3L * KILLS);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
