package tandem.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tandem.chat.ChatAddress;
import tandem.chat.PersonAddress;

/** Who sits at the terminal, and the chats they have: one private chat each and, from two people on, a group. */
record People(List<String> names) {

    static final String PLATFORM = "console";

    People {
        names = List.copyOf(names);
    }

    boolean alone() {
        return names.size() == 1;
    }

    /** Who says a line that names nobody. */
    String first() {
        return names.get(0);
    }

    /** The person of this name, in whatever case it was typed. */
    Optional<String> named(String typed) {
        return names.stream().filter(name -> name.equalsIgnoreCase(typed)).findFirst();
    }

    /** Where a line goes that names no private chat. */
    ChatAddress home() {
        return alone() ? privateChat(first()) : group();
    }

    boolean isGroup(ChatAddress chat) {
        return !alone() && chat.equals(group());
    }

    /** All chats of these people, the group first. */
    List<ChatAddress> chats() {
        List<ChatAddress> chats = new ArrayList<>();
        if (!alone()) {
            chats.add(group());
        }
        names.forEach(name -> chats.add(privateChat(name)));
        return chats;
    }

    /** Who reads this chat; nobody where it belongs to people who are not here. */
    List<String> readers(ChatAddress chat) {
        if (isGroup(chat)) {
            return names;
        }
        return names.stream().filter(name -> privateChat(name).equals(chat)).toList();
    }

    static ChatAddress privateChat(String name) {
        return ChatAddress.of(PLATFORM, name);
    }

    static PersonAddress address(String name) {
        return new PersonAddress(PLATFORM, name);
    }

    /** The name as others see it: {@code Ben}. */
    static String shown(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + name.substring(Character.charCount(first));
    }

    /** The same people are the same group, in whatever order they were named. */
    private ChatAddress group() {
        return ChatAddress.of(
                PLATFORM, "group:" + String.join(",", names.stream().sorted().toList()));
    }
}
