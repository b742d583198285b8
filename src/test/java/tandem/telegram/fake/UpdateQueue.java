package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The updates that the bot has not confirmed. An offset confirms by position, so that it also works when the numbers
 * have started anew. Guarded by the lock of its {@link World}.
 */
final class UpdateQueue {

    /** All there are. */
    static final Set<String> KINDS = Set.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages",
            "guest_message",
            "message_reaction",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "callback_query",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost",
            "managed_bot");

    private static final Set<String> NOT_BY_DEFAULT =
            Set.of("chat_member", "message_reaction", "message_reaction_count");

    /** An offset may be this much too high, then Telegram takes it for one of another count. */
    private static final int SLACK = 10;

    private final Condition arrived;
    private final Condition changed;
    private final Observers observers;
    private final Deque<Update> pending = new ArrayDeque<>();
    private long nextId;
    private int epoch;
    /** Whether the numbers started anew and no update with a new one was handed out. */
    private boolean isFresh;

    private @Nullable Set<String> allowed;
    private long polls;
    private int waiting;
    private String webhook = "";
    private boolean isClosed;
    private long confirmed;

    UpdateQueue(Condition arrived, Condition changed, Observers observers, long firstId) {
        this.arrived = arrived;
        this.changed = changed;
        this.observers = observers;
        this.nextId = firstId;
    }

    /** Null when the bot does not want updates of this kind. */
    @Nullable
    Update add(String kind, ObjectNode content, long chat) {
        if (allowed == null ? NOT_BY_DEFAULT.contains(kind) : !allowed.contains(kind)) {
            return null;
        }
        ObjectNode json = Json.object().put("update_id", nextId);
        json.set(kind, content);
        return add(nextId, chat, Json.text(json));
    }

    /** Takes what it gets, with a number when there is none. */
    Update addRaw(ObjectNode json) {
        if (json.has("update_id")) {
            return add(json.get("update_id").asLong(), 0, Json.text(json));
        }
        ObjectNode numbered = Json.object().put("update_id", nextId);
        return add(nextId, 0, Json.text(numbered.setAll(json)));
    }

    private Update add(long id, long chat, String json) {
        Update update = new Update(id, epoch, chat, json);
        nextId = Math.max(nextId, id + 1);
        pending.add(update);
        arrived.signalAll();
        return update;
    }

    void restartIds(long first) {
        nextId = first;
        epoch++;
        isFresh = true;
    }

    /** An empty set stands for the usual kinds. */
    void allow(Set<String> kinds) {
        allowed = kinds.isEmpty() ? null : Set.copyOf(kinds);
    }

    @Nullable
    Set<String> allowed() {
        return allowed;
    }

    String webhook() {
        return webhook;
    }

    /** An empty address stands for none. */
    void webhook(String url) {
        webhook = url;
        arrived.signalAll();
    }

    void forget() {
        confirmed += pending.size();
        pending.clear();
    }

    List<Update> pending() {
        return List.copyOf(pending);
    }

    int size() {
        return pending.size();
    }

    /** Whether a call waits for updates. */
    boolean isPolled() {
        return waiting > 0;
    }

    long confirmed() {
        return confirmed;
    }

    void close() {
        isClosed = true;
        arrived.signalAll();
    }

    /** Waits at most so long for an update; ends with a refusal when another call comes. */
    List<Update> poll(long offset, int limit, Duration timeout) throws InterruptedException {
        requireNoWebhook("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook"
                + " first");
        long mine = ++polls;
        arrived.signalAll();
        confirm(offset);
        waiting++;
        changed.signalAll();
        try {
            await(mine, timeout.toNanos());
        } finally {
            waiting--;
        }
        return handOut(limit);
    }

    private void await(long mine, long nanos) throws InterruptedException {
        long left = nanos;
        while (pending.isEmpty() && left > 0) {
            left = arrived.awaitNanos(left);
            if (mine != polls) {
                throw Refusal.conflict(
                        "terminated by other getUpdates request; make sure that only one bot instance is running");
            }
            requireNoWebhook("terminated by setWebhook request");
            if (isClosed) {
                throw Refusal.internal();
            }
        }
    }

    private void requireNoWebhook(String what) {
        if (!webhook.isEmpty()) {
            throw Refusal.conflict(what);
        }
    }

    private List<Update> handOut(int limit) {
        List<Update> batch = new ArrayList<>(Math.min(limit, pending.size()));
        Iterator<Update> updates = pending.iterator();
        long now = System.nanoTime();
        while (batch.size() < limit && updates.hasNext()) {
            Update update = updates.next();
            boolean isFirst = update.handedOut() == 0;
            update.handOut(now);
            isFresh &= update.epoch() != epoch;
            batch.add(update);
            if (isFirst) {
                observers.handedOut(update);
            }
        }
        return batch;
    }

    private void confirm(long offset) {
        if (offset == 0) {
            return;
        }
        if (offset < 0) {
            drop(Math.max(0, pending.size() + offset));
            return;
        }
        boolean isOfThisCount = !isFresh && offset <= nextId + SLACK;
        long count = 0;
        for (Update update : pending) {
            boolean isOld = update.epoch() != epoch;
            boolean isBefore = isOfThisCount ? isOld || update.id() < offset : isOld && update.id() < offset;
            if (!isBefore) {
                break;
            }
            count++;
        }
        drop(count);
    }

    private void drop(long count) {
        for (long i = 0; i < count; i++) {
            pending.remove();
        }
        confirmed += count;
    }
}
