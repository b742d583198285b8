package tandem.engine;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tandem.answer.Heard;
import tandem.answer.Option;
import tandem.answer.Why;
import tandem.chat.PersonId;
import tandem.flow.Choice;
import tandem.flow.Flow;
import tandem.flow.Limits;
import tandem.flow.Step;
import tandem.flow.Trigger;
import tandem.flow.Value;

/** What happens with an open question: an answer by button, a typed one, one that is not understood, or none in time. */
final class Answering {

    private static final int NO_CHARACTER = 0xFFFD;

    private final Session session;
    private final Starter starter;

    Answering(Session session, Starter starter) {
        this.session = session;
        this.starter = starter;
    }

    /** A question that is still there, put to whoever acts. */
    private record Asked(Walk walk, Step.Ask ask) {}

    void tapped(Run run, String code) {
        Asked asked = asked(run);
        if (asked == null) {
            return;
        }
        for (Choice choice : asked.walk().offered(asked.ask()).tappable()) {
            if (choice.copy() == null && choice.code().equals(code)) {
                answer(asked.walk(), asked.ask(), choice);
                return;
            }
        }
        asked.walk().askAgain(asked.ask(), null, SystemText.CHANGED);
    }

    /** Takes the message away on which the button of this choice hangs, and goes where the choice leads. */
    void hides(Run run, String code) {
        Asked asked = asked(run);
        if (asked == null) {
            return;
        }
        session.hide();
        for (Choice choice : asked.walk().offered(asked.ask()).tappable()) {
            if (choice.hides() && choice.code().equals(code)) {
                answer(asked.walk(), asked.ask(), choice);
                return;
            }
        }
    }

    /** Somebody wants to answer in words of their own. */
    void wantsForm(Run run) {
        Asked asked = asked(run);
        if (asked == null) {
            return;
        }
        if (asked.ask().expect() == Step.Expect.NOTHING) {
            asked.walk().askAgain(asked.ask(), null, SystemText.CHANGED);
        } else {
            session.open(asked.walk().form(asked.ask()));
        }
    }

    /** Takes what stands in a form as an answer. */
    void filled(Run run, String text) {
        Asked asked = asked(run);
        if (asked != null && !typed(run, text)) {
            session.notice(asked.walk().otherwise(asked.ask()));
        }
    }

    /** Null when it is not there any more, or not for whoever acts; then they were told so. */
    private @Nullable Asked asked(Run run) {
        Place place = Place.of(run.top(), session.dialogs);
        if (!(place instanceof Place.Same same && same.step() instanceof Step.Ask ask)) {
            goOnElsewhere(run, place);
            return null;
        }
        if (!isFor(run, ask)) {
            session.notice(session.words(SystemText.NOT_FOR_YOU));
            return null;
        }
        return new Asked(new Walk(session, run, same.flow()), ask);
    }

    /** Takes a typed text as an answer; false when it is none and nothing was said about it. */
    boolean typed(Run run, String text) {
        Place place = Place.of(run.top(), session.dialogs);
        if (!(place instanceof Place.Same same && same.step() instanceof Step.Ask ask)) {
            goOnElsewhere(run, place);
            return true;
        }
        Walk walk = new Walk(session, run, same.flow());
        boolean mine = isFor(run, ask);
        if (mine && chosen(walk, ask, text)) {
            return true;
        }
        if (starter.interruption(text)) {
            return true;
        }
        if (mine && ask.expect() != Step.Expect.NOTHING && expected(walk, ask, text)) {
            return true;
        }
        if (session.group()) {
            return false;
        }
        missed(walk, ask);
        return true;
    }

    void timedOut(Run run) {
        Run unasked = run.asking(null);
        session.runs.update(unasked);
        Place place = Place.of(run.top(), session.dialogs);
        if (place instanceof Place.Same same && same.step() instanceof Step.Ask ask && ask.timeout() != null) {
            new Walk(session, unasked, same.flow()).goTo(ask.timeout().next());
        } else if (place instanceof Place.Moved moved) {
            new Walk(session, unasked, moved.flow()).from(moved.step());
        } else {
            session.runs.end(unasked);
        }
    }

    private boolean isFor(Run run, Step.Ask ask) {
        return ask.answeredBy() == Step.AnsweredBy.ANYONE
                || run.starter().equals(session.person().id());
    }

    private boolean chosen(Walk walk, Step.Ask ask, String text) {
        List<Choice> offered = new ArrayList<>();
        List<Option> options = new ArrayList<>();
        for (Choice choice : walk.offered(ask).choices()) {
            if (choice.copy() == null
                    && (ask.expect() != Step.Expect.ZONE || ask.choices().contains(choice))) {
                offered.add(choice);
                options.add(
                        new Option(choice.label().fillPlain(walk.scope(), session.dialogs.locale()), choice.match()));
            }
        }
        Heard heard = session.dialogs.listener().choose(text, options);
        boolean counted = heard.why() == Why.ORDINAL
                && (ask.expect() == Step.Expect.NUMBER
                        || ask.expect() == Step.Expect.MINUTES
                        || ask.expect() == Step.Expect.ZONE
                        || offered.stream().anyMatch(Choice::onScale));
        if (heard.choice().isEmpty() || counted) {
            return onScale(walk, ask, offered, text); // Where a number is asked for, "2" is two.
        }
        Question open = walk.run().question();
        if (heard.why() == Why.ORDINAL
                && open != null
                && open.offered() != walk.offered(ask).fingerprint()) {
            walk.askAgain(ask, null, SystemText.CHANGED);
            return true;
        }
        Choice choice = offered.get(heard.choice().getAsInt());
        if (choice.hides()) {
            session.say(SystemText.HIDE_BY_TAP); // Which message is meant only a tap says.
        } else {
            answer(walk, ask, choice);
        }
        return true;
    }

    /** A number that is said in other words than those on the buttons of a scale. */
    private boolean onScale(Walk walk, Step.Ask ask, List<Choice> offered, String text) {
        if (offered.stream().noneMatch(Choice::onScale)) {
            return false;
        }
        OptionalLong number = session.dialogs.listener().number(text);
        for (Choice choice : offered) {
            if (choice.onScale() && number.isPresent() && choice.id().equals(Long.toString(number.getAsLong()))) {
                answer(walk, ask, choice);
                return true;
            }
        }
        return false;
    }

    private void answer(Walk walk, Step.Ask ask, Choice choice) {
        if (choice.privately() != null) {
            privately(walk, choice.privately());
            return;
        }
        if (choice.together() && !isLastToAgree(walk, choice)) {
            return;
        }
        walk.taken(ask, choice);
        Run run = closed(walk.run());
        walk.change(run);
        session.notice(
                choice.notice() == null ? null : choice.notice().fillPlain(walk.scope(), session.dialogs.locale()));
        walk.save(ask, choice.save() != null ? choice.save() : new Value.Text(choice.id()));
        proceed(walk, ask, choice.next());
    }

    /** Something goes on with whoever taps alone, and the question stays. */
    private void privately(Walk walk, String id) {
        Flow flow = session.dialogs.flow(id);
        Map<String, Value> code = Joining.vars(walk.run());
        if (flow == null) {
            session.notice(session.words(SystemText.EARLIER_QUESTION));
            return;
        }
        String payload = flow.triggers().stream()
                .filter(Trigger.Start.class::isInstance)
                .map(trigger -> ((Trigger.Start) trigger).payload())
                .findFirst()
                .orElse(id);
        String behind = Joining.code(walk.run());
        new Privately(session, starter)
                .begin(flow, code, behind == null ? payload : payload + PairCode.SEPARATOR + behind);
    }

    /**
     * Counts a yes that needs all of a couple. Nobody sees it before the last one has said theirs, and it counts only as long
     * as the card is within what both allow.
     *
     * @return whether this was the last one
     */
    private boolean isLastToAgree(Walk walk, Choice choice) {
        PersonId me = session.person().id();
        Couple couple = session.together.couple();
        Run run = walk.run();
        // Whoever is no part of it, or whose other one has left, is told the same: that would be a sign.
        if (couple != null) {
            walk.change(run.agreedBy(me));
        }
        boolean last = couple != null
                && couple.isWhole()
                && couple.members().contains(run.starter())
                && walk.run().agreed().containsAll(couple.members())
                && walk.isWithinLimits();
        if (!last && choice.notice() != null) {
            session.notice(choice.notice().fillPlain(walk.scope(), session.dialogs.locale()));
        }
        return last;
    }

    private boolean expected(Walk walk, Step.Ask ask, String text) {
        if (ask.expect() == Step.Expect.TEXT && text.codePointCount(0, text.length()) > Limits.SAVED_TEXT) {
            session.say(SystemText.TOO_LONG);
            return true;
        }
        Value value = read(ask.expect(), text);
        if (value == null) {
            return false;
        }
        walk.change(closed(walk.run()));
        walk.save(ask, value);
        walk.after(ask);
        return true;
    }

    private @Nullable Value read(Step.Expect expect, String text) {
        return switch (expect) {
            case TEXT -> text.isBlank() ? null : new Value.Text(whole(text.strip()));
            case NUMBER -> whole(session.dialogs.listener().number(text));
            case MINUTES -> whole(session.dialogs.listener().minutes(text));
            case TIME -> {
                Optional<LocalTime> time = session.dialogs.listener().time(text);
                yield time.map(at -> new Value.Text(at.format(DateTimeFormatter.ISO_LOCAL_TIME)))
                        .orElse(null);
            }
            case ZONE -> session.dialogs.places().heard(text, session.now());
            case NOTHING -> null;
        };
    }

    private static @Nullable Value whole(OptionalLong number) {
        return number.isPresent() ? new Value.Whole(number.getAsLong()) : null;
    }

    /** The text without halves of characters, which no stored form can hold. */
    static String whole(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? NO_CHARACTER : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private void missed(Walk walk, Step.Ask ask) {
        Question open = java.util.Objects.requireNonNull(walk.run().question(), "an open question")
                .missed();
        Step.Otherwise otherwise = ask.otherwise();
        if (otherwise != null && otherwise.next() != null && open.misses() > otherwise.tries()) {
            Run run = closed(walk.run());
            walk.change(run);
            walk.goTo(otherwise.next());
            return;
        }
        walk.change(walk.run().asking(open));
        if (otherwise == null || otherwise.phrasing() == null) {
            walk.askAgain(ask, null, SystemText.NOT_UNDERSTOOD);
        } else {
            walk.askAgain(ask, otherwise.phrasing(), null);
        }
    }

    /** Somebody answered a question that is not there any more. */
    private void goOnElsewhere(Run run, Place place) {
        Run unasked = closed(run);
        session.runs.update(unasked);
        starter.resume(unasked, place);
    }

    private void proceed(Walk walk, Step.Ask ask, @Nullable String next) {
        if (next == null) {
            walk.after(ask);
        } else {
            walk.goTo(next);
        }
    }

    /** The run without its question, in the foreground, its time-out taken back. */
    private Run closed(Run run) {
        starter.endAbove(run);
        session.runs.cancel(run);
        Run unasked = run.asking(null);
        session.runs.bringForward(unasked);
        return unasked;
    }
}
