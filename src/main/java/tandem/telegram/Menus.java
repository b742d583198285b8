package tandem.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
     * Registers the menus, which nobody waits for; what fails is tried at the next start.
     *
     * @param menus by language code; those of everybody else have the empty one
     */
    void register(Myself me, Map<String, List<MenuCommand>> menus) {
        String wanted = me.id() + " " + new TreeMap<>(menus);
        String fingerprint = Integer.toHexString(wanted.hashCode()) + "." + wanted.length();
        if (memory.get(REGISTERED).filter(fingerprint::equals).isPresent()) {
            return;
        }
        CompletionStage<?> all = CompletableFuture.completedFuture(wanted);
        for (Map.Entry<String, List<MenuCommand>> menu : menus.entrySet()) {
            for (SetMyCommands set : sets(menu.getKey(), menu.getValue())) {
                all = all.thenCompose(before -> api.call(set));
            }
        }
        all.thenRun(() -> memory.put(REGISTERED, fingerprint)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "the menus of commands could not be registered ({}); that is tried again at the next start",
                        Trouble.of(failure).why());
            }
        });
    }

    private static List<SetMyCommands> sets(String language, List<MenuCommand> commands) {
        return List.of(
                set(new BotCommandScopeAllPrivateChats(), language, commands, MenuCommand::inPrivate),
                set(new BotCommandScopeAllGroupChats(), language, commands, MenuCommand::inGroups));
    }

    private static SetMyCommands set(
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
        return set;
    }
}
