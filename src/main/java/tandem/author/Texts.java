package tandem.author;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;
import tandem.flow.Condition;
import tandem.flow.Illustration;
import tandem.flow.Message;
import tandem.flow.Phrasing;
import tandem.flow.Step;

/** Every text of a step, with what is certain when it is shown. */
final class Texts {

    private Texts() {}

    /** Hands on each text of the step. What one person alone sees in a group is marked as theirs. */
    static void of(Step step, Facts before, BiConsumer<Message, Facts> found) {
        if (step instanceof Step.Say say) {
            alt(say.picture(), say.to() == Step.To.HERE ? before : alone(before), found);
            if (say.system() == null) {
                phrasing(say.phrasing(), say.to() == Step.To.HERE ? before : alone(before), found);
            }
        } else if (step instanceof Step.Ask ask) {
            alt(ask.picture(), before, found);
            phrasing(ask.phrasing(), before, found);
            ask.choices().forEach(choice -> choice(choice, before, found));
            if (ask.otherwise() != null) {
                phrasing(ask.otherwise().phrasing(), before, found);
            }
        } else if (step instanceof Step.ForEach each) {
            phrasing(each.phrasing(), before, found);
            found.accept(each.label(), before);
        } else if (step instanceof Step.Reveal reveal) {
            phrasing(reveal.phrasing(), before.and(List.of(Reserved.REVEALED)), found);
            if (reveal.mutual() != null) {
                reveal.mutual().of().forEach(one -> found.accept(one.label(), before));
            }
        } else if (step instanceof Step.End end) {
            phrasing(end.phrasing(), before, found);
        } else if (step instanceof Step.Return back) {
            phrasing(back.phrasing(), before, found);
        }
    }

    /** Every text of the step, whenever it is shown. */
    static List<Message> of(Step step) {
        List<Message> texts = new ArrayList<>();
        of(step, Facts.NONE, (text, facts) -> texts.add(text));
        return texts;
    }

    private static void alt(@Nullable Illustration picture, Facts before, BiConsumer<Message, Facts> found) {
        if (picture != null) {
            found.accept(picture.alt(), before);
        }
    }

    private static void choice(Choice choice, Facts before, BiConsumer<Message, Facts> found) {
        Facts offered = when(before, choice.when());
        found.accept(choice.label(), offered);
        if (choice.copy() != null) {
            found.accept(choice.copy(), offered);
        }
        if (choice.notice() != null) {
            found.accept(choice.notice(), alone(offered));
        }
    }

    private static void phrasing(@Nullable Phrasing phrasing, Facts before, BiConsumer<Message, Facts> found) {
        if (phrasing == null) {
            return;
        }
        Facts rest = before;
        for (Phrasing.Variant variant : phrasing.variants()) {
            found.accept(variant.message(), when(rest, variant.when()));
            if (phrasing.pick() == Phrasing.Pick.FIRST && variant.when() != null) {
                rest = rest.unless(variant.when());
            }
        }
        if (phrasing.otherwise() != null) {
            found.accept(phrasing.otherwise(), rest);
        }
    }

    private static Facts when(Facts before, @Nullable Condition condition) {
        return condition == null ? before : before.when(condition);
    }

    private static Facts alone(Facts before) {
        return before.and(List.of(Facts.ALONE));
    }
}
