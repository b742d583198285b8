package tandem.discord;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Trouble;
import tandem.whole.Actors;
import tandem.whole.Seen;

/**
 * People whose every act meets a Discord that fails, each time in another way, until its library gives up; then it is well
 * again, and they wait for a moment.
 */
final class TroubledActors implements Actors {

    /** Longer than a message waits before it is sent again. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private static final Duration WAIT = Duration.ofMillis(300);

    private final Actors people;
    private final FakeDiscord discord;
    private final Iterator<Trouble> troubles = Stream.generate(() -> Stream.of(
                    Trouble.cutAfterEffect(),
                    Trouble.tooManyRequests(WAIT),
                    Trouble.badGatewayAfterEffect(),
                    Trouble.cutBeforeEffect()))
            .flatMap(each -> each)
            .iterator();

    TroubledActors(Actors people, FakeDiscord discord) {
        this.people = people;
        this.discord = discord;
    }

    private void through(Runnable act) {
        Trouble trouble = troubles.next();
        // Whatever is said into a chat, or changed there. A limit is over when its time is.
        if (trouble.kind() == Trouble.Kind.TOO_MANY_REQUESTS) {
            discord.troubles().next(1, "*", "/messages", trouble);
        } else {
            discord.troubles().share(1, 0, "*", "/messages", trouble);
        }
        act.run();
        discord.troubles().end();
        people.passes(MOMENT);
    }

    @Override
    public void types(String person, boolean inGroup, String text) {
        through(() -> people.types(person, inGroup, text));
    }

    @Override
    public void saysAside(String person, String text) {
        through(() -> people.saysAside(person, text));
    }

    @Override
    public void taps(String person, boolean inGroup, String label, boolean old) {
        through(() -> people.taps(person, inGroup, label, old));
    }

    @Override
    public void adds(String person) {
        through(() -> people.adds(person));
    }

    @Override
    public void passes(Duration span) {
        through(() -> people.passes(span));
    }

    @Override
    public void restarts() {
        through(people::restarts);
    }

    @Override
    public List<Seen> sees() {
        return people.sees();
    }

    @Override
    public List<String> refused() {
        return people.refused();
    }

    @Override
    public void close() {
        people.close();
    }
}
