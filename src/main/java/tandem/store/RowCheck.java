package tandem.store;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.CoupleId;
import tandem.engine.Guest;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.CoupleForm;
import tandem.form.FormException;
import tandem.form.IdForm;
import tandem.form.IncomingForm;
import tandem.form.OfferForm;
import tandem.form.ParcelForm;
import tandem.form.PartsForm;
import tandem.form.PersonForm;

/** What must hold of one row: its name, its document, and the rows that it leads to. */
final class RowCheck {

    private static final String ID = "[A-Za-z0-9_-]+";
    private static final String NOW_NOBODYS = "~?" + ID;
    private static final String SORTED = "\\d{16}";

    /** How the names of each kind look after the kind; every kind stands here. */
    private static final Map<String, Pattern> NAMES = Map.ofEntries(
            name("chat-at", ID),
            name("user-at", ID),
            name("chat", ID),
            name("group", ID + "/" + ID),
            name("user", ID),
            name("talk", ID),
            name("person", ID),
            name("couple", ID),
            name("part", ID + "/" + ID),
            name("erased", ID),
            name("known", "erased"),
            name("offer", SORTED + "/" + ID),
            name("guest", ID + "/" + ID),
            name("run", ID + "/" + ID),
            name("due", SORTED + "/" + ID + "/\\d+"),
            name("out", NOW_NOBODYS + "/" + SORTED),
            name("dead", SORTED + "/" + NOW_NOBODYS + "/" + SORTED),
            name("ref", SORTED + "/" + NOW_NOBODYS + "/\\d+"),
            name("dm", ID),
            name("held", SORTED + "/" + ID + "/" + SORTED),
            name("event", SORTED + "/" + ID),
            name("in", ID),
            name("memory", ID));

    private static final String NO_CHAT = "belongs to a conversation that cannot be reached: its chat row is missing";

    private static final String NO_USER = "belongs to a person who cannot be reached: the user row is missing";

    private final Records records;
    private final RowKeys rowKeys;

    RowCheck(Records records, RowKeys rowKeys) {
        this.records = records;
        this.rowKeys = rowKeys;
    }

    /** What is wrong with it, in no case anything of what it holds. */
    List<String> of(Row row) {
        String kind = RowKeys.kind(row.key());
        Pattern name = NAMES.get(kind);
        if (name == null) {
            return List.of("is of no kind that this version knows");
        }
        if (!name.matcher(row.key()).matches()) {
            return List.of("has a name that this version does not know");
        }
        List<String> wrong = new ArrayList<>();
        try {
            switch (kind) {
                case "chat-at" -> expect(wrong, RowKeys.chat(conversation(row)), "leads to no chat row");
                case "user-at" -> expect(wrong, RowKeys.user(person(row)), "leads to no user row");
                case "chat" -> checkChat(wrong, row);
                case "group" -> checkGroup(wrong, row);
                case "user" -> checkAddress(wrong, row, this::userAt);
                case "talk" -> checkTalk(wrong, row);
                case "person" -> checkPerson(wrong, row);
                case "couple" -> checkCouple(wrong, row);
                case "part" -> checkPart(wrong, row);
                case "offer" -> OfferForm.read("", row.value());
                case "guest" -> checkGuest(wrong, row);
                case "run" -> checkRun(wrong, row);
                case "due" -> checkDue(wrong, row);
                case "dm" -> checkDm(wrong, row);
                case "held" -> checkHeld(wrong, row);
                case "ref" -> IdForm.read(row.value());
                case "in" -> checkAccepted(wrong, row);
                // It carries its own address: the goodbye to somebody who was erased is all that is left of their chat.
                case "out", "dead" -> ParcelForm.read(row.value());
                default -> {} // An event is only a name, and an adapter's memory holds what the adapter likes.
            }
        } catch (StoreException e) {
            return wrong; // Another row, to which this one leads; it has a line of its own when its turn comes.
        } catch (FormException | IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
            wrong.add("cannot be read: "
                    + (e instanceof FormException ? e.getMessage() : "its document is not complete"));
        }
        return wrong;
    }

    private String chatAt(byte[] value) {
        return rowKeys.at(AddressForm.readChat(value).address());
    }

    private String userAt(byte[] value) {
        return rowKeys.at(AddressForm.readPerson(value));
    }

    private void checkChat(List<String> wrong, Row row) {
        checkAddress(wrong, row, this::chatAt);
        AddressForm.Chat chat = AddressForm.readChat(row.value());
        if (chat.group()) {
            String group = rowKeys.group(chat.address(), new ConversationId(RowKeys.part(row.key(), 1)));
            expect(wrong, group, "is a group's that does not know it: its group row is missing");
        }
    }

    private void checkGroup(List<String> wrong, Row row) {
        Row chat = records.get(RowKeys.chat(new ConversationId(RowKeys.part(row.key(), 2))));
        if (chat == null || !AddressForm.readChat(chat.value()).group()) {
            wrong.add("leads to no chat row of a group");
        }
    }

    /** A chat or user is found by its address, and the address leads back. */
    private void checkAddress(List<String> wrong, Row row, Function<byte[], String> at) {
        Row back = records.get(at.apply(row.value()));
        if (back == null) {
            wrong.add("has an address that leads nowhere");
        } else if (!IdForm.read(back.value()).equals(RowKeys.part(row.key(), 1))) {
            wrong.add("has an address that leads to another one");
        }
    }

    private void checkTalk(List<String> wrong, Row row) {
        ConversationId id = new ConversationId(RowKeys.part(row.key(), 1));
        Conversation conversation = ConversationForm.read(id, row.value());
        expect(wrong, RowKeys.chat(id), NO_CHAT);
        Row chat = records.get(RowKeys.chat(id));
        if (chat != null && AddressForm.readChat(chat.value()).group()) {
            Mentions.acting(conversation)
                    .forEach(person -> expect(
                            wrong,
                            RowKeys.run(person, id),
                            "has something under way of somebody whose run row is missing"));
        }
        for (Guest guest : conversation.guests()) {
            expect(wrong, RowKeys.guest(guest.person(), id), "remembers somebody whose guest row is missing");
        }
    }

    /** How many waits of a conversation have no row that wakes them. */
    long unwoken(Row row) {
        if (!RowKeys.kind(row.key()).equals("talk")) {
            return 0;
        }
        ConversationId id = new ConversationId(RowKeys.part(row.key(), 1));
        return TimeRows.of(ConversationForm.read(id, row.value()))
                .filter(due -> !exists(due))
                .count();
    }

    private void checkPerson(List<String> wrong, Row row) {
        PersonId id = new PersonId(RowKeys.part(row.key(), 1));
        PersonForm.read(id, row.value());
        expect(wrong, RowKeys.user(id), NO_USER);
    }

    private void checkCouple(List<String> wrong, Row row) {
        CoupleId id = new CoupleId(RowKeys.part(row.key(), 1));
        for (PersonId member : CoupleForm.read(id, row.value()).members()) {
            Row person = records.get(RowKeys.person(member));
            if (person == null
                    || !id.equals(PersonForm.read(member, person.value()).couple())) {
                wrong.add("names somebody who has not joined it");
            }
        }
    }

    private void checkPart(List<String> wrong, Row row) {
        PartsForm.read(row.value());
        PersonId author = new PersonId(RowKeys.part(row.key(), 1));
        CoupleId id = new CoupleId(RowKeys.part(row.key(), 2));
        Row couple = records.get(RowKeys.couple(id));
        if (couple == null || !CoupleForm.read(id, couple.value()).members().contains(author)) {
            wrong.add("is an answer to a couple that its author is not in");
        }
    }

    private void checkGuest(List<String> wrong, Row row) {
        PersonId person = new PersonId(RowKeys.part(row.key(), 1));
        ConversationId id = new ConversationId(RowKeys.part(row.key(), 2));
        Row talk = records.get(RowKeys.talk(id));
        if (talk == null
                || ConversationForm.read(id, talk.value()).guests().stream()
                        .noneMatch(guest -> guest.person().equals(person))) {
            wrong.add("names a conversation that does not remember them");
        }
    }

    private void checkRun(List<String> wrong, Row row) {
        PersonId person = new PersonId(RowKeys.part(row.key(), 1));
        ConversationId id = new ConversationId(RowKeys.part(row.key(), 2));
        Row talk = records.get(RowKeys.talk(id));
        if (talk == null
                || !Mentions.acting(ConversationForm.read(id, talk.value())).contains(person)) {
            wrong.add("names a conversation in which they have nothing under way");
        }
    }

    private void checkDm(List<String> wrong, Row row) {
        expect(wrong, RowKeys.chat(conversation(row)), "leads to no chat row");
        expect(wrong, RowKeys.user(new PersonId(RowKeys.part(row.key(), 1))), NO_USER);
    }

    private void checkHeld(List<String> wrong, Row row) {
        ParcelForm.read(row.value());
        expect(wrong, RowKeys.user(new PersonId(RowKeys.part(row.key(), 2))), NO_USER);
    }

    private void checkDue(List<String> wrong, Row row) {
        IdForm.read(row.value());
        expect(wrong, RowKeys.chat(new ConversationId(RowKeys.part(row.key(), 2))), NO_CHAT);
    }

    private void checkAccepted(List<String> wrong, Row row) {
        if (!RowKeys.in(rowKeys.address(IncomingForm.read(row.value()).id())).equals(row.key())) {
            wrong.add("is stored under the name of another event");
        }
    }

    private static ConversationId conversation(Row row) {
        return new ConversationId(IdForm.read(row.value()));
    }

    private static PersonId person(Row row) {
        return new PersonId(IdForm.read(row.value()));
    }

    private void expect(List<String> wrong, String key, String otherwise) {
        if (!exists(key)) {
            wrong.add(otherwise);
        }
    }

    private boolean exists(String key) {
        return !records.keys(key, RowKeys.after(key), 1).isEmpty();
    }

    private static Map.Entry<String, Pattern> name(String kind, String rest) {
        return Map.entry(kind, Pattern.compile(kind + "/" + rest));
    }
}
