package tandem.discord;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.requests.restaction.CommandListUpdateAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Memory;
import tandem.chat.MenuCommand;

/**
 * Tells Discord which commands there are, when they have changed. Discord keeps those of a server beside those that are
 * everywhere, and shows both; so they are taken away where they are no longer wanted.
 */
final class SlashCommands {

    private static final String REGISTERED = "commands";
    private static final String PLACES = "command-places";

    /** The place that is no server. */
    private static final String EVERYWHERE = "everywhere";

    /** The menu of everybody who has no language of ours. */
    private static final String BASE = "";

    private static final ObjectMapper SORTING =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private static final Logger LOG = LoggerFactory.getLogger(SlashCommands.class);

    private final Memory memory;
    private final Map<String, List<MenuCommand>> menus;
    private final @Nullable String server;
    private final boolean ageRestricted;

    /**
     * @param menus by language tag; the empty one has every command, the others say the same in their language
     * @param server where they are tried, and nowhere else; null for everywhere
     * @param ageRestricted whether Discord offers those of servers to adults alone ({@code nsfw} of an application command); who
     *     looks for help or wants to be forgotten in a private chat is asked for no age
     */
    SlashCommands(Memory memory, Map<String, List<MenuCommand>> menus, @Nullable String server, boolean ageRestricted) {
        this.memory = memory;
        this.menus = menus;
        this.server = server;
        this.ageRestricted = ageRestricted;
    }

    /** Registers them, which nobody waits for; what fails is tried at the next start. */
    void register(JDA jda) {
        List<SlashCommandData> commands = commands();
        String place = server == null ? EVERYWHERE : server;
        String wanted = jda.getSelfUser().getId() + " " + server + " "
                + commands.stream().map(SlashCommands::sorted).toList();
        String fingerprint = Integer.toHexString(wanted.hashCode()) + "." + wanted.length();
        if (memory.get(REGISTERED).filter(fingerprint::equals).isPresent()) {
            note(jda, places -> places.add(entry(jda, place)));
            takeAwayElsewhere(jda, place);
            return;
        }
        CommandListUpdateAction update = update(jda, place);
        if (update == null) {
            LOG.warn("Discord: the bot is not in the server of discord.try-server, so its commands are as they were");
            return;
        }
        note(
                jda,
                places -> places.add(entry(jda, place))); // Before: nobody knows whether a call that fails took effect.
        update.addCommands(commands)
                .queue(
                        done -> {
                            memory.put(REGISTERED, fingerprint);
                            takeAwayElsewhere(jda, place);
                        },
                        failure -> LOG.warn(
                                "the commands could not be registered ({}); that is tried again at the next start",
                                Trouble.of(failure).why()));
    }

    /** Only when they are at the place that is wanted: better twice than nowhere. */
    private void takeAwayElsewhere(JDA jda, String wanted) {
        for (String place : places(jda)) {
            if (place.startsWith(entry(jda, "")) && !place.equals(entry(jda, wanted))) {
                takeAway(jda, place);
            }
        }
    }

    /** In a server without the bot nobody sees them; should it come back there, the next start takes them away. */
    private void takeAway(JDA jda, String entry) {
        CommandListUpdateAction update =
                update(jda, entry.substring(entry(jda, "").length()));
        if (update != null) {
            update.queue(
                    done -> note(jda, places -> places.remove(entry)),
                    failure -> LOG.warn(
                            "the commands could not be taken away where they were before ({}); that is tried again at the"
                                    + " next start",
                            Trouble.of(failure).why()));
        }
    }

    private static @Nullable CommandListUpdateAction update(JDA jda, String place) {
        if (place.equals(EVERYWHERE)) {
            return jda.updateCommands();
        }
        Guild guild = jda.getGuildById(place);
        return guild == null ? null : guild.updateCommands();
    }

    /** Under which this bot's commands at a place are noted; another bot may have been run over the same data. */
    private static String entry(JDA jda, String place) {
        return jda.getSelfUser().getId() + "/" + place;
    }

    /** Where commands have been registered and not been taken away. */
    private Set<String> places(JDA jda) {
        Set<String> places = new TreeSet<>();
        memory.get(PLACES).ifPresent(noted -> Collections.addAll(places, noted.split(" ")));
        if (places.isEmpty() && memory.get(REGISTERED).isPresent()) {
            places.add(entry(jda, EVERYWHERE)); // Noted by a version that did not note where.
        }
        return places;
    }

    private synchronized void note(JDA jda, Consumer<Set<String>> change) {
        Set<String> before = places(jda);
        Set<String> places = new TreeSet<>(before);
        change.accept(places);
        if (!places.equals(before)) {
            memory.put(PLACES, String.join(" ", places));
        }
    }

    /** The same text for the same command in every process: the library keeps languages in no order. */
    private static String sorted(SlashCommandData command) {
        try {
            return SORTING.writeValueAsString(SORTING.readValue(command.toData().toJson(), Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<SlashCommandData> commands() {
        Set<String> tags = new HashSet<>(menus.keySet());
        tags.remove(BASE);
        Map<DiscordLocale, String> languages = Locales.served(tags);
        List<SlashCommandData> commands = new ArrayList<>();
        for (MenuCommand command : menus.getOrDefault(BASE, List.of())) {
            SlashCommandData data = command(command);
            languages.forEach((locale, tag) -> menus.getOrDefault(tag, List.of()).stream()
                    .filter(translated -> translated.name().equals(command.name()))
                    .findFirst()
                    .ifPresent(translated -> translate(data, locale, translated)));
            commands.add(data);
        }
        return commands;
    }

    private SlashCommandData command(MenuCommand command) {
        SlashCommandData data = Commands.slash(command.name(), command.description())
                .setNSFW(ageRestricted && command.inGroups())
                .setContexts(contexts(command))
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL);
        for (MenuCommand.Option option : command.options()) {
            OptionType type = option.number() ? OptionType.INTEGER : OptionType.STRING;
            OptionData shown = new OptionData(type, option.id(), option.description());
            option.choices().forEach((value, label) -> shown.addChoice(label, value));
            data.addOptions(shown);
        }
        return data;
    }

    /** What a language does not say is shown in the base one. Names stay: people tell them each other. */
    private static void translate(SlashCommandData data, DiscordLocale locale, MenuCommand translated) {
        data.setDescriptionLocalization(locale, translated.description());
        for (OptionData option : data.getOptions()) {
            for (MenuCommand.Option words : translated.options()) {
                if (words.id().equals(option.getName())) {
                    translate(option, locale, words);
                }
            }
        }
    }

    private static void translate(OptionData option, DiscordLocale locale, MenuCommand.Option words) {
        option.setDescriptionLocalization(locale, words.description());
        for (Command.Choice choice : option.getChoices()) {
            String label = words.choices().get(choice.getAsString());
            if (label != null) {
                choice.setNameLocalization(locale, label);
            }
        }
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
