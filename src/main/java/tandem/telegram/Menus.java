package tandem.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import tandem.chat.Memory;
import tandem.chat.MenuCommand;

/** Tells Telegram which commands its menus offer, when they have changed. For one thread. */
final class Menus {

    private static final String REGISTERED = "menus";

    private static final Logger LOG = LoggerFactory.getLogger(Menus.class);

    private final BotApi api;
    private final Memory memory;

    Menus(BotApi api, Memory memory) {
        this.api = api;
        this.memory = memory;
    }

    /**
     * Registers the menus; what fails is tried at the next start.
     *
     * @param menus by language code; those of everybody else have the empty one
     */
    void register(Myself me, Map<String, List<MenuCommand>> menus) {
        String wanted = me.id() + " " + new TreeMap<>(menus);
        String fingerprint = Integer.toHexString(wanted.hashCode()) + "." + wanted.length();
        if (memory.get(REGISTERED).filter(fingerprint::equals).isPresent()) {
            return;
        }
        try {
            menus.forEach((language, commands) -> {
                set(new BotCommandScopeAllPrivateChats(), language, commands, MenuCommand::inPrivate);
                set(new BotCommandScopeAllGroupChats(), language, commands, MenuCommand::inGroups);
            });
            memory.put(REGISTERED, fingerprint);
        } catch (CompletionException e) {
            LOG.warn(
                    "the menus of commands could not be registered ({}); that is tried again at the next start",
                    Trouble.of(e).why());
        }
    }

    private void set(
            BotCommandScope scope, String language, List<MenuCommand> commands, Predicate<MenuCommand> offered) {
        List<BotCommand> menu = new ArrayList<>();
        commands.stream()
                .filter(offered)
                .forEach(command -> menu.add(new BotCommand(command.name(), command.description())));
        SetMyCommands set = new SetMyCommands(menu);
        set.setScope(scope);
        if (!language.isEmpty()) {
            set.setLanguageCode(language);
        }
        api.call(set).toCompletableFuture().join();
    }
}
