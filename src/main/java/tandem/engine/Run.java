package tandem.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.flow.Value;

/**
 * One flow that is under way, with the flows it called.
 *
 * @param id unique within the conversation
 * @param starter who started it
 * @param stack where it stands; the last frame is the current one
 * @param variables of scope {@code run}, the command's options and the card that was drawn
 * @param question the question that waits, or null
 * @param parked the wait it is in, or null
 * @param messages messages that steps of it may change, by {@code flow:step}
 * @param aside whether it goes on in a group with its starter alone, and nobody else sees anything of it
 * @param agreed who has said yes to what only counts when all of a couple do
 */
public record Run(
        long id,
        PersonId starter,
        List<Frame> stack,
        Map<String, Value> variables,
        @Nullable Question question,
        @Nullable Parked parked,
        Map<String, Shown> messages,
        boolean aside,
        Set<PersonId> agreed) {

    public Run {
        stack = List.copyOf(stack);
        variables = Map.copyOf(variables);
        messages = Map.copyOf(messages);
        agreed = Set.copyOf(agreed);
    }

    /** One that everybody there sees, and to which nobody has said yes yet. */
    public Run(
            long id,
            PersonId starter,
            List<Frame> stack,
            Map<String, Value> variables,
            @Nullable Question question,
            @Nullable Parked parked,
            Map<String, Shown> messages) {
        this(id, starter, stack, variables, question, parked, messages, false, Set.of());
    }

    /** The frame that runs now. */
    public Frame top() {
        return stack.get(stack.size() - 1);
    }

    /** The flow that was started first. */
    public String flow() {
        return stack.get(0).flow();
    }

    /** Whether this flow is one of those it stands in. */
    boolean isIn(String flow) {
        return stack.stream().anyMatch(frame -> frame.flow().equals(flow));
    }

    Run at(String step) {
        if (stack.size() == 1) {
            return withStack(List.of(new Frame(top().flow(), step)));
        }
        List<Frame> moved = new ArrayList<>(stack);
        moved.set(moved.size() - 1, new Frame(top().flow(), step));
        return withStack(moved);
    }

    Run push(Frame frame) {
        List<Frame> deeper = new ArrayList<>(stack);
        deeper.add(frame);
        return withStack(deeper);
    }

    Run pop() {
        return withStack(stack.subList(0, stack.size() - 1));
    }

    Run withStack(List<Frame> frames) {
        return new Run(id, starter, frames, variables, question, parked, messages, aside, agreed);
    }

    Run asking(@Nullable Question asked) {
        boolean same = asked != null && question != null && asked.number() == question.number();
        return new Run(id, starter, stack, variables, asked, parked, messages, aside, same ? agreed : Set.of());
    }

    /** The same, to whose question this person has said yes too. */
    Run agreedBy(PersonId person) {
        Set<PersonId> more = new HashSet<>(agreed);
        more.add(person);
        return new Run(id, starter, stack, variables, question, parked, messages, aside, more);
    }

    /** The same without this person: what they have begun is somebody's of whom nothing is known, and their yes is gone. */
    public Run without(PersonId person, PersonId nobody) {
        Set<PersonId> rest = new HashSet<>(agreed);
        rest.remove(person);
        PersonId by = starter.equals(person) ? nobody : starter;
        return new Run(id, by, stack, variables, question, parked, messages, aside, rest);
    }

    Run parked(@Nullable Parked wait) {
        return new Run(id, starter, stack, variables, question, wait, messages, aside, agreed);
    }

    Run with(String variable, @Nullable Value value) {
        Map<String, Value> changed = Changed.map(variables, variable, value);
        return new Run(id, starter, stack, changed, question, parked, messages, aside, agreed);
    }

    Run showing(String step, Shown shown) {
        return new Run(
                id, starter, stack, variables, question, parked, Changed.map(messages, step, shown), aside, agreed);
    }
}
