package tandem.store.mapdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.Batch;
import tandem.store.StoreException;
import tandem.store.Verdict;

/** A journal of eight commits that is cut, flipped, and added to. */
final class JournalDamageTest {
    private static final int COMMITS = 8;

    @TempDir
    Path temporary;

    private Path folder;
    private Path journal;
    /** As a crash leaves it, without what is reserved after the last frame. */
    private byte[] whole;
    /** As a clean stop leaves it. */
    private byte[] marked;

    /** Where the journal ended after each commit; the first is where its header ends. */
    private List<Integer> ends;

    @BeforeEach
    void write() throws IOException {
        folder = temporary.resolve("data");
        journal = folder.resolve("journal-0");
        ends = new ArrayList<>();
        ends.add(JournalHeader.SIZE);
        try (MapDbRecords records = Folders.open(folder)) {
            for (int number = 0; number < COMMITS; number++) {
                Folders.commit(records, number, number + 1);
                ends.add(ends.get(number) + Frame.HEAD + BatchCode.encode(Folders.batch(number)).length);
            }
            whole = Arrays.copyOf(Files.readAllBytes(journal), ends.get(COMMITS));
        }
        marked = Files.readAllBytes(journal);
        Files.write(journal, whole);
    }

    @Test
    void cutAnywhereInItsLastThreeFramesItHoldsThoseThatAreWhole() throws IOException {
        for (int length = ends.get(COMMITS - 3); length <= whole.length; length++) {
            Files.write(journal, Arrays.copyOf(whole, length));

            assertThat(Folders.contents(folder)).as("cut at %s", length).isEqualTo(contentsUpTo(length));
            assertThat(Files.size(journal))
                    .as("the torn tail is gone, and a mark stands after the last frame")
                    .isEqualTo(ends.get(framesBelow(length)) + (long) Frame.HEAD);
        }
    }

    @Test
    void goesOnAfterATornTail() throws IOException {
        Files.write(journal, Arrays.copyOf(whole, whole.length - 1));
        try (MapDbRecords records = Folders.open(folder)) {
            Folders.commit(records, COMMITS - 1, COMMITS + 2);
        }

        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(COMMITS + 2));
    }

    @Test
    void takesATailOfZerosOrRubbishForTorn() throws IOException {
        byte[] zeros = Arrays.copyOf(whole, whole.length + 100_000);
        byte[] rubbish = zeros.clone();
        Arrays.fill(rubbish, whole.length, rubbish.length, (byte) 'T');
        for (byte[] bytes : List.of(zeros, rubbish)) {
            Files.write(journal, bytes);

            assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(COMMITS));
            assertThat(Files.readAllBytes(journal)).isEqualTo(marked);
        }
    }

    /** A longer journal, with groups of commits; read by the code that reads it at a start. */
    @Test
    void aThousandCutsAndAThousandFlipsAreNeverSilent() throws IOException {
        try (MapDbRecords records = Folders.open(folder)) {
            for (int round = 0; round < 10; round++) {
                List<CompletableFuture<Verdict>> group = new ArrayList<>();
                for (int number = COMMITS + 5 * round; number < COMMITS + 5 * round + 5; number++) {
                    group.add(records.commit(Folders.batch(number)));
                }
                group.forEach(CompletableFuture::join);
            }
        }
        byte[] all = Files.readAllBytes(journal);
        Random random = new Random(11);
        int older = 0;
        for (int i = 0; i < 1000; i++) {
            Files.write(
                    journal, Arrays.copyOf(all, JournalHeader.SIZE + random.nextInt(all.length - JournalHeader.SIZE)));
            older += replayed() < COMMITS + 50 ? 1 : 0;

            byte[] flipped = all.clone();
            int at = random.nextInt(all.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(journal, flipped);
            if (at >= all.length - Frame.HEAD) {
                assertThat(replayed()).as("only the mark is changed").isEqualTo(COMMITS + 50);
            } else {
                assertThatThrownBy(this::replayed)
                        .as("flipped at %s", at)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(journal + " is damaged at byte ")
                        .hasMessageContaining("Restore a backup");
            }
        }
        assertThat(older).isGreaterThan(800);
    }

    /** Reads the journal, checks that it holds the first commits as they were, and says how many. */
    private int replayed() throws IOException {
        try (JournalReader reader = new JournalReader(journal)) {
            Journal.Replayed replayed = reader.replay(0, 0, true, (sequence, batch) -> {
                Batch expected = Folders.batch((int) sequence - 1);
                assertThat(batch.deletes()).isEqualTo(expected.deletes());
                assertThat(batch.puts()).usingRecursiveComparison().isEqualTo(expected.puts());
            });
            return (int) replayed.last();
        }
    }

    @Test
    void refusesAnotherVersionInWords() throws IOException {
        whole[7] = '1';
        Files.write(journal, whole);

        assertThatThrownBy(() -> Folders.open(folder)).hasMessageContaining("of this version of Tandem");
    }

    @Test
    void afterACleanStopNoFlippedBitIsTakenForATornWrite() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = marked.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            Files.write(journal, bytes);

            assertThatThrownBy(() -> Folders.open(folder))
                    .as("flipped at %s", at)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(journal + " is damaged at byte");
        }
        marked[whole.length + 5] ^= 1;
        Files.write(journal, marked);
        assertThat(Folders.contents(folder)).as("the mark itself").isEqualTo(Folders.contentsAfter(COMMITS));
    }

    @Test
    void everyFlippedBitIsEitherInTheLastFrameOrRefused() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            Files.write(journal, bytes);

            if (at >= ends.get(COMMITS - 1)) {
                assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(COMMITS - 1));
            } else {
                int start = at < ends.get(0) ? 0 : ends.get(framesBelow(at));
                assertThatThrownBy(() -> Folders.open(folder))
                        .as("flipped at %s", at)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(journal + " is damaged at byte " + start + ":")
                        .hasMessageContaining("Restore a backup");
                assertThat(Files.readAllBytes(journal))
                        .as("nothing was changed")
                        .isEqualTo(bytes);
            }
        }
    }

    @Test
    void findsGoodFramesFarBehindTheDamage() throws IOException {
        try (MapDbRecords records = Folders.open(folder)) {
            records.commit(new Batch(Map.of(), Map.of("large", new byte[200_003]), Set.of()))
                    .join();
            Folders.commit(records, COMMITS, COMMITS + 1);
        }
        byte[] bytes = Files.readAllBytes(journal);
        bytes[whole.length + 1000] ^= 1;
        Files.write(journal, bytes);

        assertThatThrownBy(() -> Folders.open(folder))
                .hasMessageContaining("damaged at byte " + whole.length)
                .hasMessageContaining("good commits follow");
    }

    @Test
    void findsTheFrameWhereverItsMagicLiesInAWindow() throws IOException {
        for (int gap = 65_530; gap < 65_540; gap++) {
            byte[] last = Arrays.copyOfRange(whole, ends.get(COMMITS - 1), whole.length);
            byte[] bytes = Arrays.copyOf(whole, ends.get(COMMITS - 1) + gap + last.length);
            Arrays.fill(bytes, ends.get(COMMITS - 1), bytes.length, (byte) 0);
            System.arraycopy(last, 0, bytes, bytes.length - last.length, last.length);
            Files.write(journal, bytes);

            assertThatThrownBy(() -> Folders.open(folder)).as("gap of %s", gap).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void aValueThatLooksLikeAJournalIsNotTakenForCommits() throws IOException {
        Path other = temporary.resolve("other");
        try (MapDbRecords records = Folders.open(other)) {
            records.commit(new Batch(Map.of(), Map.of("a", whole), Set.of())).join();
        }
        Path torn = other.resolve("journal-0");
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), (int) Files.size(torn) - Frame.HEAD - 2));

        assertThat(Folders.contents(other)).isEmpty();
    }

    @Test
    void refusesAFrameThatIsMissingInTheMiddle() throws IOException {
        byte[] bytes = Arrays.copyOf(whole, whole.length - (ends.get(3) - ends.get(2)));
        System.arraycopy(whole, ends.get(3), bytes, ends.get(2), whole.length - ends.get(3));
        Files.write(journal, bytes);

        assertThatThrownBy(() -> Folders.open(folder))
                .hasMessageContaining("damaged at byte " + ends.get(2) + ": commit 4 follows commit 2");
    }

    @Test
    void refusesAHeaderThatIsCut() throws IOException {
        for (int length = 0; length < JournalHeader.SIZE; length++) {
            Files.write(journal, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Folders.open(folder)).hasMessageContaining("damaged at byte 0");
        }
    }

    @Test
    void refusesAnotherJournalUnderThisName() throws IOException {
        Path other = temporary.resolve("other");
        try (MapDbRecords records = Folders.open(other)) {
            Folders.commit(records, 0, 1);
        }
        Folders.merge(other);
        Files.copy(other.resolve("journal-1"), journal, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> Folders.open(folder)).hasMessageContaining("it is journal 1 after commit 1");
    }

    @Test
    void messagesHoldNothingThatWasStored() throws IOException {
        byte[] bytes = whole.clone();
        bytes[ends.get(0) + Frame.HEAD + 3] ^= 1;
        Files.write(journal, bytes);

        assertThat(new String(whole, UTF_8)).contains("value 0").contains("row/0");
        assertThatThrownBy(() -> Folders.open(folder))
                .hasMessageNotContaining("value")
                .hasMessageNotContaining("row/");
    }

    private Map<String, String> contentsUpTo(int length) {
        return Folders.contentsAfter(framesBelow(length));
    }

    /** How many frames end at or before this byte. */
    private int framesBelow(int at) {
        return (int) ends.stream().filter(end -> end <= at).count() - 1;
    }
}
