package tandem.author;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds circles in what leads where. Works without recursion: a file can hold a very long chain. Pure. */
final class Cycles {

    /** More circles than this in one picture do not help anybody. */
    private static final int MOST = 20;

    private Cycles() {}

    /** Circles that have nothing in common, each beginning with what stands first. */
    static List<List<String>> in(Map<String, Set<String>> ways) {
        Map<String, Set<String>> rest = new LinkedHashMap<>();
        ways.forEach((from, to) -> rest.put(from, new LinkedHashSet<>(to)));
        List<List<String>> cycles = new ArrayList<>();
        trim(rest);
        while (!rest.isEmpty() && cycles.size() < MOST) {
            List<String> cycle = walk(rest);
            cycles.add(cycle);
            cycle.forEach(rest::remove);
            trim(rest);
        }
        return cycles;
    }

    /** Takes away everything from which every way ends. What remains can be walked for ever. */
    private static void trim(Map<String, Set<String>> rest) {
        Map<String, List<String>> into = new HashMap<>();
        Deque<String> ended = new ArrayDeque<>();
        rest.forEach((from, to) -> {
            to.removeIf(target -> !rest.containsKey(target));
            to.forEach(target ->
                    into.computeIfAbsent(target, key -> new ArrayList<>()).add(from));
            if (to.isEmpty()) {
                ended.add(from);
            }
        });
        while (!ended.isEmpty()) {
            String end = ended.remove();
            rest.remove(end);
            for (String from : into.getOrDefault(end, List.of())) {
                Set<String> to = rest.get(from);
                if (to != null && to.remove(end) && to.isEmpty()) {
                    ended.add(from);
                }
            }
        }
    }

    private static List<String> walk(Map<String, Set<String>> rest) {
        List<String> path = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        String here = rest.keySet().iterator().next();
        while (!places.containsKey(here)) {
            places.put(here, path.size());
            path.add(here);
            here = rest.getOrDefault(here, Set.of()).iterator().next();
        }
        return rotated(path.subList(places.getOrDefault(here, 0), path.size()), rest);
    }

    private static List<String> rotated(List<String> cycle, Map<String, Set<String>> order) {
        Set<String> members = Set.copyOf(cycle);
        String first =
                order.keySet().stream().filter(members::contains).findFirst().orElse(cycle.get(0));
        int at = cycle.indexOf(first);
        List<String> turned = new ArrayList<>(cycle.subList(at, cycle.size()));
        turned.addAll(cycle.subList(0, at));
        return turned;
    }

    /** {@code one -> two -> one}; a long one is cut short in the middle. */
    static String shown(List<String> cycle) {
        List<String> names = cycle.size() <= 8 ? cycle : new ArrayList<>(cycle.subList(0, 7));
        String middle = cycle.size() <= 8 ? "" : " -> ... -> " + cycle.get(cycle.size() - 1);
        return String.join(" -> ", names) + middle + " -> " + cycle.get(0);
    }
}
