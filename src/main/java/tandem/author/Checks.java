package tandem.author;

import java.util.List;

/** All checks. Problems are sorted afterwards; only {@link Unreachable} must come last, for it is silent where others spoke. */
final class Checks {

    static final List<Check> ALL = List.of(
            new SameIds(),
            new Languages(),
            new DanglingSteps(),
            new DanglingFlows(),
            new DanglingPictures(),
            new Outcomes(),
            new Replacements(),
            new Tags(),
            new Declarations(),
            new MissingValues(),
            new AllowedValues(),
            new PersonVariables(),
            new EndlessLoops(),
            new RecursiveCalls(),
            new TriggerClashes(),
            new MenuTexts(),
            new SafetyAnswers(),
            new Labels(),
            new Questions(),
            new CardRules(),
            new UnseenCards(),
            new UnknownGaps(),
            new PrivateAnswers(),
            new SealedAnswers(),
            new EachAlone(),
            new Reveals(),
            new PrivateChoices(),
            new Variants(),
            new DeadCases(),
            new Unreachable());

    private Checks() {}
}
