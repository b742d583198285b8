package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** A message with a picture, whose answer is read by {@link Answers}. */
final class Photo extends SendPhoto {

    private volatile JsonNode result = MissingNode.getInstance();

    Photo(String chat, InputFile picture) {
        super(chat, picture);
    }

    @Override
    public Message deserializeResponse(String answer) throws TelegramApiRequestException {
        result = Answers.read(answer).result();
        return new Message();
    }

    /** The answer's {@code result}, once it is there. */
    JsonNode result() {
        return result;
    }
}
