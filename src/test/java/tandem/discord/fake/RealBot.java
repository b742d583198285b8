package tandem.discord.fake;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/** A small bot with the library that the adapter uses. */
final class RealBot extends ListenerAdapter implements AutoCloseable {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final JDA jda;

    RealBot(FakeDiscord discord) {
        jda = JDABuilder.createLight(
                        discord.token(), EnumSet.of(GatewayIntent.DIRECT_MESSAGES, GatewayIntent.GUILD_MESSAGES))
                .setRestConfig(new RestConfig().setBaseUrl(discord.url()))
                .setCompression(Compression.NONE)
                .setSessionController(new SessionControllerAdapter() {
                    @Override
                    public String getGateway() {
                        return discord.gateway().url();
                    }
                })
                .addEventListeners(this)
                .build();
    }

    JDA jda() {
        return jda;
    }

    /** What people have said to it. */
    List<String> heard() {
        return heard;
    }

    void registersCommands() {
        jda.updateCommands()
                .addCommands(Commands.slash("tea", "Asks about tea")
                        .setContexts(InteractionContextType.ALL)
                        .setIntegrationTypes(IntegrationType.ALL)
                        .addOption(OptionType.STRING, "kind", "Which one", false))
                .complete();
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        if (!event.getAuthor().isBot()) {
            heard.add(event.getAuthor().getName() + ": " + event.getMessage().getContentRaw());
        }
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        String kind = event.getOption("kind", "black", option -> option.getAsString());
        if (kind.equals("late")) {
            event.deferReply(true).queue(hook -> hook.editOriginal("Later.").queue());
            return;
        }
        event.reply("Some " + kind + " tea?")
                .setComponents(ActionRow.of(
                        Button.primary("yes", "Yes"),
                        Button.secondary("whisper", "Whisper"),
                        Button.danger("ask", "Ask")))
                .queue();
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        switch (event.getComponentId()) {
            case "yes" -> event.editMessage("Here it is.").setComponents().queue();
            case "whisper" -> event.reply("Only for you").setEphemeral(true).queue();
            default ->
                event.replyModal(Modal.create("form", "Your tea")
                                .addComponents(Label.of("Sugar", TextInput.of("sugar", TextInputStyle.SHORT)))
                                .build())
                        .queue();
        }
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        ModalMapping sugar = event.getValue("sugar");
        event.reply("With " + (sugar == null ? "none" : sugar.getAsString())).queue();
    }

    @Override
    public void close() {
        jda.shutdownNow();
    }
}
