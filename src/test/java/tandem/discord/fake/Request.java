package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What the bot asks for.
 *
 * @param at what stands in the place of the names in the route
 * @param files by their numbers
 */
record Request(
        String method,
        String path,
        List<String> at,
        Map<String, String> query,
        JsonNode body,
        Map<String, Upload> files) {

    String at(int index) {
        return at.get(index);
    }
}
