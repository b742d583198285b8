package tandem.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the check warns of numbers that grow old. */
class StaleHelplinesTest {

    private static List<Problem> on(LocalDate day) {
        return DialogLoader.load(DialogFiles.folder(Path.of("dialogs")), day).problems();
    }

    @Test
    void warnsOfEachCountryOnceAfterHalfAYear() {
        LocalDate checked = LocalDate.of(2026, 11, 1);
        assertThat(on(checked.plusDays(180))).isEmpty();
        assertThat(on(checked.plusDays(181)))
                .hasSize(16)
                .allMatch(problem -> problem.severity() == Severity.WARNING)
                .extracting(Problem::sentence)
                .contains("lines of the country \"DE\" were last looked at 181 days ago");
    }
}
