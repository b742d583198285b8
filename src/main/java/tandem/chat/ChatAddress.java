package tandem.chat;

/**
 * Where a platform delivers a message: a private chat, a group, or a topic inside a group. Two topics of one group are
 * two conversations.
 *
 * @param platform the adapter's name, such as {@code telegram}
 * @param chat the platform's own id of the chat
 * @param topic the platform's own id of the topic, or empty where there is none
 */
public record ChatAddress(String platform, String chat, String topic) {

    /** A chat without topics. */
    public static ChatAddress of(String platform, String chat) {
        return new ChatAddress(platform, chat, "");
    }
}
