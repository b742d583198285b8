package tandem.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.Guest;
import tandem.engine.Run;
import tandem.form.ConversationForm;
import tandem.form.IdForm;

/**
 * What a conversation with others becomes without somebody: what was between them and the bot ends, and what else they have
 * begun there is nobody's and goes on.
 *
 * @param talk the conversation without them
 * @param puts its row, and those of stored times and of nobody that change with it
 * @param deletes stored times of what ends
 */
record TalkWithout(Conversation talk, Map<String, byte[]> puts, Set<String> deletes) {

    /**
     * Takes this person out.
     *
     * @param nobody an id that nobody has
     */
    static TalkWithout of(Conversation was, PersonId person, PersonId nobody, Records records) {
        Map<String, byte[]> puts = new HashMap<>();
        Set<String> deletes = new HashSet<>();
        List<Run> runs = new ArrayList<>();
        for (Run run : was.runs()) {
            List<String> times = TimeRows.of(was.id(), run).toList();
            if (run.aside() && run.starter().equals(person)) {
                deletes.addAll(times);
                continue;
            }
            times.stream()
                    .filter(time -> isFor(records.get(time), person))
                    .forEach(time -> puts.put(time, IdForm.write(nobody.value())));
            runs.add(run.without(person, nobody));
        }
        List<Guest> guests = was.guests().stream()
                .filter(guest -> !guest.person().equals(person))
                .toList();
        Conversation rest = was.with(runs, guests);
        puts.put(RowKeys.talk(rest.id()), ConversationForm.write(rest));
        if (Mentions.acting(rest).contains(nobody)) {
            puts.put(RowKeys.run(nobody, rest.id()), new byte[0]);
        }
        return new TalkWithout(rest, puts, deletes);
    }

    private static boolean isFor(@Nullable Row due, PersonId person) {
        return due != null && IdForm.read(due.value()).equals(person.value());
    }
}
