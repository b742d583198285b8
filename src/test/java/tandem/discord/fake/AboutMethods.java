package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls about the bot itself, the gateway and guilds. */
final class AboutMethods {

    private final World world;
    private final String gatewayUrl;

    AboutMethods(World world, String gatewayUrl) {
        this.world = world;
        this.gatewayUrl = gatewayUrl;
    }

    Answer me(Request request) {
        return Answer.ok(world.bot().json().put("verified", true).put("mfa_enabled", true));
    }

    Answer user(Request request) {
        Account account = world.accounts().get(request.at(0));
        if (account == null) {
            throw Refusal.of(404, 10013, "Unknown User");
        }
        return Answer.ok(account.json());
    }

    Answer application(Request request) {
        ObjectNode json = Json.object()
                .put("id", world.bot().id())
                .put("name", world.bot().name())
                .put("description", "")
                .put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("verify_key", "00")
                .put("flags", world.sessions().isRefusingIntents() ? 0 : 1 << 19)
                .putNull("icon")
                .putNull("team");
        json.set("owner", new Account("1", "owner", "en-US", false).json());
        json.set("bot", world.bot().json());
        json.putArray("tags");
        return Answer.ok(json);
    }

    Answer gateway(Request request) {
        return Answer.ok(Json.object().put("url", gatewayUrl));
    }

    Answer gatewayOfBot(Request request) {
        ObjectNode json = Json.object().put("url", gatewayUrl).put("shards", 1);
        json.putObject("session_start_limit")
                .put("total", 1000)
                .put("remaining", 1000 - world.sessions().identifies())
                .put("reset_after", 86_400_000)
                .put("max_concurrency", 1);
        return Answer.ok(json);
    }

    Answer guild(Request request) {
        return Answer.ok(guildOf(request).json());
    }

    Answer leave(Request request) {
        guildOf(request).botGoes();
        return Answer.nothing();
    }

    private Guild guildOf(Request request) {
        Guild guild = world.guilds().get(request.at(0));
        if (guild == null || !guild.hasBotInside()) {
            throw Refusal.of(404, 10004, "Unknown Guild");
        }
        if (guild.isDown()) {
            throw Refusal.unavailable();
        }
        return guild;
    }
}
