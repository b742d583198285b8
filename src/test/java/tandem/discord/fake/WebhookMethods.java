package tandem.discord.fake;

/** Further answers to an interaction, by its token. */
final class WebhookMethods {

    private static final String ORIGINAL = "@original";

    private final World world;

    WebhookMethods(World world) {
        this.world = world;
    }

    Answer send(Request request) {
        Interaction interaction = interaction(request);
        MessageForm form = new MessageForm(request.body(), request.files());
        form.check();
        form.refuseEmpty();
        Message original = interaction.original();
        Message message;
        if (original != null && original.isLoading() && isThere(original)) {
            // The first further message takes the place of the thinking one, and who sees it stays as it was.
            message = original;
            form.fill(message, null);
            message.room().tell("MESSAGE_UPDATE", message);
        } else {
            message = interaction.room().write(world.bot());
            message.origin(interaction);
            if ((form.flags() & Message.EPHEMERAL) != 0) {
                message.ephemeralFor(interaction.user().id());
            }
            form.fill(message, null);
            interaction.allFollowUps().add(message);
            message.room().tell("MESSAGE_CREATE", message);
        }
        return Answer.ok(message.json(true));
    }

    Answer get(Request request) {
        return Answer.ok(message(request).json(true));
    }

    Answer edit(Request request) {
        Message message = message(request);
        MessageForm form = new MessageForm(request.body(), request.files());
        form.check();
        message.room().refuseWhileAsleep();
        form.change(message);
        message.room().tell("MESSAGE_UPDATE", message);
        return Answer.ok(message.json(true));
    }

    Answer delete(Request request) {
        Message message = message(request);
        message.room().delete(message);
        return Answer.nothing();
    }

    private Interaction interaction(Request request) {
        Interaction interaction = world.interactions().byToken(request.at(1));
        if (interaction == null || !request.at(0).equals(world.bot().id()) || !interaction.isAcknowledged()) {
            throw Refusal.unknownWebhook();
        }
        if (interaction.isExpired()) {
            throw Refusal.of(401, 50027, "Invalid Webhook Token");
        }
        return interaction;
    }

    private Message message(Request request) {
        Interaction interaction = interaction(request);
        Message original = interaction.original();
        if (original != null
                && isThere(original)
                && (request.at(2).equals(ORIGINAL) || request.at(2).equals(original.id()))) {
            return original;
        }
        for (Message message : interaction.allFollowUps()) {
            if (message.id().equals(request.at(2)) && isThere(message)) {
                return message;
            }
        }
        throw Refusal.unknownMessage();
    }

    private static boolean isThere(Message message) {
        return message.room().messages().containsValue(message);
    }
}
