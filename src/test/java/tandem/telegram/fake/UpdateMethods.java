package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who the bot is, and how it gets its updates. */
final class UpdateMethods {

    private static final int MOST_UPDATES = 100;
    private static final int LONGEST_POLL_SECONDS = 50;

    private final World world;

    UpdateMethods(World world) {
        this.world = world;
    }

    void addTo(ApiMethods methods) {
        methods.add("getMe", this::getMe);
        methods.add("getUpdates", this::getUpdates, "offset", "limit", "timeout", "allowed_updates");
        methods.add(
                "setWebhook",
                this::setWebhook,
                "url",
                "certificate",
                "ip_address",
                "max_connections",
                "allowed_updates",
                "drop_pending_updates",
                "secret_token");
        methods.add("deleteWebhook", this::deleteWebhook, "drop_pending_updates");
        methods.add("getWebhookInfo", this::getWebhookInfo);
    }

    private JsonNode getMe(Parameters parameters) {
        return world.bot()
                .json()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", world.readsEverything())
                .put("supports_guest_queries", false)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false)
                .put("has_topics_enabled", false)
                .put("allows_users_to_create_topics", false)
                .put("can_manage_bots", false)
                .put("supports_join_request_queries", false);
    }

    private JsonNode getUpdates(Parameters parameters) throws InterruptedException {
        long limit = clamp(parameters.integer("limit", MOST_UPDATES), 1, MOST_UPDATES);
        long timeout = clamp(parameters.integer("timeout", 0), 0, LONGEST_POLL_SECONDS);
        allow(parameters);
        ArrayNode batch = Json.array();
        for (Update update :
                world.updates().poll(parameters.integer("offset", 0), (int) limit, Duration.ofSeconds(timeout))) {
            batch.addRawValue(new RawValue(update.json()));
        }
        return batch;
    }

    private JsonNode setWebhook(Parameters parameters) {
        String url = parameters.text("url", "");
        if (!url.isEmpty() && !url.startsWith("https://")) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        allow(parameters);
        forgetIfAsked(parameters);
        world.updates().webhook(url);
        return BooleanNode.TRUE;
    }

    private JsonNode deleteWebhook(Parameters parameters) {
        forgetIfAsked(parameters);
        world.updates().webhook("");
        return BooleanNode.TRUE;
    }

    private JsonNode getWebhookInfo(Parameters parameters) {
        ObjectNode info = Json.object()
                .put("url", world.updates().webhook())
                .put("has_custom_certificate", false)
                .put("pending_update_count", world.updates().size());
        Set<String> allowed = world.updates().allowed();
        if (allowed != null) {
            allowed.forEach(info.putArray("allowed_updates")::add);
        }
        return info;
    }

    private void forgetIfAsked(Parameters parameters) {
        if (parameters.flag("drop_pending_updates")) {
            world.updates().forget();
        }
    }

    /** Remembered until it is given again. */
    private void allow(Parameters parameters) {
        JsonNode kinds = parameters.json("allowed_updates", "allowed_updates");
        if (kinds != null) {
            if (!kinds.isArray()) {
                throw Refusal.badRequest("can't parse allowed updates JSON object");
            }
            Set<String> allowed = new LinkedHashSet<>();
            kinds.forEach(kind -> allowed.add(kind.asText()));
            world.updates().allow(allowed);
        }
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }
}
