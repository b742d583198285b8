package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The first answer to an interaction. */
final class CallbackMethods {

    private final World world;

    CallbackMethods(World world) {
        this.world = world;
    }

    Answer answer(Request request) {
        Interaction interaction = world.interactions().byToken(request.at(1));
        if (interaction == null || !interaction.id().equals(request.at(0))) {
            throw Refusal.unknownInteraction();
        }
        if (interaction.isAcknowledged()) {
            throw Refusal.of(400, 40060, "Interaction has already been acknowledged.");
        }
        if (interaction.isLate()) {
            throw Refusal.unknownInteraction();
        }
        JsonNode data = request.body().path("data");
        int type = request.body().path("type").asInt();
        Message message = act(interaction, type, data, new MessageForm(data, request.files()));
        if (!Boolean.parseBoolean(request.query().get("with_response"))) {
            return Answer.nothing();
        }
        ObjectNode json = Json.object();
        ObjectNode about =
                json.putObject("interaction").put("id", interaction.id()).put("type", interaction.type());
        if (message != null) {
            about.put("response_message_id", message.id())
                    .put("response_message_loading", message.isLoading())
                    .put("response_message_ephemeral", message.ephemeralFor() != null);
            json.putObject("resource").put("type", type).set("message", message.json(true));
        }
        return Answer.ok(json);
    }

    private @Nullable Message act(Interaction interaction, int type, JsonNode data, MessageForm form) {
        boolean isEphemeral = (form.flags() & Message.EPHEMERAL) != 0;
        return switch (type) {
            case 4 -> {
                form.check();
                form.refuseEmpty();
                Message message = newMessage(interaction, isEphemeral);
                form.fill(message, null);
                interaction.acknowledged(Interaction.Kind.MESSAGE, isEphemeral);
                interaction.original(message);
                message.room().tell("MESSAGE_CREATE", message);
                yield message;
            }
            case 5 -> {
                Message message = newMessage(interaction, isEphemeral);
                message.flags(message.flags() | Message.LOADING);
                interaction.acknowledged(Interaction.Kind.DEFERRED_MESSAGE, isEphemeral);
                interaction.original(message);
                message.room().tell("MESSAGE_CREATE", message);
                yield message;
            }
            case 6 -> {
                Message source = source(interaction, type);
                interaction.acknowledged(Interaction.Kind.DEFERRED_UPDATE, source.ephemeralFor() != null);
                interaction.original(source);
                yield source;
            }
            case 7 -> {
                Message source = source(interaction, type);
                form.check();
                form.change(source);
                interaction.acknowledged(Interaction.Kind.UPDATE, source.ephemeralFor() != null);
                interaction.original(source);
                source.room().tell("MESSAGE_UPDATE", source);
                yield source;
            }
            case 9 -> {
                if (interaction.type() == Interaction.MODAL_SUBMIT) {
                    throw refusedType(type);
                }
                ModalRules.check(data);
                interaction.acknowledged(Interaction.Kind.MODAL, false);
                interaction.form(data.deepCopy());
                yield null;
            }
            default -> throw refusedType(type);
        };
    }

    private Message newMessage(Interaction interaction, boolean isEphemeral) {
        Message message = interaction.room().write(world.bot());
        message.origin(interaction);
        if (isEphemeral) {
            message.ephemeralFor(interaction.user().id());
        }
        return message;
    }

    private static Message source(Interaction interaction, int type) {
        Message source = interaction.source();
        if (source == null) {
            throw refusedType(type);
        }
        if (!source.room().messages().containsValue(source)) {
            throw Refusal.unknownMessage();
        }
        return source;
    }

    private static Refusal refusedType(int type) {
        FormErrors errors = new FormErrors();
        errors.add(
                "type",
                "INTERACTION_CALLBACK_TYPE_INVALID",
                "Type " + type + " is not an answer to this kind of interaction");
        return errors.refusal();
    }
}
