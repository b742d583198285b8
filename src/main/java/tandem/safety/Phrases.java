package tandem.safety;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree of all words and phrases of all lists, from their last word to their first; a text is held to it from every word on. */
final class Phrases {

    private static final class Node {
        /** Most nodes have one way on or none: so the maps begin small. */
        private final Map<Integer, Node> before = new HashMap<>(2);
        /** The numbers of the lists that have what leads here. */
        private final List<Integer> lists = new ArrayList<>(1);
    }

    /** Words of a text that are what a list has. */
    interface Found {
        void found(int list, int first, int last);
    }

    private final Vocabulary vocabulary;
    private final Node root = new Node();

    Phrases(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void add(int list, List<String> phrase) {
        Node node = root;
        for (int i = phrase.size() - 1; i >= 0; i--) {
            node = node.before.computeIfAbsent(vocabulary.learn(phrase.get(i)), word -> new Node());
        }
        if (!node.lists.contains(list)) {
            node.lists.add(list);
        }
    }

    /** Tells of everything that ends with this word. At most as many steps as the longest phrase has words. */
    void endingAt(int last, int[] text, Found found) {
        Node node = root;
        for (int first = last; first >= 0; first--) {
            node = node.before.get(text[first]);
            if (node == null) {
                return;
            }
            for (int list : node.lists) {
                found.found(list, first, last);
            }
        }
    }
}
