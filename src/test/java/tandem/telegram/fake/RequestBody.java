package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a call from its address and its body: JSON, a form, or a form in parts. */
final class RequestBody {

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";,]+)\"?");

    private RequestBody() {}

    /** Throws a refusal for a body that nobody can read. */
    static Parameters read(@Nullable String query, @Nullable String contentType, byte[] body) {
        Parameters parameters = new Parameters();
        if (query != null) {
            readForm(query, parameters);
        }
        if (body.length > 0) {
            String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
            if (type.startsWith("application/json")) {
                readJson(body, parameters);
            } else if (type.startsWith("application/x-www-form-urlencoded")) {
                readForm(new String(body, StandardCharsets.UTF_8), parameters);
            } else if (type.startsWith("multipart/form-data")) {
                Matcher boundary = BOUNDARY.matcher(contentType);
                if (!boundary.find()) {
                    throw Refusal.badRequest("boundary not found in Content-Type");
                }
                new MultipartBody(body, boundary.group(1)).readInto(parameters);
            } else {
                throw Refusal.badRequest("unsupported Content-Type");
            }
        }
        return parameters;
    }

    private static void readJson(byte[] body, Parameters parameters) {
        try {
            JsonNode json = Json.read(body);
            if (!json.isObject()) {
                throw Refusal.badRequest("expected an Object");
            }
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                parameters.put(member.getKey(), member.getValue());
            }
        } catch (IOException e) {
            throw Refusal.badRequest("can't parse JSON encoded request body");
        }
    }

    private static void readForm(String form, Parameters parameters) {
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.put(decoded(name), TextNode.valueOf(decoded(value)));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
