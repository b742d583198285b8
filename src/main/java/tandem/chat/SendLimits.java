package tandem.chat;

import java.util.function.Predicate;

/**
 * How much a platform takes; 0 is no limit. A chat's topics count as one chat.
 *
 * @param perSecond messages in any second, over all chats
 * @param perChatSecond messages in any second, in one chat
 * @param perGroupMinute messages in any minute, in one group
 * @param groups which chats the limit for groups is about
 */
public record SendLimits(int perSecond, int perChatSecond, int perGroupMinute, Predicate<ChatAddress> groups) {

    /** As much as there is. */
    public static final SendLimits NONE = new SendLimits(0, 0, 0, chat -> false);
}
