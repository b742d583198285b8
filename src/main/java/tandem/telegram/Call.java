package tandem.telegram;

import com.fasterxml.jackson.annotation.JsonValue;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/** A method of the library, whose answer is read by {@link Answers}. */
final class Call extends BotApiMethod<Answer> {

    private final BotApiMethod<?> method;

    Call(BotApiMethod<?> method) {
        this.method = method;
    }

    /** What is sent. */
    @JsonValue
    BotApiMethod<?> method() {
        return method;
    }

    @Override
    public String getMethod() {
        return method.getMethod();
    }

    @Override
    public void validate() throws TelegramApiValidationException {
        method.validate();
    }

    @Override
    public Answer deserializeResponse(String answer) throws TelegramApiRequestException {
        return Answers.read(answer);
    }
}
