package tandem.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.restaction.CommandListUpdateAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Memory;
import tandem.chat.MenuCommand;

/** Tells Discord which commands there are, when they have changed. */
final class SlashCommands {

    private static final String REGISTERED = "commands";

    private static final Logger LOG = LoggerFactory.getLogger(SlashCommands.class);

    private final Memory memory;
    private final Chores chores;
    private final List<MenuCommand> menu;
    private final @Nullable String server;

    /**
     * @param chores where it is noted that they are registered
     * @param server where they are tried, at once and nowhere else; null for everywhere
     */
    SlashCommands(Memory memory, Chores chores, List<MenuCommand> menu, @Nullable String server) {
        this.memory = memory;
        this.chores = chores;
        this.menu = menu;
        this.server = server;
    }

    /** Registers them, which nobody waits for; what fails is tried at the next start. */
    void register(JDA jda) {
        List<CommandData> commands = commands();
        String wanted = jda.getSelfUser().getId() + " " + server + " "
                + commands.stream().map(each -> each.toData().toString()).toList();
        String fingerprint = Integer.toHexString(wanted.hashCode()) + "." + wanted.length();
        if (memory.get(REGISTERED).filter(fingerprint::equals).isPresent()) {
            return;
        }
        CommandListUpdateAction update = update(jda);
        if (update == null) {
            LOG.warn("Discord: the bot is not in the server of discord.try-server, so its commands are nowhere");
            return;
        }
        update.addCommands(commands)
                .queue(
                        done -> chores.after(Duration.ZERO, () -> memory.put(REGISTERED, fingerprint)),
                        failure -> LOG.warn(
                                "the commands could not be registered ({}); that is tried again at the next start",
                                Trouble.of(failure).why()));
    }

    private @Nullable CommandListUpdateAction update(JDA jda) {
        if (server == null) {
            return jda.updateCommands();
        }
        Guild guild = jda.getGuildById(server);
        return guild == null ? null : guild.updateCommands();
    }

    private List<CommandData> commands() {
        List<CommandData> commands = new ArrayList<>();
        for (MenuCommand command : menu) {
            commands.add(Commands.slash(command.name(), command.description())
                    .setContexts(contexts(command))
                    .setIntegrationTypes(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL));
        }
        return commands;
    }

    private static List<InteractionContextType> contexts(MenuCommand command) {
        List<InteractionContextType> contexts = new ArrayList<>();
        if (command.inPrivate()) {
            contexts.add(InteractionContextType.BOT_DM);
        }
        if (command.inGroups()) {
            contexts.add(InteractionContextType.GUILD);
            contexts.add(InteractionContextType.PRIVATE_CHANNEL);
        }
        return contexts;
    }
}
