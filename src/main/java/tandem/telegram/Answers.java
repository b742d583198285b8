package tandem.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Reads what the Bot API answers, without the library's own mapper. */
final class Answers {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answers() {}

    /**
     * Reads an answer.
     *
     * @throws TelegramApiRequestException with a {@link RefusalException} as its cause when Telegram says no, with
     *     another cause when it is no answer of the Bot API at all
     */
    static Answer read(String json) throws TelegramApiRequestException {
        JsonNode answer;
        try {
            answer = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new TelegramApiRequestException("no answer of the Bot API", e);
        }
        if (answer.path("ok").asBoolean()) {
            return new Answer(answer.path("result"));
        }
        JsonNode parameters = answer.path("parameters");
        throw new TelegramApiRequestException(
                "refused",
                new RefusalException(
                        answer.path("error_code").asInt(),
                        answer.path("description").asText(""),
                        parameters.path("retry_after").asLong(0),
                        parameters.path("migrate_to_chat_id").asLong(0)));
    }

    /** A refusal in the Bot API's own form, for what is none, such as a proxy's page. */
    static String refusal(int code, String description) {
        return MAPPER.createObjectNode()
                .put("ok", false)
                .put("error_code", code)
                .put("description", description)
                .toString();
    }
}
