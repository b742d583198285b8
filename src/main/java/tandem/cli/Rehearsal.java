package tandem.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tandem.chat.Ack;
import tandem.chat.Attachments;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Said;
import tandem.console.ConsoleAdapter;
import tandem.console.ConsoleSettings;
import tandem.engine.Dialogs;
import tandem.engine.Witness;
import tandem.transcript.Recording;
import tandem.transcript.Stage;

/**
 * A conversation in the terminal that is written down as a transcript. The bot plays on the stage of the transcripts, not
 * over the terminal's data: so what was said comes again when the transcript is played, whatever was said here before.
 * Runs on the thread that reads the lines.
 */
final class Rehearsal implements Inbox {

    /** Numbers of messages from a group that are shown in a private chat, where others have them already. */
    private static final long FROM_THE_GROUP = 1L << 40;

    private final Recording recording;
    private final ConsoleAdapter adapter;
    private final Path file;
    private final Map<String, ChatAddress> chats = new HashMap<>();
    private final Map<String, Integer> removed = new HashMap<>();

    private Rehearsal(Recording recording, ConsoleAdapter adapter, Path file) {
        this.recording = recording;
        this.adapter = adapter;
        this.file = file;
    }

    /**
     * Talks until the input ends.
     *
     * @param language the tag of the one that is spoken; null for the dialogs' own
     * @param file is written anew with every line, so that nothing is lost that was said
     * @return the exit code
     */
    static int talk(
            Dialogs dialogs, @Nullable String language, long seed, List<String> people, Path file, Printed printed) {
        ConsoleSettings settings = ConsoleSettings.of(people, System.getenv());
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        List<String> names = settings.people().stream().map(Rehearsal::shown).toList();
        ConsoleAdapter adapter = ConsoleAdapter.ofThisProcess(settings, new FleetingMemory(), Attachments.NONE);
        Recording recording = new Recording(dialogs, language, Witness.NOBODY, seed, start, names);
        Rehearsal rehearsal = new Rehearsal(recording, adapter, file);
        try {
            rehearsal.write();
            printed.err("This is written down in " + file + ". It begins with nothing known about anybody, whatever was"
                    + " said here before, and is forgotten at the end; time moves only with :skip.");
            adapter.run(rehearsal, rehearsal::passes, rehearsal::deliver);
            rehearsal.write();
            return 0;
        } catch (UncheckedIOException e) {
            printed.err(file + " cannot be written (" + e.getCause() + "); name a file in a folder that is there and"
                    + " yours to write");
            return Tandem.OPERATOR;
        }
    }

    /** As others see a name, and as it stands in the transcript. */
    private static String shown(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + name.substring(Character.charCount(first));
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        String chat = incoming.group() ? Stage.GROUP : incoming.name();
        chats.put(chat, incoming.chat());
        // A tap in the group can go on in their private chat.
        PersonAddress person = incoming.person();
        chats.putIfAbsent(incoming.name(), ChatAddress.of(person.platform(), person.user()));
        return CompletableFuture.completedStage(acted(chat, incoming));
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming, Duration patience) {
        return submit(incoming);
    }

    private Ack acted(String chat, Incoming incoming) {
        String notice = happens(chat, incoming.name(), incoming.said());
        Stage.Hidden hidden = recording.stage().hidden();
        return new Ack(notice, null, null, hidden == null ? null : hidden.instead());
    }

    private @Nullable String happens(String chat, String person, Said said) {
        if (said instanceof Said.Tap tap) {
            Stage.Button button = recording.stage().button(chat, tap.token());
            return button == null ? null : recording.taps(chat, person, button.label(), button.old());
        }
        if (said instanceof Said.Command command) {
            String rest = command.rest().isEmpty() ? "" : " " + command.rest();
            return recording.types(chat, person, "/" + command.name() + rest);
        }
        if (said instanceof Said.Text text) {
            return recording.types(chat, person, text.text());
        }
        recording.added();
        return null;
    }

    private void passes(Duration span) {
        recording.passes(span);
    }

    /** Shows what was said since the last time. */
    private void deliver() {
        chats.keySet().forEach(this::removeChoices);
        Stage.Message message = recording.stage().unread().poll();
        while (message != null) {
            show(message);
            message = recording.stage().unread().poll();
        }
        write();
    }

    private void removeChoices(String chat) {
        List<Long> slots = recording.stage().withoutChoices(chat);
        for (long slot : slots.subList(removed.getOrDefault(chat, 0), slots.size())) {
            Outgoing bare = new Outgoing(
                    slot, Outgoing.Mode.REMOVE_CHOICES, new Audience.EveryoneHere(), List.of(), List.of(), false);
            send(chat, null, bare);
        }
        removed.put(chat, slots.size());
    }

    private void show(Stage.Message message) {
        Outgoing outgoing = message.outgoing();
        ChatAddress chat = chats.get(message.chat());
        if (chat != null && outgoing.audience() instanceof Audience.Only) {
            PersonAddress only = new PersonAddress(chat.platform(), chat.chat());
            send(message.chat(), only, outgoing.withSlot(outgoing.slot() + FROM_THE_GROUP));
        } else {
            send(message.chat(), null, outgoing);
        }
    }

    private void send(String chat, @Nullable PersonAddress only, Outgoing outgoing) {
        ChatAddress address = chats.get(chat);
        if (address != null) {
            adapter.send(new Parcel(address, only, outgoing, null))
                    .toCompletableFuture()
                    .join();
        }
    }

    private void write() {
        try {
            Files.writeString(file, recording.transcript());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
