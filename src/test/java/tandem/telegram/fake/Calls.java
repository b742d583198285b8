package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything the bot has asked for. Thread-safe; what it returns is a copy of that moment. */
public final class Calls {

    /** Sent by the Java library with every call. */
    private static final String EXTRA = "method";

    private final World world;
    private final long start = System.nanoTime();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final List<RuntimeException> failures = new ArrayList<>();
    private boolean isCounting;

    Calls(World world) {
        this.world = world;
    }

    /** All calls, in the order in which they were done. */
    public List<Call> all() {
        return world.read(() -> List.copyOf(calls));
    }

    /** The calls of one method. */
    public List<Call> of(String method) {
        return world.read(() -> calls.stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .toList());
    }

    /** How often a method was called. */
    public int count(String method) {
        return world.read(() -> counts.getOrDefault(method, 0));
    }

    /** How often each method was called. */
    public Map<String, Integer> counts() {
        return world.read(() -> Map.copyOf(counts));
    }

    /** What was refused as Telegram would, not counting trouble that was made on purpose. */
    public List<Call> rejected() {
        return world.read(() -> calls.stream()
                .filter(call -> !call.isDone() && call.trouble() == null)
                .toList());
    }

    /** Parameters that their method does not have, as {@code method.parameter}. A good bot sends none. */
    public Set<String> unknownParameters() {
        return world.read(() -> Set.copyOf(unknown));
    }

    /** Mistakes of the fake itself, after which a connection was closed. */
    public List<RuntimeException> failures() {
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

    void failed(RuntimeException failure) {
        failures.add(failure);
    }

    void check(ApiMethods.Entry method, Parameters parameters) {
        for (String name : parameters.names()) {
            if (!method.known().contains(name) && !name.equals(EXTRA) && !isAttachment(name, parameters)) {
                unknown.add(method.name() + "." + name);
            }
        }
        JsonNode kinds = parameters.json("allowed_updates", "allowed updates");
        if (kinds != null) {
            for (JsonNode kind : kinds) {
                if (!UpdateQueue.KINDS.contains(kind.asText())) {
                    unknown.add(method.name() + ".allowed_updates." + kind.asText());
                }
            }
        }
    }

    private static boolean isAttachment(String name, Parameters parameters) {
        String attached = "attach://" + name;
        return parameters.upload(name) != null
                && (attached.equals(parameters.text("photo")) || attached.equals(parameters.text("document")));
    }

    void add(
            String method,
            Parameters parameters,
            Duration from,
            int status,
            @Nullable String refusal,
            @Nullable Trouble trouble) {
        counts.merge(method, 1, Integer::sum);
        if (isCounting) {
            return;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : parameters.names()) {
            Upload upload = parameters.upload(name);
            texts.put(name, upload == null ? parameters.text(name, "") : upload.fileName());
        }
        calls.add(new Call(method, texts, from, now(), status, refusal, trouble));
    }
}
