package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** What goes back over the wire. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
record Answer(int status, String contentType, byte[] body) {

    private static final String JSON = "application/json";

    static Answer done(JsonNode result) {
        ObjectNode json = Json.object().put("ok", true);
        json.set("result", result);
        return new Answer(200, JSON, Json.bytes(json));
    }

    static Answer refused(Refusal refusal) {
        ObjectNode json = Json.object()
                .put("ok", false)
                .put("error_code", refusal.status())
                .put("description", refusal.description());
        if (!refusal.parameters().isEmpty()) {
            ObjectNode parameters = json.putObject("parameters");
            refusal.parameters().forEach(parameters::put);
        }
        return new Answer(refusal.status(), JSON, Json.bytes(json));
    }

    static Answer badGateway() {
        String page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway"
                + "</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n";
        return new Answer(502, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }

    static Answer garbage() {
        return new Answer(200, JSON, "{\"ok\":true,\"resu".getBytes(StandardCharsets.UTF_8));
    }
}
