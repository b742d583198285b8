package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes one message of an album: ten pictures that are sent together arrive as ten messages, of which usually one has
 * words. For one thread.
 */
final class Albums {

    /** So many albums are remembered: more than there are while the messages of one arrive. */
    private static final int MOST = 1_000;

    /** The update that stands for an album while none with words is known; the latest albums last. */
    private final Map<String, Long> albums = new LinkedHashMap<>();

    /** Looks at what arrives together: a message with words stands for its album, wherever it is among the others. */
    void note(JsonNode updates) {
        for (JsonNode update : updates) {
            JsonNode message = update.path("message");
            if (hasWords(message)) {
                put(album(message), update.path("update_id").asLong());
            }
        }
    }

    /** Whether this says nothing that another message of its album does not say. */
    boolean isFurther(long id, JsonNode update) {
        JsonNode message = update.path("message");
        String album = album(message);
        if (album.isEmpty() || hasWords(message)) {
            return false;
        }
        Long standsForIt = albums.get(album);
        if (standsForIt == null) {
            put(album, id);
        }
        return standsForIt != null && standsForIt != id;
    }

    private void put(String album, long id) {
        if (!album.isEmpty() && albums.putIfAbsent(album, id) == null && albums.size() > MOST) {
            albums.remove(albums.keySet().iterator().next());
        }
    }

    private static boolean hasWords(JsonNode message) {
        return !message.path("caption").asText().isBlank();
    }

    private static String album(JsonNode message) {
        return message.path("media_group_id").asText();
    }
}
