package tandem.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.Request;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.RequestBody;

/**
 * A message for a channel of which nothing but its number is known; gives the message's number. The library's own way wants
 * a channel that it has been told of: it has not before a session, and never of a thread that sleeps, which Discord wakes
 * for a message. Whether the bot may write there, Discord says.
 */
final class Posting extends RestActionImpl<String> {

    private final MessageCreateData message;
    private final String nonce;

    private Posting(JDA jda, String channel, MessageCreateData message, String nonce) {
        super(jda, Route.Messages.SEND_MESSAGE.compile(channel));
        this.message = message;
        this.nonce = nonce;
    }

    /**
     * A new message.
     *
     * @param nonce by which Discord notices that it is sent a second time
     */
    static RestAction<String> anew(JDA jda, String channel, MessageCreateData message, String nonce) {
        return new Posting(jda, channel, message, nonce);
    }

    /** What an earlier message becomes. */
    static RestAction<String> change(JDA jda, String channel, String id, MessageEditData change) {
        return new RestActionImpl<>(
                jda,
                Route.Messages.EDIT_MESSAGE.compile(channel, id),
                change.toData(),
                (response, request) -> number(response));
    }

    @Override
    protected RequestBody finalizeData() {
        DataObject body = message.toData().put("nonce", nonce).put("enforce_nonce", true);
        return getMultipartBody(message.getAllDistinctFiles(), body);
    }

    @Override
    protected void handleSuccess(Response response, Request<String> request) {
        request.onSuccess(number(response));
    }

    private static String number(Response response) {
        return response.getObject().getString("id");
    }
}
