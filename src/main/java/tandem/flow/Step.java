package tandem.flow;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a flow. {@code next} names the step that follows; null means the one below, and after the last one the
 * flow returns.
 */
public sealed interface Step {

    String id();

    @Nullable
    String next();

    /** Calls the method for the kind of step. */
    <R> R accept(Cases<R> cases);

    /** One method for each kind of step that runs. */
    interface Cases<R> {
        R say(Say step);

        R ask(Ask step);

        R set(SetVariable step);

        R branch(Branch step);

        R suggest(Suggest step);

        R pause(Wait step);

        R call(Call step);

        R perform(Do step);

        R recordValue(RecordValue step);

        R forEach(ForEach step);

        R reveal(Reveal step);

        R finish(End step);

        R goBack(Return step);
    }

    /** Who hears what is said in a group; in a private chat it is all the same. */
    enum To {
        /** Everybody there. */
        HERE,
        /** Only the person who acted; what cannot reach them now waits for them. */
        PRIVATE,
        /** Only the person who acted, where that can reach them now; else it is not said. */
        PRIVATE_IF_OPEN
    }

    /**
     * Says something.
     *
     * @param system the key of the sentence of {@code system.json} that is said; null for the phrasing
     * @param replace the step whose message is changed instead of a new one, or null
     * @param picture what is shown with it, or null
     */
    record Say(
            String id,
            @Nullable String next,
            Phrasing phrasing,
            @Nullable String system,
            To to,
            @Nullable String replace,
            boolean protect,
            @Nullable Illustration picture)
            implements Step {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.say(this);
        }
    }

    /** What a question expects to hear when it is not one of its choices. */
    enum Expect {
        NOTHING,
        TEXT,
        NUMBER,
        MINUTES,
        TIME,
        /** Where they are: a place, or what their clock shows; some places are offered. */
        ZONE
    }

    /** Whose answer counts. */
    enum AnsweredBy {
        STARTER,
        ANYONE
    }

    /**
     * What happens to an answer that was not understood.
     *
     * @param phrasing what is said; null for the usual sentence
     * @param tries how often the question is asked again before {@code next} is taken
     * @param next where it goes then; null: the question stays
     */
    record Otherwise(
            @Nullable Phrasing phrasing,
            int tries,
            @Nullable String next) {}

    /** Where a question goes when nobody has answered it for a while. */
    record Timeout(Duration after, String next) {}

    /**
     * Asks something and waits for the answer.
     *
     * @param save the variable the answer goes into, or null
     * @param picture what is shown with it the first time, or null
     */
    record Ask(
            String id,
            @Nullable String next,
            Phrasing phrasing,
            List<Choice> choices,
            Expect expect,
            @Nullable String save,
            AnsweredBy answeredBy,
            @Nullable Otherwise otherwise,
            @Nullable Timeout timeout,
            @Nullable String replace,
            boolean protect,
            @Nullable Illustration picture)
            implements Step {
        public Ask {
            choices = List.copyOf(choices);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ask(this);
        }
    }

    /** How a variable changes. */
    sealed interface Change {
        record To(Term value) implements Change {}

        record Add(long amount) implements Change {}

        record Clear() implements Change {}
    }

    /** Changes a variable. */
    record SetVariable(String id, @Nullable String next, String variable, Change change) implements Step {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.set(this);
        }
    }

    /** One way of a {@link Branch}. */
    record Case(Condition when, String next) {}

    /** Goes where the first condition that holds says; {@code next} is the way when none does. */
    record Branch(String id, @Nullable String next, List<Case> cases) implements Step {
        public Branch {
            cases = List.copyOf(cases);
        }

        @Override
        public <R> R accept(Cases<R> visitor) {
            return visitor.branch(this);
        }
    }

    /**
     * Draws a card; its values stand in the {@code card_*} variables.
     *
     * @param where what its tags must be; an entry whose variable is unknown does not count
     * @param exclude what its tags must not be
     * @param variant the variant to show: of the card just shown where it has one, else of another card
     * @param widen tags of {@code where} that are the asker's own wishes: when nothing fits, {@code in_the_way} names the one
     *     without which something would
     * @param none the step when nothing fits
     */
    record Suggest(
            String id,
            @Nullable String next,
            Map<String, Limit> where,
            Map<String, Limit> exclude,
            @Nullable String variant,
            List<String> widen,
            String none)
            implements Step {
        public Suggest {
            where = Map.copyOf(where);
            exclude = Map.copyOf(exclude);
            widen = List.copyOf(widen);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.suggest(this);
        }
    }

    /** What a wait does when somebody is in the middle of something else. */
    enum IfBusy {
        POSTPONE,
        SKIP,
        /** It goes on all the same: whoever set an alarm wants it now. */
        ANYWAY
    }

    /**
     * Goes on later: after {@code duration} or as many minutes as a variable says, or when it is {@code at} or their own hour
     * for the person; with both, at that time of day after at least so long, or of the date that is so many whole days later.
     *
     * @param minutes the variable's name
     * @param theirHour whether it is at the hour at which the person likes to be asked
     * @param nudge whether nobody has asked for just this: then quiet hours and a conversation that is under way hold it
     *     back, and what comes far too late is left out
     * @param ring whether it goes on at once when the other one of two who join has done their part
     */
    record Wait(
            String id,
            @Nullable String next,
            @Nullable Duration duration,
            @Nullable String minutes,
            @Nullable LocalTime at,
            IfBusy ifBusy,
            boolean theirHour,
            boolean nudge,
            boolean ring)
            implements Step {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.pause(this);
        }
    }

    /**
     * Runs another flow and comes back.
     *
     * @param apart whether it is a run of its own beside this one, which goes on at once
     */
    record Call(String id, @Nullable String next, String flow, boolean apart) implements Step {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.call(this);
        }
    }

    /** Has the program do something. */
    record Do(String id, @Nullable String next, Action action, Map<String, Term> with, Map<String, String> on)
            implements Step {
        public Do {
            with = Map.copyOf(with);
            on = Map.copyOf(on);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.perform(this);
        }
    }

    /**
     * Adds a value to a series of the person who acts, if they agreed that something is kept about them.
     *
     * @param series one of {@code SERIES}
     * @param value from 0 to 10; while it is unknown, nothing is added
     * @param on the steps to which outcomes lead, of {@link Action#DONE} and {@link Action#CONSENT_NEEDED}
     */
    record RecordValue(String id, @Nullable String next, String series, Term value, Map<String, String> on)
            implements Step {

        /** What people check in about: how close they are in heart, and in touch. */
        public static final List<String> SERIES = List.of("heart", "touch");

        /** The outcomes a flow can send somewhere. */
        public static final Set<String> OUTCOMES = Set.of(Action.DONE, Action.CONSENT_NEEDED);

        public RecordValue {
            on = Map.copyOf(on);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordValue(this);
        }
    }

    /**
     * Runs a flow with each of a couple in private, and goes on when all of them share what they answered there. What they
     * answer is sealed: kept for the couple's eyes, and for none of them before both share it. Shown is one message with one
     * button, whoever may tap it, so that nothing tells who did.
     *
     * @param label what stands on the button
     * @param flow the flow that runs in private with whoever of the couple taps
     * @param timeout where it goes on when not all have shared until then
     */
    record ForEach(String id, @Nullable String next, Phrasing phrasing, Message label, String flow, Timeout timeout)
            implements Step {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.forEach(this);
        }
    }

    /** One thing that a {@link Mutual} may tell: what a sealed variable is called aloud. */
    record Revealed(String variable, Message label) {}

    /**
     * Of sealed answers only what all say alike.
     *
     * @param is the answer that is told when all of them gave it
     * @param none the step when there is nothing that all said
     */
    record Mutual(String is, List<Revealed> of, String none) {
        public Mutual {
            of = List.copyOf(of);
        }
    }

    /**
     * Shows the answers of an earlier {@link ForEach}, which all have shared, in one message; {@code {revealed}} in the
     * phrasing is where they stand. From then on they are not kept any more.
     *
     * @param of that step
     * @param mutual null: what each answered, with their names, in an order of chance
     */
    record Reveal(
            String id,
            @Nullable String next,
            Phrasing phrasing,
            String of,
            @Nullable Mutual mutual) implements Step {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reveal(this);
        }
    }

    /** Ends the run, saying something last where {@code phrasing} is given. */
    record End(String id, @Nullable Phrasing phrasing) implements Step {
        @Override
        public @Nullable String next() {
            return null;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.finish(this);
        }
    }

    /** Goes back to the flow that called this one, or ends the run. */
    record Return(String id, @Nullable Phrasing phrasing) implements Step {
        @Override
        public @Nullable String next() {
            return null;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.goBack(this);
        }
    }
}
