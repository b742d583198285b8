package tandem.telegram.fake;

/** Who is told at the moment. Guarded by the lock of the {@link World}. */
final class Observers implements Observer {

    private Observer observer = Observer.NOBODY;

    void become(Observer now) {
        observer = now;
    }

    @Override
    public void handedOut(Update update) {
        observer.handedOut(update);
    }

    @Override
    public void sent(long chat) {
        observer.sent(chat);
    }
}
