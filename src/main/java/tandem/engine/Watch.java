package tandem.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.Said;
import tandem.chat.Span;
import tandem.flow.Trigger;
import tandem.flow.Value;
import tandem.safety.Concern;
import tandem.safety.Strength;
import tandem.safety.Verdict;

/**
 * Hears before anything else whether a typed text tells of something that an exercise for two would be the wrong answer to. No
 * flow can switch that off: it comes before any question, phrase and option. Neither the text nor what was heard is kept.
 */
final class Watch {

    /** The person's variable that says whether they told that they are under 18. */
    static final String UNDER_18 = "under_18";

    /** The commands of which each is an answer to whatever follows it. */
    private static final Set<String> HELPS = Set.of("support", "stop", "pause", "leave", "delete", "export", "privacy");

    private final Session session;
    private final Starter starter;

    Watch(Session session, Starter starter) {
        this.session = session;
        this.starter = starter;
    }

    /** Answers what is heard in what was said; false when that is nothing. */
    boolean hears(Said said) {
        String text = words(said);
        Verdict verdict = text == null ? Verdict.NONE : session.detect(text);
        if (verdict.strength() == Strength.NONE || isAnswer(said, verdict)) {
            return false;
        }
        Run asking = said instanceof Said.Filled filled ? asking(filled) : null;
        if (asking != null
                && asking.aside()
                && asking.starter().equals(session.person().id())) {
            session.whisper();
        }
        if (session.group()) {
            unseen(said);
            return true;
        }
        session.hear(verdict);
        return starter.event(Trigger.Event.Kind.SAFETY);
    }

    /** Whether they said that they are under 18, and are still. */
    static boolean isYoung(Session session) {
        Value young = session.group() ? null : session.remembered.personVariable(UNDER_18);
        return young != null && young.plain().equals("yes");
    }

    /** Whether it answers what the bot has just asked about their safety: only something else that is sure begins anew. */
    private boolean isAnswer(Said said, Verdict verdict) {
        Run asking = session.runs.foreground();
        boolean asked = asking != null && asking.question() != null && session.dialogs.cares(asking.flow());
        boolean another = verdict.strength() == Strength.STRONG && verdict.concern() != Concern.UNDER_AGE;
        return said instanceof Said.Text && asked && !another && !session.group();
    }

    /** What somebody has typed for the bot to read, or null. A command that helps by itself is done, whatever follows it. */
    private @Nullable String words(Said said) {
        if (said instanceof Said.Text text) {
            return session.group() && !session.event.addressed() ? null : text.text();
        }
        if (said instanceof Said.Filled filled) {
            return filled.text();
        }
        if (said instanceof Said.Command command) {
            return HELPS.contains(command.name()) ? null : command.rest();
        }
        return null;
    }

    private @Nullable Run asking(Said.Filled filled) {
        Tokens.Token token = Tokens.read(filled.token());
        return token == null ? null : session.runs.asking(token.question());
    }

    /**
     * In a group it is as if nothing had been understood; what is open stays open. A note goes to where nobody else reads along,
     * if that chat is open already, and says what any note could say.
     */
    private void unseen(Said said) {
        if (said instanceof Said.Filled) {
            session.notice(session.words(SystemText.GROUP_UNMATCHED));
        } else {
            session.say(SystemText.GROUP_UNMATCHED);
        }
        List<Span> note = session.dialogs.text(SystemText.PRIVATE_NOTE).fill(name -> null, session.dialogs.locale());
        session.tell(note, false, null, false);
    }
}
