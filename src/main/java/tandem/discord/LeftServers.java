package tandem.discord;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the servers that have put the bot out while it was away. That the library does not know one proves nothing: one that
 * is down at Discord is missing as well. So Discord is asked, and only its clear no counts.
 */
final class LeftServers {

    /** Error codes, by Discord's reference: a server that is not there, or where the bot is not. */
    private static final Set<Integer> OUT = Set.of(10004, 50001);

    private static final Logger LOG = LoggerFactory.getLogger(LeftServers.class);

    private LeftServers() {}

    /**
     * Asks about those of these servers that the library does not know; nobody waits for it.
     *
     * @param left is told each that has put the bot out
     */
    static void find(JDA jda, Collection<String> known, Consumer<String> left) {
        known.stream()
                .filter(server -> jda.getGuildById(server) == null && !jda.isUnavailable(Long.parseLong(server)))
                .forEach(server -> new RestActionImpl<Response>(
                                jda, Route.Guilds.GET_GUILD.compile(server), (response, request) -> response)
                        .queue(there -> {}, failure -> {
                            if (failure instanceof ErrorResponseException said && OUT.contains(said.getErrorCode())) {
                                left.accept(server);
                            } else {
                                LOG.warn(
                                        "whether the bot is still in a server is not known ({}); it is asked again with the"
                                                + " next session",
                                        Trouble.of(failure).why());
                            }
                        }));
    }
}
