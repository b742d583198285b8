package tandem.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;
import tandem.flow.Phrasing;
import tandem.flow.Step;
import tandem.flow.Term;

/** What stands in the box of a step. Pure. */
final class StepBox implements Step.Cases<Graph.Box> {

    @Override
    public Graph.Box say(Step.Say step) {
        List<String> notes = said(step, step.phrasing(), step.replace(), step.picture() != null);
        if (step.to() != Step.To.HERE) {
            notes.add("to one person alone" + (step.to() == Step.To.PRIVATE_IF_OPEN ? ", if that is possible" : ""));
        }
        String text = step.system() == null ? Wording.excerpt(step.phrasing()) : "the sentence " + step.system();
        return box(step, Kind.SAY, text, notes);
    }

    @Override
    public Graph.Box ask(Step.Ask step) {
        List<String> notes = said(step, step.phrasing(), step.replace(), step.picture() != null);
        for (Choice choice : step.choices()) {
            if (choice.copy() != null) {
                notes.add("to copy: " + StepWays.label(choice));
            } else if (choice.privately() != null) {
                notes.add(StepWays.label(choice) + ": flow " + choice.privately() + ", in private");
            } else if (choice.together()) {
                notes.add(StepWays.label(choice) + ": once all have tapped it");
            }
        }
        if (step.save() != null) {
            notes.add("keeps the answer as " + step.save());
        }
        return box(step, Kind.ASK, Wording.excerpt(step.phrasing()), notes);
    }

    @Override
    public Graph.Box set(Step.SetVariable step) {
        return box(step, Kind.SET, change(step.variable(), step.change()), List.of());
    }

    @Override
    public Graph.Box branch(Step.Branch step) {
        return box(step, Kind.BRANCH, "", List.of());
    }

    @Override
    public Graph.Box suggest(Step.Suggest step) {
        List<String> notes = new ArrayList<>();
        if (step.variant() != null) {
            notes.add("variant " + step.variant());
        }
        if (!step.exclude().isEmpty()) {
            notes.add(Wording.brief("not: " + Wording.limits(step.exclude())));
        }
        return box(step, Kind.SUGGEST, Wording.cut(Wording.limits(step.where()), 2 * Wording.EXCERPT), notes);
    }

    @Override
    public Graph.Box pause(Step.Wait step) {
        List<String> notes = new ArrayList<>();
        if (step.nudge()) {
            notes.add("not in quiet hours");
        }
        if (step.ifBusy() == Step.IfBusy.SKIP) {
            notes.add("skipped when busy");
        }
        if (step.ring()) {
            notes.add("or at once when the other one is ready");
        }
        String until = step.theirHour() ? "until their hour" : step.at() == null ? "" : "until " + step.at();
        String time = length(step);
        String text = time.isEmpty() || until.isEmpty() ? time + until : time + ", then " + until;
        return box(step, Kind.WAIT, text, notes);
    }

    private static String length(Step.Wait step) {
        if (step.minutes() != null) {
            return "{" + step.minutes() + "} min";
        }
        return step.duration() == null ? "" : Wording.time(step.duration());
    }

    @Override
    public Graph.Box call(Step.Call step) {
        return box(step, Kind.CALL, "flow " + step.flow(), step.apart() ? List.of("beside this one") : List.of());
    }

    @Override
    public Graph.Box perform(Step.Do step) {
        String with = with(step.with());
        String action = step.action().name().toLowerCase(Locale.ROOT);
        return box(step, Kind.DO, with.isEmpty() ? action : action + ": " + with, List.of());
    }

    @Override
    public Graph.Box recordValue(Step.RecordValue step) {
        return box(step, Kind.RECORD, step.series() + ": " + Wording.term(step.value()), List.of());
    }

    @Override
    public Graph.Box forEach(Step.ForEach step) {
        List<String> notes = said(step, step.phrasing(), null, false);
        notes.add("flow " + step.flow() + " with each, in private");
        return box(step, Kind.FOR_EACH, Wording.excerpt(step.phrasing()), notes);
    }

    @Override
    public Graph.Box reveal(Step.Reveal step) {
        List<String> notes = said(step, step.phrasing(), null, false);
        notes.add("of " + step.of());
        Step.Mutual mutual = step.mutual();
        if (mutual != null) {
            notes.add("only where all say " + mutual.is());
        }
        return box(step, Kind.REVEAL, Wording.excerpt(step.phrasing()), notes);
    }

    @Override
    public Graph.Box finish(Step.End step) {
        return last(step, Kind.END, step.phrasing());
    }

    @Override
    public Graph.Box goBack(Step.Return step) {
        return last(step, Kind.RETURN, step.phrasing());
    }

    private static Graph.Box last(Step step, Kind kind, @Nullable Phrasing phrasing) {
        return phrasing == null
                ? box(step, kind, "", List.of())
                : box(step, kind, Wording.excerpt(phrasing), said(step, phrasing, null, false));
    }

    private static List<String> said(Step step, Phrasing phrasing, @Nullable String replace, boolean pictured) {
        List<String> notes = new ArrayList<>();
        int wordings = phrasing.variants().size() + (phrasing.otherwise() == null ? 0 : 1);
        if (wordings > 1) {
            notes.add("one of " + wordings + " wordings");
        }
        if (pictured) {
            notes.add("with a picture");
        }
        if (replace != null) {
            notes.add(replace.equals(step.id()) ? "changes its own message" : "changes the message of " + replace);
        }
        return notes;
    }

    private static String change(String variable, Step.Change change) {
        if (change instanceof Step.Change.To to) {
            return Wording.brief(variable + " = " + Wording.term(to.value()));
        }
        if (change instanceof Step.Change.Add add) {
            return variable + (add.amount() < 0 ? " − " : " + ") + Math.abs(add.amount());
        }
        return "forgets " + variable;
    }

    private static String with(Map<String, Term> with) {
        return new TreeMap<>(with)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + Wording.term(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static Graph.Box box(Step step, Kind kind, String text, List<String> notes) {
        return new Graph.Box(FlowGraph.boxId(step.id()), kind, step.id(), text, notes);
    }
}
