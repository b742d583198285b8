package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads bodies: JSON, or several parts after RFC 7578 with JSON and files. */
final class Bodies {

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";,]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[; ]filename=\"([^\"]*)\"");
    private static final Pattern FILE_FIELD = Pattern.compile("files?\\[?(\\d+)]?");

    private Bodies() {}

    /** Puts the files into the map, by their numbers, and returns the JSON; a missing node when there is none. */
    static JsonNode read(@Nullable String contentType, byte[] body, Map<String, Upload> files) {
        if (body.length == 0) {
            return Json.object();
        }
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) {
            return json(body);
        }
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (type.startsWith("multipart/form-data") && boundary.find()) {
            // One character for each byte, so that places in the text are places in the body.
            return parts(new String(body, StandardCharsets.ISO_8859_1), "--" + boundary.group(1), files);
        }
        throw Refusal.of(
                400, 50035, "Invalid Form Body"); // Discord accepts some more forms, which nobody needs for a bot.
    }

    static Map<String, String> query(@Nullable String query) {
        Map<String, String> values = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw Refusal.of(400, 50109, "The request body contains invalid JSON.");
        }
    }

    private static JsonNode parts(String body, String delimiter, Map<String, Upload> files) {
        JsonNode payload = Json.object();
        int from = body.indexOf(delimiter);
        while (from >= 0 && !body.startsWith("--", from + delimiter.length())) {
            int begin = from + delimiter.length() + 2;
            int next = body.indexOf("\r\n" + delimiter, begin);
            int content = body.indexOf("\r\n\r\n", begin) + 4;
            if (next < 0 || content < 4 || content > next) {
                throw Refusal.of(400, 50035, "Invalid Form Body");
            }
            String headers = utf8(body.substring(begin, content));
            String name = first(NAME, headers);
            byte[] bytes = body.substring(content, next).getBytes(StandardCharsets.ISO_8859_1);
            Matcher field = FILE_FIELD.matcher(name);
            if (name.equals("payload_json")) {
                payload = json(bytes);
            } else if (field.matches()) {
                files.put(field.group(1), new Upload(first(FILE_NAME, headers), bytes));
            }
            from = next + 2;
        }
        return payload;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String first(Pattern pattern, String headers) {
        Matcher matcher = pattern.matcher(headers);
        return matcher.find() ? matcher.group(1) : "";
    }
}
