package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** A message with a file, whose answer is read by {@link Answers}. */
final class Document extends SendDocument {

    private volatile JsonNode result = MissingNode.getInstance();

    Document(String chat, InputFile file) {
        super(chat, file);
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
