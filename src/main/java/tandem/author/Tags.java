package tandem.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tandem.flow.Action;
import tandem.flow.Limit;
import tandem.flow.Step;
import tandem.flow.Term;
import tandem.flow.Value;
import tandem.library.Card;
import tandem.library.Past;
import tandem.library.Wish;

/** What {@code suggest} looks for must be on some card: the tag, the value of it, the variant. */
final class Tags implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        if (!draft.knowsAll(FileKind.CARDS)) {
            return;
        }
        Map<String, Set<String>> words = new HashMap<>();
        words.put(Wish.PAST, past());
        Set<String> variants = new TreeSet<>();
        for (Draft.CardDraft card : draft.cards()) {
            note(card.card().labels(), card.card().numbers(), words);
            for (Map.Entry<String, Card.Variant> variant :
                    card.card().variants().entrySet()) {
                variants.add(variant.getKey());
                note(variant.getValue().labels(), variant.getValue().numbers(), words);
            }
        }
        for (FlowDraft flow : draft.flows()) {
            for (Step step : flow.steps()) {
                if (step instanceof Step.Suggest suggest) {
                    Node.Obj node = flow.notes().node(step);
                    limits(suggest.where(), node, "where", words, problems);
                    limits(suggest.exclude(), node, "exclude", words, problems);
                    variant(suggest, node, variants, problems);
                } else if (step instanceof Step.Do done) {
                    told(done, flow.notes().node(step), words, problems);
                }
            }
        }
    }

    private static Set<String> past() {
        Set<String> words = new TreeSet<>();
        Past.What.words().forEach(words::add);
        return words;
    }

    private static void note(
            Map<String, Set<String>> labels, Map<String, Long> numbers, Map<String, Set<String>> words) {
        labels.forEach((tag, values) ->
                words.computeIfAbsent(tag, key -> new TreeSet<>()).addAll(values));
        numbers.forEach((tag, number) ->
                words.computeIfAbsent(tag, key -> new TreeSet<>()).add(number.toString()));
    }

    private static void limits(
            Map<String, Limit> limits, Node.Obj step, String field, Map<String, Set<String>> words, Problems problems) {
        Node.Member member = step.members().get(field);
        if (member == null || !(member.value() instanceof Node.Obj given)) {
            return;
        }
        limits.forEach((tag, limit) -> {
            Set<String> known = words.get(tag);
            Spot spot = given.spotOf(tag);
            if (known == null) {
                String sentence = "no card has the tag " + Quote.of(tag);
                problems.addMistyped(
                        Code.UNKNOWN_TAG, given.nameSpot(tag), sentence, tag, new TreeSet<>(words.keySet()));
                return;
            }
            for (String value : sought(limit)) {
                if (!known.contains(value)) {
                    String sentence = "no card has " + Quote.of(value) + " as its " + Quote.of(tag);
                    problems.addMistyped(Code.UNKNOWN_TAG, spot, sentence, value, known);
                }
            }
        });
    }

    /** The values that must be there literally; a bound need not be. */
    private static List<String> sought(Limit limit) {
        List<String> values = new ArrayList<>();
        if (limit instanceof Limit.Equal equal && equal.value() instanceof Term.Literal literal) {
            values.add(literal.value().plain());
        } else if (limit instanceof Limit.OneOf oneOf) {
            oneOf.values().stream().map(Value::plain).forEach(values::add);
        }
        return values;
    }

    /** What a flow has noted of a card must be something that can happen; what is ruled out, a word that some card has. */
    private static void told(Step.Do step, Node.Obj node, Map<String, Set<String>> words, Problems problems) {
        Node.Member with = node.members().get("with");
        Set<String> known = new TreeSet<>();
        if (step.action() == Action.NOTE) {
            known.addAll(past());
        } else if (step.action() == Action.LIMIT) {
            words.values().forEach(known::addAll);
        }
        if (known.isEmpty() || with == null || !(with.value() instanceof Node.Obj given)) {
            return;
        }
        step.with().forEach((name, term) -> {
            if (term instanceof Term.Literal literal
                    && literal.value() instanceof Value.Text word
                    && (!known.contains(word.text()) || keeps(step, name, word))) {
                String sentence = "action " + Quote.of(ChangeReader.word(step.action())) + " is told "
                        + Quote.of(word.text()) + ", which it does not know";
                problems.addMistyped(Code.UNKNOWN_TAG, given.spotOf(name), sentence, word.text(), known);
            }
        });
    }

    /** To keep a card needs a yes, which is asked by the action of that name alone. */
    private static boolean keeps(Step.Do step, String name, Value.Text word) {
        return step.action() == Action.NOTE
                && name.equals("card")
                && word.text().equals(Past.What.KEPT.word());
    }

    private static void variant(Step.Suggest step, Node.Obj node, Set<String> variants, Problems problems) {
        String variant = step.variant();
        if (variant != null && !variants.contains(variant)) {
            String sentence = "no card has the variant " + Quote.of(variant);
            problems.addMistyped(Code.UNKNOWN_TAG, node.spotOf("variant"), sentence, variant, variants);
        }
    }
}
