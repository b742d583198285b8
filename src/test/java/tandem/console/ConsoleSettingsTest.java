package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleSettingsTest {

    @Test
    void areForOnePersonWhenNobodyIsNamed() {
        assertThat(ConsoleSettings.of(List.of(), Map.of())).isEqualTo(new ConsoleSettings(List.of("you"), true));
    }

    @Test
    void takeColoursAwayWhenToldSo() {
        assertThat(ConsoleSettings.of(List.of(), Map.of("NO_COLOR", "1")).colour())
                .isFalse();
        assertThat(ConsoleSettings.of(List.of(), Map.of("NO_COLOR", "")).colour())
                .isTrue();
    }

    @Test
    void meanTheSamePersonInWhateverCase() {
        assertThat(new ConsoleSettings(List.of("Anna", "BEN"), true).people()).containsExactly("anna", "ben");
        assertThat(new People(List.of("zoë", "anna")).home()).isEqualTo(new People(List.of("anna", "zoë")).home());
        assertThat(People.shown("zoë")).isEqualTo("Zoë");
        assertThat(People.shown("irem")).isEqualTo("Irem");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "an na", "a:b", "a@b", "a,b", "-x", "\u001B[1m", "0123456789012345678901234567890123"})
    void takeNoNameThatALineCouldNotSay(String name) {
        assertThatThrownBy(() -> new ConsoleSettings(List.of(name), true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takeNeitherTwinsNorNobodyNorACrowd() {
        assertThatThrownBy(() -> new ConsoleSettings(List.of("Ben", "ben"), true))
                .hasMessageContaining("ben");
        assertThatThrownBy(() -> new ConsoleSettings(List.of(), true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConsoleSettings(Collections.nCopies(17, "x"), true))
                .hasMessageContaining("16");
    }
}
