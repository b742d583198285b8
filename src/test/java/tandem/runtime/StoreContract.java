package tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.Audience;
import tandem.chat.Capabilities;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.chat.Span;
import tandem.delivery.Letter;
import tandem.delivery.Outbox;
import tandem.delivery.PutAside;
import tandem.delivery.Tries;
import tandem.engine.Conversation;
import tandem.engine.Effect;
import tandem.engine.Entropy;
import tandem.engine.Frame;
import tandem.engine.Guest;
import tandem.engine.Language;
import tandem.engine.Parked;
import tandem.engine.Person;
import tandem.engine.Presence;
import tandem.engine.Question;
import tandem.engine.Run;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.flow.Value;
import tandem.library.History;
import tandem.library.Past;
import tandem.reminder.Due;
import tandem.reminder.Subject;

/** What every {@link Store} promises; each implementation runs it. */
public abstract class StoreContract {

    protected static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final String TEST = "test";
    private static final Where ANA =
            new Where.Arrived(ChatAddress.of("test", "ana"), false, new PersonAddress("test", "ana"));
    private static final Where GROUP =
            new Where.Arrived(ChatAddress.of("test", "us"), true, new PersonAddress("test", "ana"));

    @TempDir
    private Path folder;

    private Store store;
    private long events;

    /** Opens the store of this folder, which may have been used before. */
    protected abstract Store open(Path folder);

    /** The names of all rows in this folder, whose store is closed. */
    protected abstract List<String> keys(Path closed);

    @BeforeEach
    void start() {
        store = open(folder);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void whoIsNewGetsIdsThatStay() {
        Loaded first = load(ANA);
        assertThat(first.state().conversation().runs()).isEmpty();
        assertThat(commit(first, first.state())).isEqualTo(Outcome.COMMITTED);
        restart();
        Loaded second = load(ANA);
        assertThat(second.state().conversation().id())
                .isEqualTo(first.state().conversation().id());
        assertThat(second.state().person().id())
                .isEqualTo(first.state().person().id());
    }

    @Test
    void aStateIsThereAfterARestart() {
        Loaded loaded = load(ANA);
        State after = new State(drew(loaded, "couch-anchor"), agreed(loaded));
        assertThat(commit(loaded, after)).isEqualTo(Outcome.COMMITTED);
        restart();
        assertThat(load(ANA).state()).isEqualTo(after);
    }

    @Test
    void nothingIsWrittenOfAPersonWhoHasNotAgreed() {
        Loaded loaded = load(ANA);
        Person stranger = new Person(loaded.state().person().id(), null, null, 2L, Map.of());
        commit(loaded, new State(drew(loaded, "a"), stranger));
        assertThat(load(ANA).state().person().touchCap()).isNull();
    }

    @Test
    void anEventIsAppliedOnce() {
        EventId event = new EventId("bot", 1, "17");
        Loaded loaded = load(ANA);
        assertThat(commit(loaded, turn(drewState(loaded, "a"), say("one")), event, null))
                .isEqualTo(Outcome.COMMITTED);
        Loaded again = load(ANA);
        assertThat(commit(again, turn(drewState(again, "b"), say("two")), event, null))
                .isEqualTo(Outcome.DUPLICATE);
        restart();
        Loaded later = load(ANA);
        assertThat(commit(later, turn(drewState(later, "b"), say("two")), event, null))
                .isEqualTo(Outcome.DUPLICATE);
        assertThat(load(ANA).state().conversation().history().cards(Past.What.DRAWN))
                .containsExactly("a");
        assertThat(texts(claim(TEST, NOW))).containsExactly("one");
        EventId nextEpoch = new EventId("bot", 2, "17");
        assertThat(commit(later, turn(drewState(later, "c")), nextEpoch, null)).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void aCommitOnAStateThatHasChangedIsAConflictAndWritesNothing() {
        commit(load(ANA), load(ANA).state());
        Loaded one = load(ANA);
        Loaded other = load(ANA);
        assertThat(commit(one, drewState(one, "a"))).isEqualTo(Outcome.COMMITTED);
        assertThat(commit(other, turn(drewState(other, "b"), say("lost")), event(), null))
                .isEqualTo(Outcome.CONFLICT);
        assertThat(load(ANA).state().conversation().history().cards(Past.What.DRAWN))
                .containsExactly("a");
        assertThat(claim(TEST, NOW)).isEmpty();
    }

    @Test
    void whatWasOnlyReadIsCheckedToo() {
        commit(load(ANA), load(ANA).state());
        Loaded inGroup = load(GROUP);
        Loaded alone = load(ANA);
        commit(alone, new State(alone.state().conversation(), agreed(alone)));
        assertThat(commit(inGroup, drewState(inGroup, "a"))).isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void messagesOfAConversationLeaveInOrderOneAtATime() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("one"), say("two")), event(), null);
        List<Letter> first = claim(TEST, NOW);
        assertThat(texts(first)).containsExactly("one");
        assertThat(claim(TEST, NOW)).isEmpty();
        store.sent(first.get(0), null, NOW).toCompletableFuture().join();
        assertThat(texts(claim(TEST, NOW))).containsExactly("two");
    }

    @Test
    void messagesOfDifferentConversationsDoNotWaitForEachOther() {
        Loaded alone = load(ANA);
        commit(alone, turn(drewState(alone, "a"), say("one")), event(), null);
        Loaded group = load(GROUP);
        commit(group, turn(drewState(group, "a"), say("two")), event(), null);
        assertThat(texts(claim(TEST, NOW))).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aMessageThatWasNotSentIsThereAfterARestartAndStaysInOrder() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("one"), say("two")), event(), null);
        claim(TEST, NOW);
        restart();
        Loaded again = load(ANA);
        commit(again, turn(drewState(again, "b"), say("three")), event(), null);
        List<String> sent = new ArrayList<>();
        for (List<Letter> next = claim(TEST, NOW); !next.isEmpty(); next = claim(TEST, NOW)) {
            sent.addAll(texts(next));
            next.forEach(letter ->
                    store.sent(letter, null, NOW).toCompletableFuture().join());
        }
        assertThat(sent).containsExactly("one", "two", "three");
    }

    @Test
    void aMessageThatIsPutOffWaitsAndHoldsTheOnesBehindIt() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("one"), say("two")), event(), null);
        store.putOff(claim(TEST, NOW).get(0), new Tries(3, 2, 7), NOW.plusSeconds(30));
        assertThat(claim(TEST, NOW.plusSeconds(29))).isEmpty();
        assertThat(store.nextLetter(TEST, true)).contains(NOW.plusSeconds(30));
        List<Letter> again = claim(TEST, NOW.plusSeconds(30));
        assertThat(texts(again)).containsExactly("one");
        assertThat(again.get(0).tries()).isEqualTo(new Tries(3, 2, 7));
    }

    @Test
    void aDeadMessageMakesWayForTheNext() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("one"), say("two")), event(), null);
        store.dead(claim(TEST, NOW).get(0), PutAside.REFUSED, NOW)
                .toCompletableFuture()
                .join();
        assertThat(texts(claim(TEST, NOW))).containsExactly("two");
    }

    @Test
    void onlyMessagesOfStartedPlatformsAreClaimed() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("one")), event(), null);
        assertThat(claim("elsewhere", NOW)).isEmpty();
        assertThat(store.nextLetter("elsewhere", true)).isEmpty();
        assertThat(store.nextLetter(TEST, true)).isPresent();
    }

    @Test
    void aChangeOfAMessageFindsItsReference() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("one")), event(), null);
        Letter letter = claim(TEST, NOW).get(0);
        assertThat(letter.parcel().earlier()).isNull();
        store.sent(letter, new MessageRef("m 1"), NOW).toCompletableFuture().join();
        restart();
        Loaded again = load(ANA);
        Effect change = new Effect.Send(new Outgoing(
                5, Outgoing.Mode.REPLACE, new Audience.EveryoneHere(), List.of(Span.plain("b")), List.of(), false));
        commit(again, turn(drewState(again, "b"), change), event(), null);
        for (int days = 0; days <= 3; days++) {
            Letter changed = claim(TEST, NOW.plus(Duration.ofDays(days))).get(0);
            assertThat(changed.parcel().earlier()).isEqualTo(days <= 2 ? new MessageRef("m 1") : null);
            store.putOff(changed, Tries.NONE, NOW);
        }
    }

    @Test
    void anEventIsAppliedOnceHoweverTheClockIsSet() {
        EventId event = new EventId("bot", 1, "17");
        assertThat(commitAt(NOW, load(ANA), event)).isEqualTo(Outcome.COMMITTED);
        for (int hours : new int[] {-24, -1, 1, 4, 24, 48, 72, -48, 9000, -9000}) {
            Instant then = NOW.plus(Duration.ofHours(hours));
            assertThat(commitAt(then, load(ANA), event))
                    .as("%s hours later", hours)
                    .isEqualTo(Outcome.DUPLICATE);
        }
        for (int hours : new int[] {72, -48, 9000, -9000}) {
            Instant then = NOW.plus(Duration.ofHours(hours));
            assertThat(commitAt(then, load(ANA), event())).isEqualTo(Outcome.COMMITTED);
            restart();
        }
        assertThat(commitAt(NOW, load(ANA), event)).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void anEventIsForgottenAfterSomeDaysOfOthers() {
        EventId event = new EventId("bot", 1, "17");
        assertThat(commitAt(NOW, load(ANA), event)).isEqualTo(Outcome.COMMITTED);
        for (int days = 1; days <= 4; days++) {
            assertThat(commitAt(NOW.plus(Duration.ofDays(days)), load(ANA), event()))
                    .isEqualTo(Outcome.COMMITTED);
            assertThat(commitAt(NOW.plus(Duration.ofDays(days)), load(ANA), event))
                    .as("%s days later", days)
                    .isEqualTo(days < 4 ? Outcome.DUPLICATE : Outcome.COMMITTED);
        }
    }

    private Outcome commitAt(Instant now, Loaded loaded, EventId event) {
        return store.commit(new Commit(loaded, turn(drewState(loaded, "a")), event, null, now))
                .join();
    }

    @Test
    void storedTimesComeInOrderAndGoWithTheirTurn() {
        Loaded loaded = load(ANA);
        Person ana = loaded.state().person();
        commit(
                loaded,
                turn(
                        drewState(loaded, "a"),
                        new Effect.Schedule(2, NOW.plusSeconds(60), ana.id()),
                        new Effect.Schedule(1, NOW.plusSeconds(30), ana.id()),
                        new Effect.Schedule(3, NOW.plusSeconds(90), ana.id()),
                        new Effect.Cancel(3, NOW.plusSeconds(90))),
                event(),
                null);
        restart();
        assertThat(store.nextDue()).contains(NOW.plusSeconds(30));
        assertThat(store.due(NOW.plusSeconds(29), 9)).isEmpty();
        List<Due> due = store.due(NOW.plusSeconds(60), 9);
        assertThat(due).extracting(Due::number).containsExactly(1L, 2L);
        Loaded woken =
                load(new Where.Known(due.get(0).conversation(), due.get(0).person()));
        assertThat(woken.chat()).isEqualTo(ChatAddress.of("test", "ana"));
        assertThat(woken.group()).isFalse();
        assertThat(commit(woken, turn(drewState(woken, "b")), null, due.get(0))).isEqualTo(Outcome.COMMITTED);
        Loaded again =
                load(new Where.Known(due.get(0).conversation(), due.get(0).person()));
        assertThat(commit(again, turn(drewState(again, "c")), null, due.get(0))).isEqualTo(Outcome.DUPLICATE);
        assertThat(store.due(NOW.plusSeconds(99), 9)).extracting(Due::number).containsExactly(2L);
        store.drop(due.get(1));
        assertThat(store.nextDue()).isEmpty();
    }

    @Test
    void whatIsSaidAfterAnErasureWaitsForItsLastWord() {
        Loaded last = load(ANA);
        Effect erase = new Effect.Erase(last.state().person().id(), new PersonId("nobody"));
        State empty = new State(
                Conversation.fresh(last.state().conversation().id(), 9),
                Person.stranger(last.state().person().id()));
        commit(last, turn(empty, erase, say("goodbye")), event(), null);
        Loaded fresh = load(ANA);
        commit(fresh, turn(drewState(fresh, "a"), say("hello")), event(), null);
        for (int starts = 0; starts < 2; starts++) {
            assertThat(texts(claim(TEST, NOW))).containsExactly("goodbye");
            restart();
        }
        assertThat(sendAll()).containsExactly("goodbye", "hello");
    }

    @Test
    void anErasedPersonIsGoneEverywhereAndTheOthersAreWhole() {
        Loaded group = load(GROUP);
        Guest ana = new Guest(group.state().person().id(), true, Map.of("tried", new Value.Whole(1)));
        Guest ben = new Guest(new tandem.chat.PersonId("ben"), false, Map.of("tried", new Value.Whole(2)));
        Conversation both = guests(group, List.of(ana, ben));
        commit(group, new State(both, group.state().person()));
        Loaded alone = load(ANA);
        commit(alone, turn(new State(drew(alone, "a"), agreed(alone)), say("pending")), event(), null);

        Loaded last = load(ANA);
        Effect erase = new Effect.Erase(last.state().person().id(), new PersonId("nobody"));
        Person stranger = Person.stranger(last.state().person().id());
        State empty = new State(Conversation.fresh(last.state().conversation().id(), 9), stranger);
        assertThat(commit(last, turn(empty, erase, say("goodbye")), event(), null))
                .isEqualTo(Outcome.COMMITTED);

        assertThat(texts(claim(TEST, NOW))).containsExactly("goodbye");
        restart();
        Loaded after = load(ANA);
        assertThat(after.state().person().id())
                .isNotEqualTo(last.state().person().id());
        assertThat(after.state().conversation().id())
                .isNotEqualTo(last.state().conversation().id());
        assertThat(after.state().person().hasAgreed()).isFalse();
        assertThat(load(GROUP).state().conversation().guests()).containsExactly(ben);
        assertThat(store.load(
                        new Where.Known(
                                last.state().conversation().id(),
                                last.state().person().id()),
                        new Entropy(1, 1)))
                .isEmpty();
    }

    @Test
    void aMessageThatWasUnderWayDuringAnErasureLeavesNothing() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("under way"), say("waiting")), event(), null);
        Letter underWay = claim(TEST, NOW).get(0);
        Loaded last = load(ANA);
        Person stranger = Person.stranger(last.state().person().id());
        State empty = new State(Conversation.fresh(last.state().conversation().id(), 9), stranger);
        commit(last, turn(empty, new Effect.Erase(stranger.id(), new PersonId("nobody"))), event(), null);
        store.sent(underWay, new MessageRef("m 1"), NOW).toCompletableFuture().join();
        assertThat(claim(TEST, NOW)).isEmpty();
        Loaded again = load(ANA);
        commit(again, turn(drewState(again, "b"), say("new")), event(), null);
        Letter fresh = claim(TEST, NOW).get(0);
        assertThat(fresh.parcel().outgoing().plainText()).isEqualTo("new");
        assertThat(fresh.parcel().earlier()).isNull();
    }

    @Test
    void anErasureByAStoredTimeErasesTheAddressesToo() {
        Loaded loaded = load(ANA);
        Person ana = loaded.state().person();
        commit(loaded, turn(drewState(loaded, "a"), new Effect.Schedule(2, NOW, ana.id())), event(), null);
        Due due = store.due(NOW, 9).get(0);
        Loaded woken = load(new Where.Known(due.conversation(), due.person()));
        State empty = new State(Conversation.fresh(due.conversation(), 9), Person.stranger(ana.id()));
        commit(woken, turn(empty, new Effect.Erase(ana.id(), new PersonId("nobody"))), null, due);
        Loaded after = load(ANA);
        assertThat(after.state().person().id()).isNotEqualTo(ana.id());
        assertThat(after.state().conversation().id()).isNotEqualTo(due.conversation());
        Effect later = new Effect.Schedule(3, NOW, after.state().person().id());
        commit(after, turn(drewState(after, "b"), later), event(), null);
        Due next = store.due(NOW, 9).get(0);
        assertThat(load(new Where.Known(next.conversation(), next.person())).chat())
                .isEqualTo(ChatAddress.of("test", "ana"));
    }

    @Test
    void aMessageThatIsPutBackWasNotTried() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("one"), say("two")), event(), null);
        store.putBack(claim(TEST, NOW).get(0), NOW.plusSeconds(30));
        assertThat(claim(TEST, NOW.plusSeconds(29))).isEmpty();
        assertThat(store.nextLetter(TEST, true)).contains(NOW.plusSeconds(30));
        Letter again = claim(TEST, NOW.plusSeconds(30)).get(0);
        assertThat(texts(List.of(again))).containsExactly("one");
        assertThat(again.tries()).isEqualTo(Tries.NONE);
    }

    @Test
    void noMoreThanAskedForIsClaimedAndWhoWaitsLongestComesFirst() {
        for (String chat : List.of("z", "y", "x")) {
            Loaded loaded =
                    load(new Where.Arrived(ChatAddress.of("test", chat), false, new PersonAddress("test", chat)));
            commit(loaded, turn(drewState(loaded, "a"), say(chat)), event(), null);
        }
        assertThat(texts(store.claim(TEST, NOW, NOW, 2, 2))).containsExactly("z", "y");
        assertThat(texts(store.claim(TEST, NOW, NOW, 2, 2))).containsExactly("x");
    }

    @Test
    void ofChangesOfOneMessageOnlyTheFreshestIsSent() {
        Loaded loaded = load(ANA);
        commit(
                loaded,
                turn(
                        drewState(loaded, "a"),
                        say("new"),
                        change(5, "old"),
                        change(6, "other"),
                        sayIn(9, "between"),
                        change(5, "fresh")),
                event(),
                null);
        assertThat(store.waiting().letters()).isEqualTo(4);
        assertThat(store.waiting().superseded()).isEqualTo(1);
        restart();
        assertThat(sendAll()).containsExactly("new", "other", "between", "fresh");
        restart();
        assertThat(sendAll()).isEmpty();
        assertThat(store.waiting().letters()).isZero();
    }

    @Test
    void aTextThatIsTooLongLeavesInPartsOfWhichTheLastCanBeChanged() {
        Loaded loaded = load(ANA);
        String paragraph = "word ".repeat(500).strip();
        commitNarrow(loaded, sayIn(7, paragraph + "\n\n" + paragraph), change(7, "short"));
        restart();
        List<String> sent = new ArrayList<>();
        for (List<Letter> next = claim(TEST, NOW); !next.isEmpty(); next = claim(TEST, NOW)) {
            Letter letter = next.get(0);
            sent.add(letter.parcel().outgoing().plainText());
            MessageRef earlier = letter.parcel().earlier();
            assertThat(earlier == null ? "" : earlier.value()).isEqualTo(sent.size() < 3 ? "" : "m 2");
            store.sent(letter, new MessageRef("m " + sent.size()), NOW)
                    .toCompletableFuture()
                    .join();
        }
        assertThat(sent).containsExactly(paragraph, paragraph, "short");
    }

    @Test
    void aChangeThatIsTooLongTakesTheChoicesAwayEvenWhenItIsChangedAgain() {
        Loaded loaded = load(ANA);
        commitNarrow(loaded, change(7, "word ".repeat(1_000)), change(7, "short"));
        restart();
        assertThat(claimedModes())
                .containsExactly(
                        Outgoing.Mode.REMOVE_CHOICES, Outgoing.Mode.NEW, Outgoing.Mode.NEW, Outgoing.Mode.REPLACE);
    }

    @Test
    void whatIsForOnePersonAloneIsSplitToo() {
        commit(load(ANA), load(ANA).state());
        tell(load(GROUP), true, "word ".repeat(1_000));
        assertThat(sendAll()).hasSize(2);
        commit(load(ANA), turn(load(ANA).state(), new Effect.Close()), event(), null);
        tell(load(GROUP), true, "word ".repeat(1_000));
        commitNarrow(load(ANA), say("hello"));
        assertThat(sendAll()).hasSize(3).last().isEqualTo("hello");
    }

    private void commitNarrow(Loaded loaded, Effect... effects) {
        store.commit(new Commit(
                        loaded, turn(drewState(loaded, "a"), effects), event(), null, NOW, StoreContract::quiet))
                .join();
    }

    @Test
    void choicesAreRemovedOnceAndAfterAChange() {
        Loaded loaded = load(ANA);
        commit(
                loaded,
                turn(drewState(loaded, "a"), change(5, "text"), removal(5), removal(5), removal(6), change(6, "then")),
                event(),
                null);
        assertThat(claimedModes())
                .containsExactly(Outgoing.Mode.REPLACE, Outgoing.Mode.REMOVE_CHOICES, Outgoing.Mode.REPLACE);
    }

    @Test
    void aChangeUnderWayIsNotDroppedButNotTriedAgain() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), change(5, "old")), event(), null);
        Letter underWay = claim(TEST, NOW).get(0);
        Loaded again = load(ANA);
        commit(again, turn(drewState(again, "b"), change(5, "fresh")), event(), null);
        assertThat(claim(TEST, NOW)).isEmpty();
        store.putOff(underWay, Tries.NONE, NOW);
        assertThat(sendAll()).containsExactly("fresh");
        restart();
        assertThat(sendAll()).isEmpty();
    }

    @Test
    void aChatThatIsGoneGetsNothingMoreAndNothingIsDueThere() {
        Loaded loaded = load(ANA);
        Person ana = loaded.state().person();
        Instant later = NOW.plusSeconds(60);
        Parked parked = new Parked(7, later, later);
        Question question = new Question(8, NOW, later, 0, 0);
        State waiting = new State(
                runs(loaded, List.of(run(ana, null, parked), run(ana, question, null))),
                loaded.state().person());
        commit(
                loaded,
                turn(
                        waiting,
                        say("one"),
                        say("two"),
                        new Effect.Schedule(7, later, ana.id()),
                        new Effect.Schedule(8, later, ana.id())),
                event(),
                null);
        Loaded group = load(GROUP);
        commit(
                group,
                turn(drewState(group, "a"), say("three"), new Effect.Schedule(9, later, ana.id())),
                event(),
                null);
        Letter gone = claim(TEST, NOW).stream()
                .filter(letter -> texts(List.of(letter)).contains("one"))
                .findFirst()
                .orElseThrow();
        assertThat(store.gone(gone, NOW).toCompletableFuture().join()).isEqualTo(2);
        restart();
        assertThat(store.due(later, 9)).extracting(Due::number).containsExactly(9L);
        assertThat(sendAll()).containsExactly("three");
        Loaded back = load(ANA);
        commit(back, turn(drewState(back, "b"), say("four")), event(), null);
        assertThat(sendAll()).containsExactly("four");
    }

    @Test
    void aGroupThatIsForgottenLeavesNothingAndItsPeopleStay() {
        Instant later = NOW.plusSeconds(60);
        Loaded group = load(GROUP);
        Person ana = group.state().person();
        ConversationId id = group.state().conversation().id();
        Conversation was = group.state().conversation();
        Conversation busy = new Conversation(
                was.id(),
                9,
                List.of(run(ana, null, new Parked(7, later, later)), run(ana, new Question(8, NOW, later, 0, 0), null)),
                was.used(),
                drawn("a"),
                List.of(new Guest(ana.id(), true, Map.of()), new Guest(new PersonId("ben"), true, Map.of())),
                new Language("de", true));
        commit(
                group,
                turn(
                        new State(busy, agreed(group)),
                        say("sent"),
                        say("dead"),
                        say("waits"),
                        new Effect.Schedule(7, later, ana.id()),
                        new Effect.Schedule(8, later, ana.id())),
                event(),
                null);
        store.sent(claim(TEST, NOW).get(0), new MessageRef("m 1"), NOW)
                .toCompletableFuture()
                .join();
        store.dead(claim(TEST, NOW).get(0), PutAside.REFUSED, NOW)
                .toCompletableFuture()
                .join();
        Loaded alone = load(ANA);
        commit(alone, turn(drewState(alone, "b"), say("private")), event(), null);

        Loaded last = load(GROUP);
        assertThat(commit(last, turn(last.state(), new Effect.Forget()), event(), null))
                .isEqualTo(Outcome.COMMITTED);

        assertThat(sendAll()).containsExactly("private");
        restart();
        assertThat(keysThatName(id.value())).isEmpty();
        assertThat(store.nextDue()).isEmpty();
        assertThat(store.load(new Where.Known(id, ana.id()), new Entropy(1, 1))).isEmpty();
        Loaded fresh = load(GROUP);
        assertThat(fresh.state().conversation().id()).isNotEqualTo(id);
        assertThat(fresh.state().conversation().runs()).isEmpty();
        assertThat(fresh.state().person()).isEqualTo(agreed(group));
        assertThat(load(ANA).state().conversation().history().cards(Past.What.DRAWN))
                .containsExactly("b");
    }

    @Test
    void aGroupIsForgottenWithAllItsTopicsAndNoOtherGroupIs() {
        List<String> topics = new ArrayList<>();
        for (String topic : List.of("", "12", "13")) {
            Loaded loaded = load(topic("us", topic));
            commit(loaded, turn(drewState(loaded, "a"), say("in " + topic)), event(), null);
            topics.add(loaded.state().conversation().id().value());
        }
        Loaded others = load(topic("others", "12"));
        commit(others, turn(drewState(others, "a"), say("others")), event(), null);
        Loaded last = load(topic("us", "12"));
        assertThat(commit(last, turn(last.state(), new Effect.Forget()), event(), null))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(sendAll()).containsExactly("others");
        assertThat(topics).allSatisfy(id -> assertThat(keysThatName(id)).isEmpty());
        assertThat(load(topic("others", "12")).state().conversation().history().cards(Past.What.DRAWN))
                .containsExactly("a");
    }

    private static Where topic(String group, String topic) {
        return new Where.Arrived(new ChatAddress("test", group, topic), true, new PersonAddress("test", "ana"));
    }

    @Test
    void whatHappensInAGroupWhileItIsForgottenIsForgottenToo() {
        commit(load(GROUP), load(GROUP).state());
        Loaded last = load(GROUP);
        Loaded other = load(GROUP);
        commit(other, turn(drewState(other, "a"), say("one")), event(), null);
        assertThat(commit(last, turn(last.state(), new Effect.Forget()), event(), null))
                .isEqualTo(Outcome.CONFLICT);
        Loaded again = load(GROUP);
        Loaded late = load(GROUP);
        commit(again, turn(again.state(), new Effect.Forget()), event(), null);
        assertThat(commit(late, turn(drewState(late, "b"), say("two")), event(), null))
                .isEqualTo(Outcome.CONFLICT);
        assertThat(claim(TEST, NOW)).isEmpty();
    }

    @Test
    void whoeverLeavesWithoutBeingKnownStaysUnknown() {
        Loaded group = load(GROUP);
        commit(group, turn(group.state(), new Effect.Forget()), event(), null);
        Loaded alone = load(ANA);
        commit(alone, turn(alone.state(), new Effect.Close()), event(), null);
        assertThat(keysThatName("chat-at/")).isEmpty();
        assertThat(keysThatName("user")).isEmpty();
    }

    @Test
    void aPrivateChatThatIsClosedGetsNothingMoreAndIsWhatItWas() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(new State(drew(loaded, "a"), agreed(loaded)), say("one"), say("two")), event(), null);
        Letter underWay = claim(TEST, NOW).get(0);
        Loaded last = load(ANA);
        commit(last, turn(last.state(), new Effect.Close()), event(), null);
        store.putOff(underWay, Tries.NONE, NOW);
        assertThat(claim(TEST, NOW)).isEmpty();
        restart();
        assertThat(claim(TEST, NOW)).isEmpty();
        assertThat(load(ANA).state()).isEqualTo(last.state());
    }

    @Test
    void aGroupThatGetsAnotherIdGoesOnThereWithEverything() {
        Loaded topic = load(topic("us", "12"));
        commit(topic, turn(drewState(topic, "t"), say("in a topic")), event(), null);
        Loaded group = load(GROUP);
        PersonId ana = group.state().person().id();
        Instant later = NOW.plusSeconds(60);
        Effect wait = new Effect.Schedule(7, later, ana);
        commit(group, turn(drewState(group, "a"), say("sent"), say("under way"), say("waits"), wait), event(), null);
        store.sent(claimOf("sent"), new MessageRef("m 1"), NOW)
                .toCompletableFuture()
                .join();
        Letter underWay = claimOf("under way");
        Loaded others = load(topic("others", ""));
        commit(others, turn(drewState(others, "o"), say("others")), event(), null);

        EventId moved = new EventId("bot", 1, "moved");
        assertThat(move("us", "new", moved)).isEqualTo(Outcome.COMMITTED);
        assertThat(move("us", "new", moved)).isEqualTo(Outcome.DUPLICATE);
        assertThat(texts(claim(TEST, NOW))).doesNotContain("waits", "under way");
        store.putBack(underWay, NOW);
        restart();
        assertThat(move("us", "new", moved)).isEqualTo(Outcome.DUPLICATE);

        Loaded there = load(topic("new", ""));
        assertThat(there.state())
                .isEqualTo(new State(drew(group, "a"), there.state().person()));
        assertThat(load(topic("new", "12")).state().conversation().history().cards(Past.What.DRAWN))
                .containsExactly("t");
        assertThat(load(topic("others", "")).state().conversation().history().cards(Past.What.DRAWN))
                .containsExactly("o");
        commit(there, turn(drewState(there, "b"), change(5, "changed")), event(), null);
        Due due = store.due(later, 9).get(0);
        Loaded woken = load(new Where.Known(due.conversation(), due.person()));
        commit(woken, turn(drewState(woken, "c"), say("reminder")), null, due);
        List<String> sent = new ArrayList<>();
        for (List<Letter> next = claim(TEST, NOW); !next.isEmpty(); next = claim(TEST, NOW)) {
            for (Letter letter : next) {
                sent.add(letter.parcel().chat() + " " + texts(List.of(letter)).get(0) + " "
                        + letter.parcel().earlier());
                store.sent(letter, null, NOW).toCompletableFuture().join();
            }
        }
        ChatAddress now = ChatAddress.of(TEST, "new");
        assertThat(sent)
                .containsExactlyInAnyOrder(
                        now + " under way null",
                        now + " waits null",
                        now + " changed null",
                        now + " reminder null",
                        new ChatAddress(TEST, "new", "12") + " in a topic null",
                        ChatAddress.of(TEST, "others") + " others null")
                .containsSubsequence(
                        now + " under way null", now + " waits null", now + " changed null", now + " reminder null");
    }

    @Test
    void aConversationThatHasJustBegunMakesWayForTheOneThatMovesThere() {
        Loaded old = load(GROUP);
        PersonId ana = old.state().person().id();
        commit(old, turn(drewState(old, "old"), say("from before")), event(), null);
        Loaded begun = load(topic("new", ""));
        Conversation was = begun.state().conversation();
        Conversation busy = new Conversation(
                was.id(),
                9,
                List.of(run(begun.state().person(), null, new Parked(7, NOW, NOW))),
                was.used(),
                drawn("new"),
                List.of(new Guest(ana, true, Map.of())),
                null);
        State greeted = new State(busy, begun.state().person());
        Effect wait = new Effect.Schedule(7, NOW, ana);
        commit(begun, turn(greeted, say("seen"), say("dead"), say("hello"), say("waits"), wait), event(), null);
        Letter fromBefore = claimOf("from before");
        store.sent(claimOf("seen"), new MessageRef("m 1"), NOW)
                .toCompletableFuture()
                .join();
        store.dead(claimOf("dead"), PutAside.REFUSED, NOW).toCompletableFuture().join();
        Letter hello = claimOf("hello");

        assertThat(move("us", "new", event())).isEqualTo(Outcome.COMMITTED);
        assertThat(claim(TEST, NOW)).isEmpty();
        store.sent(hello, new MessageRef("m 2"), NOW).toCompletableFuture().join();
        assertThat(claim(TEST, NOW)).isEmpty();
        store.putBack(fromBefore, NOW);
        assertThat(sendAll()).containsExactly("from before");
        assertThat(load(topic("new", "")).state().conversation()).isEqualTo(drew(old, "old"));
        assertThat(keysThatName(was.id().value())).isEmpty();
        assertThat(store.nextDue()).isEmpty();
        restart();
        assertThat(claim(TEST, NOW)).isEmpty();
    }

    @Test
    void theOlderConversationStaysWhereverItIs() {
        Loaded old = load(topic("new", ""));
        commit(old, turn(drewState(old, "old"), say("one")), event(), null);
        Loaded young = load(GROUP);
        commit(young, turn(drewState(young, "young"), say("two")), event(), null);
        assertThat(move("us", "new", event())).isEqualTo(Outcome.COMMITTED);
        assertThat(load(topic("new", "")).state().conversation()).isEqualTo(drew(old, "old"));
        assertThat(keysThatName(young.state().conversation().id().value())).isEmpty();
        assertThat(sendAll()).containsExactly("one");
    }

    @Test
    void whatIsMovedAlreadyOrWasNeverKnownIsNothingToDo() {
        Loaded old = load(GROUP);
        commit(old, turn(drewState(old, "a"), say("one")), event(), null);
        assertThat(move("us", "new", null)).isEqualTo(Outcome.COMMITTED);
        assertThat(move("us", "new", null)).isEqualTo(Outcome.COMMITTED);
        assertThat(move("us", "new", event())).isEqualTo(Outcome.COMMITTED);
        assertThat(move("new", "new", event())).isEqualTo(Outcome.COMMITTED);
        assertThat(move("unknown", "other", null)).isEqualTo(Outcome.COMMITTED);
        EventId event = event();
        assertThat(move("unknown", "other", event)).isEqualTo(Outcome.COMMITTED);
        assertThat(move("unknown", "other", event)).isEqualTo(Outcome.DUPLICATE);
        assertThat(load(topic("new", "")).state().conversation()).isEqualTo(drew(old, "a"));
        assertThat(sendAll()).containsExactly("one");
    }

    @Test
    void whatHappenedBeforeAMoveAndIsPlayedAfterItFindsItsConversation() {
        Loaded before = load(GROUP);
        commit(before, turn(drewState(before, "a")), event(), null);
        Loaded late = load(GROUP);
        move("us", "new", null);
        assertThat(commit(late, turn(drewState(late, "b"), say("lost")), event(), null))
                .isEqualTo(Outcome.CONFLICT);
        Loaded again = load(GROUP);
        assertThat(again.chat()).isEqualTo(ChatAddress.of(TEST, "new"));
        assertThat(again.state().conversation()).isEqualTo(drew(before, "a"));
        assertThat(commit(again, turn(drewState(again, "b"), say("late")), event(), null))
                .isEqualTo(Outcome.COMMITTED);
        move("new", "newest", null);
        assertThat(load(GROUP).chat()).isEqualTo(ChatAddress.of(TEST, "newest"));
        assertThat(load(topic("us", "99")).chat()).isEqualTo(new ChatAddress(TEST, "us", "99"));
        Letter letter = claimOf("late");
        assertThat(letter.parcel().chat()).isEqualTo(ChatAddress.of(TEST, "newest"));
        Loaded last = load(topic("newest", ""));
        commit(last, turn(last.state(), new Effect.Forget()), event(), null);
        assertThat(load(GROUP).state().conversation().history().entries()).isEmpty();
        assertThat(load(GROUP).chat()).isEqualTo(ChatAddress.of(TEST, "us"));
    }

    @Test
    void aMessageWhoseGroupHasAnotherIdIsClaimedAgainThereAtOnce() {
        Loaded old = load(GROUP);
        commit(old, turn(drewState(old, "a"), say("one"), say("two")), event(), null);
        quarantine(topic("us", "new topic"), event(), null);
        Letter one = claimOf("one");
        assertThat(one.moved()).isFalse();
        store.moved(one, "new", NOW).toCompletableFuture().join();
        Letter again = claimOf("one");
        assertThat(again.parcel().chat()).isEqualTo(ChatAddress.of(TEST, "new"));
        assertThat(again.moved()).isTrue();
        assertThat(again.tries()).isEqualTo(Tries.NONE);
        store.putBack(again, NOW);
        assertThat(claimOf("one").moved()).isTrue();
        store.sent(again, null, NOW).toCompletableFuture().join();
        assertThat(claimOf("two").moved()).isFalse();
        Letter sorry = claimOf("sorry");
        assertThat(sorry.parcel().chat()).isEqualTo(new ChatAddress(TEST, "new", "new topic"));
    }

    @Test
    void whatIsPrivateIsNotMovedToAGroup() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("private")), event(), null);
        Letter letter = claimOf("private");
        store.moved(letter, "us", NOW).toCompletableFuture().join();
        assertThat(move("ana", "us", event())).isEqualTo(Outcome.COMMITTED);
        assertThat(claimOf("private").parcel().chat()).isEqualTo(ChatAddress.of(TEST, "ana"));
        assertThat(load(ANA).state().conversation()).isEqualTo(drew(loaded, "a"));
        assertThat(load(GROUP).state().conversation().history().entries()).isEmpty();
    }

    private Outcome move(String from, String to, @org.jspecify.annotations.Nullable EventId event) {
        return store.move(ChatAddress.of(TEST, from), to, event, NOW).join();
    }

    /** Claims until this message comes, and gives back the others. */
    private Letter claimOf(String text) {
        List<Letter> claimed = claim(TEST, NOW);
        claimed.stream()
                .filter(letter -> !texts(List.of(letter)).contains(text))
                .forEach(letter -> store.putBack(letter, NOW));
        return claimed.stream()
                .filter(letter -> texts(List.of(letter)).contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsForOnePersonAloneGoesToTheirPrivateChat() {
        commit(load(ANA), turn(load(ANA).state(), say("hello")), event(), null);
        tell(load(GROUP), true, "secret", "and more");
        restart();
        List<Parcel> sent = sendParcels();
        assertThat(sent)
                .extracting(parcel -> parcel.outgoing().plainText())
                .containsExactly("hello", "secret", "and more");
        assertThat(sent).extracting(Parcel::chat).containsOnly(ChatAddress.of("test", "ana"));
        assertThat(sent.get(1).only()).isEqualTo(new PersonAddress("test", "ana"));
        assertThat(sent.get(1).outgoing().slot())
                .isNegative()
                .isNotEqualTo(sent.get(2).outgoing().slot());
        assertThat(keysThatName("held/")).isEmpty();
        assertThat(keysThatName("ref/")).hasSize(1).first().asString().endsWith("/5");
    }

    @Test
    void whereThePlatformShowsItToThemAloneItStaysInTheGroup() {
        Loaded group = load(GROUP);
        commit(group, turn(drewState(group, "a"), telling(group, false, "secret")), event(), null);
        Parcel parcel = sendParcels().get(0);
        assertThat(parcel.chat()).isEqualTo(ChatAddress.of("test", "us"));
        assertThat(parcel.only()).isEqualTo(new PersonAddress("test", "ana"));
        assertThat(keysThatName("held/")).isEmpty();
    }

    @Test
    void whatCannotReachAPersonWaitsForThemAndComesBeforeAnythingElse() {
        tell(load(GROUP), true, "first", "second");
        tell(load(GROUP), false, "never");
        assertThat(sendAll()).isEmpty();
        restart();
        tell(load(GROUP), true, "third");
        restart();
        Loaded alone = load(ANA);
        assertThat(alone.privately()).isNull();
        commit(alone, turn(drewState(alone, "a"), say("hello")), event(), null);
        assertThat(sendAll()).containsExactly("first", "second", "third", "hello");
        assertThat(keysThatName("held/")).isEmpty();
        assertThat(load(GROUP).privately())
                .isEqualTo(alone.state().conversation().id());
        tell(load(GROUP), false, "now");
        assertThat(sendAll()).containsExactly("now");
    }

    @Test
    void whatWaitsForAPersonWaitsSevenDays() {
        for (int days : new int[] {7, 8}) {
            tell(load(GROUP), true, "secret " + days);
            Loaded alone = load(ANA);
            store.commit(new Commit(
                            alone,
                            turn(drewState(alone, "a")),
                            event(),
                            null,
                            NOW.plus(Duration.ofDays(days)),
                            StoreContract::quiet))
                    .join();
            assertThat(sendAll()).isEqualTo(days == 7 ? List.of("secret 7") : List.of());
            commit(load(ANA), turn(load(ANA).state(), new Effect.Close()), event(), null);
        }
        assertThat(keysThatName("held/")).isEmpty();
    }

    private Outcome commitOn(Loaded loaded, Instant day, Effect... effects) {
        return store.commit(new Commit(loaded, turn(loaded.state(), effects), event(), null, day, StoreContract::quiet))
                .join();
    }

    @Test
    void whenSomebodyWasThereLastIsTheSameWhereverTheyAre() {
        Presence here = new Presence(NOW, null);
        Presence told = new Presence(NOW, NOW.plusSeconds(9));
        Loaded first = load(ANA);
        commit(first, drewState(first, "a").with(here));
        Where kept = new Where.Kept(
                first.state().conversation().id(), first.state().person().id());
        assertThat(load(kept).state().presence()).isEqualTo(here);
        assertThat(load(kept).privately())
                .isEqualTo(first.state().conversation().id());
        restart();
        Loaded look = load(kept);
        commit(look, turn(look.state().with(told)), null, null);
        assertThat(load(GROUP).state().presence()).isEqualTo(told);
        Loaded group = load(GROUP);
        commit(group, drewState(group, "b").with(here));
        Where known = new Where.Known(
                first.state().conversation().id(), first.state().person().id());
        for (Where where : List.of(ANA, kept, known)) {
            assertThat(load(where).state().presence()).isEqualTo(here);
        }
    }

    @Test
    void aGroupIsLookedAtWithAllItsTopics() {
        List<Loaded> topics = new ArrayList<>();
        for (String topic : List.of("", "12")) {
            Loaded loaded = load(topic("us", topic));
            commit(loaded, drewState(loaded, "a"));
            topics.add(loaded);
        }
        Where look = new Where.Kept(topics.get(0).state().conversation().id(), null);
        assertThat(load(look).state().presence()).as("not known of each").isEqualTo(Presence.NONE);
        for (int i = 0; i < topics.size(); i++) {
            Loaded loaded = load(topic("us", i == 0 ? "" : "12"));
            commit(
                    loaded,
                    new State(seen(loaded, NOW.plusSeconds(i)), loaded.state().person()));
        }
        assertThat(load(look).state().presence()).isEqualTo(new Presence(NOW.plusSeconds(1), null));

        Loaded looked = load(look);
        Loaded third = load(topic("us", "13"));
        commit(third, drewState(third, "a"));
        assertThat(commit(looked, turn(looked.state(), new Effect.Forget()), null, null))
                .as("somebody has begun a topic meanwhile")
                .isEqualTo(Outcome.CONFLICT);
    }

    private static Conversation seen(Loaded loaded, Instant seen) {
        Conversation was = loaded.state().conversation();
        return new Conversation(
                was.id(),
                was.last(),
                was.runs(),
                was.used(),
                was.history(),
                was.guests(),
                was.language(),
                was.tries(),
                new Presence(seen, null));
    }

    @Test
    void everybodyIsFoundWhomSomethingIsKeptAbout() {
        Loaded group = load(GROUP);
        commit(group, turn(drewState(group, "a")), event(), null);
        PersonId ana = group.state().person().id();
        assertThat(store.subjects())
                .containsExactlyInAnyOrder(
                        new Subject(group.state().conversation().id(), null), new Subject(null, ana));
        Loaded alone = load(ANA);
        commit(alone, turn(drewState(alone, "b")), event(), null);
        Subject privately = new Subject(alone.state().conversation().id(), ana);
        assertThat(store.subjects())
                .containsExactlyInAnyOrder(
                        new Subject(group.state().conversation().id(), null), privately);
        Loaded closes = load(ANA);
        commit(closes, turn(closes.state(), new Effect.Close()), event(), null);
        assertThat(store.subjects()).as("also where it is closed").contains(privately);
        assertThat(load(new Where.Kept(privately.conversation(), ana)).privately())
                .isNull();
    }

    @Test
    void somebodyWithoutAPrivateChatIsErasedToo() {
        Loaded group = load(GROUP);
        commit(group, turn(new State(drew(group, "a"), agreed(group))), event(), null);
        PersonId ana = group.state().person().id();
        Loaded kept = load(new Where.Kept(null, ana));
        assertThat(kept.group()).isFalse();
        assertThat(kept.state().person()).isEqualTo(agreed(group));
        assertThat(commitOn(kept, NOW, new Effect.Erase(ana, new PersonId("nobody"))))
                .isEqualTo(Outcome.COMMITTED);
        restart();
        assertThat(keysThatName(ana.value())).allMatch(key -> key.startsWith("erased/"));
        assertThat(store.load(new Where.Kept(null, ana), new Entropy(1, 1))).isEmpty();
        assertThat(load(GROUP).state().conversation().id())
                .isEqualTo(group.state().conversation().id());
    }

    @Test
    void whoeverActsMeanwhileIsNotErased() {
        Loaded first = load(ANA);
        commit(first, drewState(first, "a").with(new Presence(NOW, null)));
        PersonId ana = first.state().person().id();
        Loaded kept = load(new Where.Kept(first.state().conversation().id(), ana));
        Loaded group = load(GROUP);
        commit(group, drewState(group, "b").with(new Presence(NOW.plusSeconds(1), null)));
        assertThat(commitOn(kept, NOW, new Effect.Erase(ana, new PersonId("nobody"))))
                .isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void allPrivateChatsOfAPersonGoWithThem() {
        Loaded first = load(ANA);
        commit(first, drewState(first, "a"));
        Where.Arrived topic = new Where.Arrived(
                new ChatAddress(TEST, ((Where.Arrived) ANA).chat().chat(), "a topic"),
                false,
                ((Where.Arrived) ANA).person());
        Loaded second = load(topic);
        commit(second, drewState(second, "b"));
        Loaded third = load(GROUP);
        PersonId ana = third.state().person().id();
        assertThat(commit(third, turn(third.state(), new Effect.Erase(ana, new PersonId("nobody"))), event(), null))
                .isEqualTo(Outcome.COMMITTED);
        restart();
        for (Loaded gone : List.of(first, second)) {
            assertThat(keysThatName(gone.state().conversation().id().value()))
                    .allMatch(key -> key.startsWith("erased/"));
        }
    }

    private void clear(Instant now) {
        int most = 9;
        while (store.clear(now)) {
            assertThat(--most).isPositive();
        }
    }

    @Test
    void whatIsKeptForSomeDaysGoesWithoutAnybody() {
        Loaded loaded = load(GROUP);
        commit(loaded, turn(drewState(loaded, "a"), say("dead"), say("sent")), event(), null);
        store.dead(claim(TEST, NOW).get(0), PutAside.REFUSED, NOW)
                .toCompletableFuture()
                .join();
        store.sent(claim(TEST, NOW).get(0), new MessageRef("m 1"), NOW)
                .toCompletableFuture()
                .join();
        tell(load(GROUP), true, "secret");
        clear(NOW.plus(Duration.ofDays(7)));
        restart();
        assertThat(keysThatName("held/")).isNotEmpty();
        assertThat(keysThatName("dead/")).isNotEmpty();
        clear(NOW.plus(Duration.ofDays(9)));
        restart();
        for (String kind : List.of("held/", "dead/", "ref/")) {
            assertThat(keysThatName(kind)).as(kind).isEmpty();
        }
    }

    @Test
    void whatAStoredTimeTellsOnePersonReachesThemToo() {
        commit(load(ANA), load(ANA).state());
        Loaded group = load(GROUP);
        PersonId ana = group.state().person().id();
        commit(group, turn(drewState(group, "a"), new Effect.Schedule(2, NOW, ana)), event(), null);
        Due due = store.due(NOW, 9).get(0);
        Loaded woken = load(new Where.Known(due.conversation(), due.person()));
        store.commit(new Commit(
                        woken,
                        turn(drewState(woken, "b"), telling(woken, true, "secret")),
                        null,
                        due,
                        NOW,
                        StoreContract::quiet))
                .join();
        assertThat(sendParcels()).extracting(Parcel::chat).containsExactly(ChatAddress.of("test", "ana"));
        erase(load(ANA));
        Loaded nobody = load(new Where.Known(due.conversation(), ana));
        store.commit(new Commit(
                        nobody,
                        turn(drewState(nobody, "c"), telling(nobody, true, "secret")),
                        event(),
                        null,
                        NOW,
                        StoreContract::quiet))
                .join();
        assertThat(keysThatName("held/")).isEmpty();
        assertThat(sendAll()).isEmpty();
    }

    @Test
    void nothingForOnePersonIsLostBetweenTwoTurnsAtOnce() {
        commit(load(GROUP), load(GROUP).state());
        Loaded opening = load(ANA);
        tell(load(GROUP), true, "one");
        assertThat(sendAll()).isEmpty();
        assertThat(commit(opening, turn(drewState(opening, "a"), say("hello")), event(), null))
                .as("it is played again, on what is there now")
                .isEqualTo(Outcome.CONFLICT);
        Loaded opened = load(ANA);
        commit(opened, turn(drewState(opened, "a"), say("hello")), event(), null);
        assertThat(sendAll()).containsExactly("one", "hello");

        commit(load(ANA), turn(load(ANA).state(), new Effect.Close()), event(), null);
        Loaded late = load(GROUP);
        Loaded again = load(ANA);
        commit(again, drewState(again, "b"));
        assertThat(commitQuiet(late, true, "two")).isEqualTo(Outcome.CONFLICT);
        tell(load(GROUP), true, "two");
        assertThat(sendAll()).containsExactly("two");
    }

    @Test
    void anErasureTakesBackWhatWaitsForThePerson() {
        tell(load(GROUP), true, "secret");
        erase(load(ANA));
        commit(load(ANA), turn(load(ANA).state(), say("hello")), event(), null);
        assertThat(sendAll()).containsExactly("hello");
        tell(load(GROUP), true, "on its way");
        erase(load(ANA));
        assertThat(sendAll()).isEmpty();
        assertThat(keysThatName("held/")).isEmpty();
        assertThat(keysThatName("dm/")).isEmpty();
        assertThat(load(GROUP).privately()).isNull();
    }

    @Test
    void aPrivateChatThatIsGoneKeepsWhatIsForItsPersonAlone() {
        Loaded alone = load(ANA);
        commit(alone, turn(drewState(alone, "a"), say("answer")), event(), null);
        tell(load(GROUP), true, "secret", "and more");
        assertThat(store.gone(claim(TEST, NOW).get(0), NOW)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(1);
        restart();
        assertThat(load(GROUP).privately()).isNull();
        assertThat(sendAll()).isEmpty();
        assertThat(keysThatName("held/")).hasSize(2);
        tell(load(GROUP), true, "and this");
        Loaded back = load(ANA);
        assertThat(back.state()).isEqualTo(drewState(alone, "a"));
        commit(back, turn(drewState(back, "b"), say("hello")), event(), null);
        assertThat(sendAll()).containsExactly("secret", "and more", "and this", "hello");
    }

    @Test
    void whatOnePersonCannotTakeNowIsShownWhereTheyDoSomethingNext() {
        commit(load(ANA), drewState(load(ANA), "a"));
        Loaded group = load(GROUP);
        commit(group, turn(drewState(group, "a"), telling(group, true, "secret")), event(), null);
        hold(claim(TEST, NOW).get(0));
        restart();
        assertThat(sendAll()).isEmpty();
        assertThat(load(GROUP).privately()).isNull();

        Loaded next = load(GROUP);
        commit(next, turn(next.state(), say("hello")), event(), null);

        List<Parcel> sent = sendParcels();
        assertThat(sent).extracting(parcel -> parcel.outgoing().plainText()).containsExactly("secret", "hello");
        assertThat(sent.get(0).chat()).isEqualTo(ChatAddress.of("test", "us"));
        assertThat(sent.get(0).only()).isEqualTo(new PersonAddress("test", "ana"));
        assertThat(keysThatName("held/")).isEmpty();
    }

    @Test
    void nothingWaitsForSomebodyWhoWasErasedWhileItWasOnItsWay() {
        Loaded group = load(GROUP);
        commit(group, turn(drewState(group, "a"), telling(group, true, "secret")), event(), null);
        Letter letter = claim(TEST, NOW).get(0);
        erase(load(ANA));
        hold(letter);
        assertThat(keysThatName("held/")).isEmpty();
        assertThat(sendAll()).isEmpty();
    }

    @Test
    void whatIsForEverybodyDoesNotWaitForOnePerson() {
        Loaded group = load(GROUP);
        commit(group, turn(drewState(group, "a"), say("for all")), event(), null);
        hold(claim(TEST, NOW).get(0));
        assertThat(sendAll()).isEmpty();
        assertThat(keysThatName("held/")).isEmpty();
        assertThat(keysThatName("dead/")).hasSize(1);
    }

    private void hold(Letter letter) {
        store.hold(letter, NOW).toCompletableFuture().join();
    }

    @Test
    void aPrivateChatThatIsClosedIsNotOpenUntilThePersonWritesThere() {
        Loaded alone = load(ANA);
        commit(alone, drewState(alone, "a"));
        tell(load(GROUP), true, "on its way");
        Loaded last = load(ANA);
        commit(last, turn(last.state(), new Effect.Close()), event(), null);
        assertThat(sendAll()).isEmpty();
        tell(load(GROUP), true, "waits");
        assertThat(sendAll()).isEmpty();
        Loaded back = load(ANA);
        commit(back, turn(drewState(back, "b"), say("hello")), event(), null);
        assertThat(sendAll()).containsExactly("waits", "hello");
    }

    /** Of a platform that shows nothing to one person alone. */
    private static Capabilities quiet(String platform) {
        return new Capabilities(4_096, 1_024, false);
    }

    private void tell(Loaded group, boolean waits, String... texts) {
        assertThat(commitQuiet(group, waits, texts)).isEqualTo(Outcome.COMMITTED);
    }

    private Outcome commitQuiet(Loaded group, boolean waits, String... texts) {
        Effect[] effects = java.util.Arrays.stream(texts)
                .map(text -> telling(group, waits, text))
                .toArray(Effect[]::new);
        return store.commit(new Commit(
                        group, turn(drewState(group, "a"), effects), event(), null, NOW, StoreContract::quiet))
                .join();
    }

    private static Effect telling(Loaded loaded, boolean waits, String text) {
        Audience only = new Audience.Only(loaded.state().person().id());
        return new Effect.Tell(
                new Outgoing(5, Outgoing.Mode.NEW, only, List.of(Span.plain(text)), List.of(), false), waits);
    }

    private void erase(Loaded loaded) {
        Person stranger = Person.stranger(loaded.state().person().id());
        State empty = new State(Conversation.fresh(loaded.state().conversation().id(), 9), stranger);
        commit(loaded, turn(empty, new Effect.Erase(stranger.id(), new PersonId("nobody"))), event(), null);
    }

    /** Claims and marks as sent, with a reference, until nothing is left. */
    private List<Parcel> sendParcels() {
        List<Parcel> sent = new ArrayList<>();
        for (List<Letter> next = claim(TEST, NOW); !next.isEmpty(); next = claim(TEST, NOW)) {
            next.forEach(letter -> {
                sent.add(letter.parcel());
                store.sent(letter, new MessageRef("m"), NOW)
                        .toCompletableFuture()
                        .join();
            });
        }
        return sent;
    }

    /** Names of rows with this in them. */
    private List<String> keysThatName(String part) {
        store.close();
        List<String> named =
                keys(folder).stream().filter(key -> key.contains(part)).toList();
        store = open(folder);
        return named;
    }

    @Test
    void aTopicThatIsGoneIsSilentAndTheOthersOfItsGroupTalkOn() {
        Instant later = NOW.plusSeconds(60);
        for (String topic : List.of("", "12", "13")) {
            Loaded loaded = load(topic("us", topic));
            Person ana = loaded.state().person();
            long number = 7L + topic.length();
            State waiting = new State(
                    runs(loaded, List.of(run(ana, null, new Parked(number, later, later)))),
                    loaded.state().person());
            Effect wait = new Effect.Schedule(number, later, ana.id());
            commit(loaded, turn(waiting, say("one in " + topic), say("two in " + topic), wait), event(), null);
        }
        assertThat(store.gone(claimOf("one in 12"), NOW).toCompletableFuture().join())
                .isEqualTo(2);
        for (int starts = 0; starts < 2; starts++) {
            List<String> free = texts(claim(TEST, NOW));
            assertThat(free).containsExactlyInAnyOrder("one in ", "one in 13");
            restart();
        }
        assertThat(sendAll()).containsExactlyInAnyOrder("one in ", "two in ", "one in 13", "two in 13");
        List<Due> due = store.due(later, 9);
        assertThat(due)
                .extracting(each -> load(new Where.Known(each.conversation(), each.person()))
                        .chat())
                .containsExactlyInAnyOrder(new ChatAddress(TEST, "us", ""), new ChatAddress(TEST, "us", "13"));
    }

    @Test
    void whereAMessageFromBeforeTheConversationFindsTheChatGoneNothingIsDueEither() {
        quarantine(GROUP, event(), null);
        Loaded loaded = load(GROUP);
        Person ana = loaded.state().person();
        Instant later = NOW.plusSeconds(60);
        State waiting = new State(runs(loaded, List.of(run(ana, null, new Parked(7, later, later)))), ana);
        Effect wait = new Effect.Schedule(7, later, ana.id());
        commit(loaded, turn(waiting, say("one"), wait), event(), null);
        assertThat(store.gone(claimOf("sorry"), NOW).toCompletableFuture().join())
                .isEqualTo(2);
        assertThat(store.nextDue()).isEmpty();
        restart();
        assertThat(claim(TEST, NOW)).isEmpty();
    }

    @Test
    void whatWaitsIsCounted() {
        assertThat(store.waiting()).isEqualTo(new Outbox.Waiting(0, null, 0, 0));
        claim(TEST, NOW);
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("one"), say("two")), event(), null);
        claim(TEST, NOW.plusSeconds(9));
        Loaded group = load(GROUP);
        commit(group, turn(drewState(group, "a"), say("three")), event(), null);
        assertThat(store.waiting()).isEqualTo(new Outbox.Waiting(3, NOW, 0, 0));
        restart();
        claim(TEST, NOW.plusSeconds(70));
        assertThat(store.waiting()).isEqualTo(new Outbox.Waiting(3, NOW.plusSeconds(70), 0, 0));
    }

    @Test
    void anEventIsAcceptedOnceAndKeptInOrderUntilItsTurnIsStored() {
        List<Incoming> incoming = List.of(incoming("9"), incoming("1"), incoming("5"));
        incoming.forEach(each -> assertThat(accept(each)).isEqualTo(Outcome.COMMITTED));
        assertThat(accept(incoming.get(1))).isEqualTo(Outcome.DUPLICATE);
        restart();
        assertThat(store.accepted()).containsExactlyElementsOf(incoming);
        Loaded loaded = load(ANA);
        assertThat(commit(loaded, turn(drewState(loaded, "a")), incoming.get(0).id(), null))
                .isEqualTo(Outcome.COMMITTED);
        assertThat(store.accepted()).containsExactly(incoming.get(1), incoming.get(2));
        assertThat(accept(incoming.get(0))).isEqualTo(Outcome.DUPLICATE);
        Instant nextDay = NOW.plus(Duration.ofDays(1));
        assertThat(store.accept(incoming.get(0), nextDay).join()).isEqualTo(Outcome.DUPLICATE);
        restart();
        assertThat(store.accepted()).containsExactly(incoming.get(1), incoming.get(2));
    }

    @Test
    void aQuarantineNeedsNothingButTheEventAndAnswersKindly() {
        Loaded loaded = load(ANA);
        commit(loaded, turn(drewState(loaded, "a"), say("before")), event(), null);
        Incoming bad = incoming("7");
        accept(bad);
        assertThat(quarantine(ANA, bad.id(), null)).isEqualTo(Outcome.COMMITTED);
        assertThat(quarantine(ANA, bad.id(), null)).isEqualTo(Outcome.DUPLICATE);
        assertThat(store.accepted()).isEmpty();
        assertThat(accept(bad)).isEqualTo(Outcome.DUPLICATE);
        Loaded after = load(ANA);
        assertThat(commit(after, turn(drewState(after, "b")), bad.id(), null)).isEqualTo(Outcome.DUPLICATE);
        restart();
        assertThat(sendAll()).containsExactly("before", "sorry");
        assertThat(load(ANA).state().conversation().history().cards(Past.What.DRAWN))
                .containsExactly("a");
    }

    @Test
    void aQuarantineInAChatThatIsNewAnswersToo() {
        assertThat(quarantine(GROUP, new EventId("bot", 1, "3"), null)).isEqualTo(Outcome.COMMITTED);
        Letter letter = claim(TEST, NOW).get(0);
        assertThat(letter.parcel().chat()).isEqualTo(ChatAddress.of("test", "us"));
        store.sent(letter, null, NOW).toCompletableFuture().join();
        Loaded group = load(GROUP);
        assertThat(commit(group, drewState(group, "a"))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void aQuarantineOfADueRowTakesItAway() {
        Loaded loaded = load(ANA);
        PersonId ana = loaded.state().person().id();
        commit(loaded, turn(drewState(loaded, "a"), new Effect.Schedule(2, NOW, ana)), event(), null);
        Due due = store.due(NOW, 9).get(0);
        Where where = new Where.Known(due.conversation(), due.person());
        assertThat(quarantine(where, null, due)).isEqualTo(Outcome.COMMITTED);
        assertThat(store.nextDue()).isEmpty();
        assertThat(quarantine(where, null, due)).isEqualTo(Outcome.DUPLICATE);
        assertThat(claim(TEST, NOW)).isEmpty();
    }

    @Test
    void anAdapterKnowsWhereItHasTalkedUntilThatIsErased() {
        Loaded alone = load(ANA);
        commit(alone, turn(drewState(alone, "a"), say("hello")), event(), null);
        Loaded group = load(GROUP);
        commit(group, turn(drewState(group, "a"), say("hello")), event(), null);
        restart();
        assertThat(store.memory(TEST).chats())
                .containsExactlyInAnyOrder(load(ANA).chat(), load(GROUP).chat());
        assertThat(store.memory("other").chats()).isEmpty();

        Loaded last = load(ANA);
        Person stranger = Person.stranger(last.state().person().id());
        State empty = new State(Conversation.fresh(last.state().conversation().id(), 9), stranger);
        commit(last, turn(empty, new Effect.Erase(stranger.id(), new PersonId("nobody"))), event(), null);
        assertThat(store.memory(TEST).chats()).containsExactly(load(GROUP).chat());
    }

    @Test
    void anAdapterRemembers() {
        assertThat(store.memory("test").get("last")).isEmpty();
        store.memory("test").put("last", "17 ä");
        restart();
        assertThat(store.memory("test").get("last")).contains("17 ä");
        assertThat(store.memory("other").get("last")).isEqualTo(Optional.empty());
    }

    private Outcome accept(Incoming incoming) {
        return store.accept(incoming, NOW).join();
    }

    private Outcome quarantine(
            Where where, @org.jspecify.annotations.Nullable EventId event, @org.jspecify.annotations.Nullable Due due) {
        List<Outgoing> said = List.of(((Effect.Send) say("sorry")).outgoing());
        return store.quarantine(new Quarantine(where, said, event, due, NOW)).join();
    }

    private static Incoming incoming(String id) {
        return new Incoming(
                new EventId("bot", 1, id),
                ChatAddress.of("test", "ana"),
                false,
                new PersonAddress("test", "ana"),
                "Ana",
                true,
                new Said.Text("text " + id));
    }

    /** Claims and marks as sent until nothing is left. */
    private List<String> sendAll() {
        List<String> sent = new ArrayList<>();
        for (List<Letter> next = claim(TEST, NOW); !next.isEmpty(); next = claim(TEST, NOW)) {
            sent.addAll(texts(next));
            next.forEach(letter ->
                    store.sent(letter, null, NOW).toCompletableFuture().join());
        }
        return sent;
    }

    private List<Outgoing.Mode> claimedModes() {
        List<Outgoing.Mode> modes = new ArrayList<>();
        for (List<Letter> next = claim(TEST, NOW); !next.isEmpty(); next = claim(TEST, NOW)) {
            next.forEach(letter -> {
                modes.add(letter.parcel().outgoing().mode());
                store.sent(letter, null, NOW).toCompletableFuture().join();
            });
        }
        return modes;
    }

    private static Effect change(long slot, String text) {
        return new Effect.Send(new Outgoing(
                slot, Outgoing.Mode.REPLACE, new Audience.EveryoneHere(), List.of(Span.plain(text)), List.of(), false));
    }

    private static Effect removal(long slot) {
        return new Effect.Send(new Outgoing(
                slot, Outgoing.Mode.REMOVE_CHOICES, new Audience.EveryoneHere(), List.of(), List.of(), false));
    }

    private static Run run(
            Person starter,
            @org.jspecify.annotations.Nullable Question question,
            @org.jspecify.annotations.Nullable Parked parked) {
        return new Run(1, starter.id(), List.of(new Frame("f", "s")), Map.of(), question, parked, Map.of());
    }

    private static Conversation runs(Loaded loaded, List<Run> runs) {
        Conversation was = loaded.state().conversation();
        return new Conversation(was.id(), was.last(), runs, was.used(), was.history(), was.guests(), was.language());
    }

    private List<Letter> claim(String platform, Instant now) {
        return store.claim(platform, now, now, 9, 9);
    }

    private void restart() {
        store.close();
        store = open(folder);
    }

    private Loaded load(Where where) {
        return store.load(where, new Entropy(++events, 7)).orElseThrow();
    }

    private Outcome commit(Loaded loaded, State after) {
        return commit(loaded, turn(after), event(), null);
    }

    private Outcome commit(
            Loaded loaded,
            Turn turn,
            @org.jspecify.annotations.Nullable EventId event,
            @org.jspecify.annotations.Nullable Due consumed) {
        return store.commit(new Commit(loaded, turn, event, consumed, NOW)).join();
    }

    private EventId event() {
        return new EventId("bot", 0, Long.toString(++events));
    }

    private static Turn turn(State after, Effect... effects) {
        return new Turn(after, List.of(effects), null);
    }

    private static Effect say(String text) {
        return sayIn(5, text);
    }

    private static Effect sayIn(long slot, String text) {
        return new Effect.Send(new Outgoing(
                slot, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(Span.plain(text)), List.of(), false));
    }

    private static List<String> texts(List<Letter> letters) {
        return letters.stream()
                .map(letter -> letter.parcel().outgoing().plainText())
                .toList();
    }

    private static State drewState(Loaded loaded, String card) {
        return new State(drew(loaded, card), loaded.state().person());
    }

    private static History drawn(String card) {
        return History.NONE.with(new Past(card, NOW, Past.What.DRAWN));
    }

    private static Conversation drew(Loaded loaded, String card) {
        Conversation was = loaded.state().conversation();
        return new Conversation(
                was.id(), was.last() + 1, was.runs(), was.used(), drawn(card), was.guests(), was.language());
    }

    private static Conversation guests(Loaded loaded, List<Guest> guests) {
        Conversation was = loaded.state().conversation();
        return new Conversation(was.id(), was.last(), was.runs(), was.used(), was.history(), guests, was.language());
    }

    private static Person agreed(Loaded loaded) {
        return new Person(loaded.state().person().id(), NOW, null, 1L, Map.of("tried", new Value.Whole(3)));
    }
}
