package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** A picture that is uploaded; of the answer only the message's id is read, as {@link Call} does. */
final class Photo extends SendPhoto {

    Photo(String chat, InputFile picture) {
        super(chat, picture);
    }

    @Override
    public Message deserializeResponse(String answer) throws TelegramApiRequestException {
        JsonNode result = Answers.read(answer).result();
        Message message = new Message();
        message.setMessageId(result.path(Answers.MESSAGE_ID).asInt());
        return message;
    }
}
