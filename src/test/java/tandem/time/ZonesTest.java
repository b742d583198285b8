package tandem.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ZonesTest {

    private final Map<String, String> places = Zones.places();

    @Test
    void areCalledAfterPlaces() {
        assertThat(places)
                .containsEntry("America/Argentina/Buenos_Aires", "Buenos Aires")
                .containsEntry("Asia/Calcutta", "Calcutta")
                .containsEntry("America/Port-au-Prince", "Port-au-Prince")
                .containsEntry("Japan", "Japan")
                .hasSizeGreaterThan(400);
    }

    @Test
    void noPlaceIsOnlyAnOffset() {
        assertThat(places.keySet()).doesNotContain("Etc/GMT+5", "UTC", "EST5EDT", "Zulu", "US/Pacific", "GB");
    }
}
