package tandem.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.flow.Condition;
import tandem.flow.Phrasing;
import tandem.flow.Step;

/**
 * Of several variants one must be possible, a question must always have words, and each variant should have its turn some
 * time. Conditions of many variables are not looked through.
 */
final class Variants implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Certain certain = draft.certain();
        for (FlowDraft flow : draft.flows()) {
            for (Step step : problems.in(flow) ? List.<Step>of() : flow.steps()) {
                Facts before = certain.before(flow, step);
                if (before != null) {
                    look(flow, step, before, problems);
                }
            }
        }
    }

    private static void look(FlowDraft flow, Step step, Facts before, Problems problems) {
        Phrasing phrasing = phrasing(step);
        if (phrasing == null || phrasing.variants().isEmpty()) {
            return;
        }
        Situations all = Situations.of(conditions(phrasing), flow, before);
        if (all != null && !all.none()) {
            variants(flow, step, phrasing, all, problems);
        }
    }

    private static void variants(FlowDraft flow, Step step, Phrasing phrasing, Situations all, Problems problems) {
        String name = "step " + Quote.of(step.id());
        if (phrasing.otherwise() == null && phrasing.variants().stream().noneMatch(all::fits)) {
            Spot spot = flow.notes().node(step).spotOf("variants");
            problems.add(Code.NEVER_SAID, spot, name + " can say none of its variants", "give it a \"default\"");
            return;
        }
        Situations rest = all;
        for (Phrasing.Variant variant : phrasing.variants()) {
            Situations left = phrasing.pick() == Phrasing.Pick.FIRST ? rest : all;
            Spot spot = left.fits(variant) ? null : flow.notes().spot(variant.message());
            if (spot != null) {
                problems.add(
                        Code.NEVER_CHOSEN,
                        spot,
                        "variant " + Quote.of(variant.id()) + " of " + name + " is never said",
                        left.none()
                                ? "one of those before it always fits; the one without \"when\" goes last"
                                : "its \"when\" cannot hold here");
            }
            rest = rest.without(variant.when());
        }
        if (phrasing.otherwise() == null
                && (step instanceof Step.Ask || step instanceof Step.ForEach || step instanceof Step.Reveal)) {
            Spot spot = flow.notes().node(step).spotOf("variants");
            if (phrasing.pick() == Phrasing.Pick.ONCE) {
                String sentence = name + " asks without words once all were said";
                problems.add(Code.WITHOUT_WORDS, spot, sentence, "give it a \"default\"");
            } else if (!rest.none()) {
                String sentence = name + " asks without words when " + rest.example();
                String hint = "give it a \"default\", or a last variant without \"when\"";
                problems.add(Code.WITHOUT_WORDS, spot, sentence, hint);
            }
        }
    }

    private static List<Condition> conditions(Phrasing phrasing) {
        List<Condition> conditions = new ArrayList<>();
        phrasing.variants().stream()
                .map(Phrasing.Variant::when)
                .filter(Objects::nonNull)
                .forEach(conditions::add);
        return conditions;
    }

    private static @Nullable Phrasing phrasing(Step step) {
        if (step instanceof Step.Say say) {
            return say.system() == null ? say.phrasing() : null;
        }
        if (step instanceof Step.Ask ask) {
            return ask.phrasing();
        }
        if (step instanceof Step.ForEach each) {
            return each.phrasing();
        }
        if (step instanceof Step.Reveal reveal) {
            return reveal.phrasing();
        }
        return step instanceof Step.End end
                ? end.phrasing()
                : step instanceof Step.Return back ? back.phrasing() : null;
    }
}
