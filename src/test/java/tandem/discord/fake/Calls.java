package tandem.discord.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything the bot has asked for. Thread-safe; what it returns is a copy of that moment. */
public final class Calls {

    private final World world;
    private final long start = System.nanoTime();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean isCounting;

    Calls(World world) {
        this.world = world;
    }

    /** All calls, in the order in which they were done. */
    public List<Call> all() {
        return world.read(() -> List.copyOf(calls));
    }

    /** The calls of one route, such as {@code POST} and {@code /channels/{id}/messages}. */
    public List<Call> of(String method, String route) {
        return world.read(() -> calls.stream()
                .filter(call -> call.method().equals(method) && call.route().equals(route))
                .toList());
    }

    /** How often a route was called. */
    public int count(String method, String route) {
        return world.read(() -> counts.getOrDefault(method + " " + route, 0));
    }

    /** How often each route was called. */
    public Map<String, Integer> counts() {
        return world.read(() -> Map.copyOf(counts));
    }

    /** What was refused as Discord would, not counting trouble that was made on purpose. */
    public List<Call> rejected() {
        return world.read(() -> calls.stream()
                .filter(call -> !call.isDone() && call.trouble() == null)
                .toList());
    }

    /** Members of bodies that Discord does not know, as {@code POST /route: path}. A good bot sends none. */
    public Set<String> unknownMembers() {
        return world.read(() -> Set.copyOf(unknown));
    }

    /** Mistakes of the fake itself, after which a connection was closed. */
    public List<Throwable> failures() {
        return world.read(() -> List.copyOf(failures));
    }

    /** Only counts calls from now on, and keeps nothing of them. */
    public void countOnly() {
        world.change(() -> isCounting = true);
    }

    /** Forgets all calls so far. */
    public void forget() {
        world.change(() -> {
            calls.clear();
            counts.clear();
            unknown.clear();
        });
    }

    Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void failed(Throwable failure) {
        world.change(() -> failures.add(failure));
    }

    void unknown(Set<String> members) {
        unknown.addAll(members);
    }

    void add(Call call) {
        world.change(() -> {
            counts.merge(call.method() + " " + call.route(), 1, Integer::sum);
            if (!isCounting) {
                calls.add(call);
            }
        });
    }
}
