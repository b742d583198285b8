package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void writesWhatAnotherReads() {
        assertThat(JsonText.of(Map.of("list", Arrays.asList(1, null, true, Map.of("deep", List.of())))))
                .isEqualTo("{\"list\":[1,null,true,{\"deep\":[]}]}");
        assertThat(JsonText.of("a \"b\" \\ \n\u0001 \u00e4")).isEqualTo("\"a \\\"b\\\" \\\\ \\u000a\\u0001 \\u00e4\"");
    }
}
