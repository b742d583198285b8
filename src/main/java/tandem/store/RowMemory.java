package tandem.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tandem.chat.ChatAddress;
import tandem.chat.Memory;
import tandem.form.AddressForm;

/** What one adapter remembers, a row for each key, and its chats. Thread-safe. */
final class RowMemory implements Memory {

    private final Records records;
    private final RowKeys keys;
    private final String adapter;

    RowMemory(Records records, RowKeys keys, String adapter) {
        this.records = records;
        this.keys = keys;
        this.adapter = adapter;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(records.get(keys.memory(adapter, key)))
                .map(row -> new String(row.value(), StandardCharsets.UTF_8));
    }

    @Override
    public List<ChatAddress> chats() {
        return records.keys(RowKeys.CHAT, RowKeys.end(RowKeys.CHAT), Integer.MAX_VALUE).stream()
                .flatMap(key -> OneRow.read(records, key, row -> AddressForm.readChat(row.value())).stream())
                .map(AddressForm.Chat::address)
                .filter(chat -> chat.platform().equals(adapter))
                .toList();
    }

    @Override
    public void put(String key, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        records.commit(new Batch(Map.of(), Map.of(keys.memory(adapter, key), bytes), Set.of()))
                .join();
    }
}
