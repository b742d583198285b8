package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All interactions so far. Guarded by the lock of the world. */
final class Interactions {

    private static final int GUILD_CONTEXT = 0;
    private static final int BOT_DM_CONTEXT = 1;
    private static final int PRIVATE_CHANNEL_CONTEXT = 2;
    private static final int MAX_UPLOAD = 10 << 20;

    private final World world;
    private final Map<String, Interaction> byToken = new LinkedHashMap<>();
    private Duration deadline = Duration.ofSeconds(3);
    private Duration life = Duration.ofMinutes(15);

    Interactions(World world) {
        this.world = world;
    }

    Duration deadline() {
        return deadline;
    }

    void deadline(Duration time) {
        deadline = time;
    }

    Duration life() {
        return life;
    }

    void life(Duration time) {
        life = time;
    }

    List<Interaction> all() {
        return new ArrayList<>(byToken.values());
    }

    @Nullable
    Interaction byToken(String token) {
        return byToken.get(token);
    }

    static int context(Room room) {
        if (room.guild() != null) {
            return GUILD_CONTEXT;
        }
        return room.type() == Room.DM && room.hasBot() ? BOT_DM_CONTEXT : PRIVATE_CHANNEL_CONTEXT;
    }

    /** Somebody does something; the bot is told. */
    Interaction open(Room room, int type, Account user, @Nullable Message source, ObjectNode data) {
        Interaction interaction = new Interaction(room, type, user, source);
        byToken.put(interaction.token(), interaction);
        ObjectNode json = Json.object()
                .put("id", interaction.id())
                .put("application_id", world.bot().id())
                .put("type", type)
                .put("token", interaction.token())
                .put("version", 1)
                .put("channel_id", room.id())
                .put("locale", user.locale())
                .put("context", context(room))
                .put("attachment_size_limit", MAX_UPLOAD);
        json.set("data", data);
        json.set("authorizing_integration_owners", interaction.owners());
        json.putArray("entitlements");
        ObjectNode channel = room.json();
        Guild guild = room.guild();
        if (guild == null) {
            json.put("app_permissions", Long.toString(Permissions.ALL_OF_A_MEMBER));
            json.set("user", user.json());
        } else {
            json.put("guild_id", guild.id()).put("guild_locale", guild.locale());
            json.put("app_permissions", Long.toString(guild.permissions()));
            json.putObject("guild")
                    .put("id", guild.id())
                    .put("locale", guild.locale())
                    .putArray("features");
            json.set("member", user.memberJson().put("permissions", Long.toString(Permissions.ALL_OF_A_MEMBER)));
            channel.put("permissions", Long.toString(Permissions.ALL_OF_A_MEMBER));
        }
        json.set("channel", channel);
        if (source != null) {
            json.set("message", source.json(true));
        }
        world.dispatch("INTERACTION_CREATE", json, 0);
        return interaction;
    }
}
