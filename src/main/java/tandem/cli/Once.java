package tandem.cli;

/** Something that is done once, whoever asks for it: who comes second waits until the first is done. Thread-safe. */
final class Once implements Runnable {

    private final Runnable work;
    private boolean begun;

    Once(Runnable work) {
        this.work = work;
    }

    @Override
    public synchronized void run() {
        if (!begun) {
            begun = true;
            work.run();
        }
    }
}
