package tandem.discord.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that the bot may ask for. */
final class Routes {

    private Routes() {}

    static List<Route> of(World world, String gatewayUrl) {
        List<Route> routes = new ArrayList<>();
        AboutMethods about = new AboutMethods(world, gatewayUrl);
        ChannelMethods channels = new ChannelMethods(world);
        CommandMethods commands = new CommandMethods(world);
        CallbackMethods callbacks = new CallbackMethods(world);
        WebhookMethods webhooks = new WebhookMethods(world);
        routes.add(Route.of("GET", "/users/@me", Known.NONE, about::me));
        routes.add(Route.of("GET", "/users/{id}", Known.NONE, about::user));
        routes.add(Route.of("GET", "/oauth2/applications/@me", Known.NONE, about::application));
        routes.add(Route.of("GET", "/applications/@me", Known.NONE, about::application));
        routes.add(Route.of("GET", "/gateway", Known.NONE, about::gateway));
        routes.add(Route.of("GET", "/gateway/bot", Known.NONE, about::gatewayOfBot));
        routes.add(Route.of("GET", "/guilds/{id}", Known.NONE, about::guild));
        routes.add(Route.of("DELETE", "/users/@me/guilds/{id}", Known.NONE, about::leave));
        routes.add(Route.of("POST", "/users/@me/channels", Set.of("recipient_id"), channels::open));
        routes.add(Route.of("GET", "/channels/{id}", Known.NONE, channels::channel));
        routes.add(Route.of("POST", "/channels/{id}/typing", Known.NONE, channels::typing));
        routes.add(Route.of("GET", "/channels/{id}/messages", Known.NONE, channels::list));
        routes.add(Route.of("POST", "/channels/{id}/messages", Known.NEW_MESSAGE, channels::send));
        routes.add(Route.of("GET", "/channels/{id}/messages/{message}", Known.NONE, channels::get));
        routes.add(Route.of("PATCH", "/channels/{id}/messages/{message}", Known.NEW_MESSAGE, channels::edit));
        routes.add(Route.of("DELETE", "/channels/{id}/messages/{message}", Known.NONE, channels::delete));
        routes.add(Route.of("PUT", "/applications/{id}/commands", Known.COMMAND, commands::put));
        routes.add(Route.of("GET", "/applications/{id}/commands", Known.NONE, commands::get));
        routes.add(Route.of("PUT", "/applications/{id}/guilds/{guild}/commands", Known.COMMAND, commands::put));
        routes.add(Route.of("GET", "/applications/{id}/guilds/{guild}/commands", Known.NONE, commands::get));
        routes.add(Route.of("POST", "/interactions/{id}/{token}/callback", Known.CALLBACK, callbacks::answer));
        routes.add(Route.of("POST", "/webhooks/{id}/{token}", Known.MESSAGE, webhooks::send));
        routes.add(Route.of("GET", "/webhooks/{id}/{token}/messages/{message}", Known.NONE, webhooks::get));
        routes.add(Route.of("PATCH", "/webhooks/{id}/{token}/messages/{message}", Known.MESSAGE, webhooks::edit));
        routes.add(Route.of("DELETE", "/webhooks/{id}/{token}/messages/{message}", Known.NONE, webhooks::delete));
        return routes;
    }
}
