package tandem.telegram.fake;

/** A topic of a forum. Its id is that of the service message that made it; the one called General has 1. */
public final class Topic {

    static final long GENERAL = 1;

    enum Condition {
        OPEN,
        CLOSED,
        DELETED
    }

    private final Message created;
    private final String name;
    private volatile Condition condition = Condition.OPEN;

    Topic(Message created, String name) {
        this.created = created;
        this.name = name;
    }

    /** The {@code message_thread_id}. */
    public long id() {
        return created.id();
    }

    /** As its maker called it. */
    public String name() {
        return name;
    }

    Message created() {
        return created;
    }

    Condition condition() {
        return condition;
    }

    void becomes(Condition now) {
        condition = now;
    }
}
