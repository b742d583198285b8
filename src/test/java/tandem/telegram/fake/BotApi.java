package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The interface, without HTTP: finds the method, calls it with the lock held, and remembers the call. */
final class BotApi {

    private final World world;
    private final Calls calls;
    private final ApiMethods methods = new ApiMethods();

    BotApi(World world, Calls calls) {
        this.world = world;
        this.calls = calls;
        new UpdateMethods(world).addTo(methods);
        new SendMethods(world).addTo(methods);
        new EditMethods(world).addTo(methods);
        new CallbackMethods(world).addTo(methods);
        new CommandMethods(world).addTo(methods);
        new ChatMethods(world).addTo(methods);
    }

    /** The method's name as the documentation writes it; as it was sent when there is no such method. */
    String nameOf(String method) {
        ApiMethods.Entry entry = methods.find(method);
        return entry == null ? method : entry.name();
    }

    /** Lets those who wait look again. */
    void changed() {
        world.change(() -> {});
    }

    /** The fake itself is wrong. */
    void failed(RuntimeException failure) {
        world.change(() -> calls.failed(failure));
    }

    Answer call(String method, Parameters parameters, @Nullable Trouble trouble) throws InterruptedException {
        Duration from = calls.now();
        ApiMethods.Entry entry = methods.find(method);
        world.lock().lockInterruptibly();
        try {
            if (entry == null) {
                throw Refusal.notFound();
            }
            calls.check(entry, parameters);
            JsonNode result = entry.method().call(parameters);
            calls.add(entry.name(), parameters, from, 200, null, trouble);
            return Answer.done(result);
        } catch (Refusal refusal) {
            calls.add(nameOf(method), parameters, from, refusal.status(), refusal.description(), trouble);
            return Answer.refused(refusal);
        } finally {
            world.changed().signalAll();
            world.lock().unlock();
        }
    }

    /** A call that is refused before it gets as far as a method. */
    Answer refuse(String method, Parameters parameters, Refusal refusal, @Nullable Trouble trouble) {
        world.change(() ->
                calls.add(nameOf(method), parameters, calls.now(), refusal.status(), refusal.description(), trouble));
        return Answer.refused(refusal);
    }
}
