package tandem.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one store: one that encrypts values that are nobody's alone, one that wraps the keys of people and
 * conversations, one that turns platform ids into addresses. They are random and stand in the {@link KeyRing} under the
 * master key; in older stores they were derived from it, each an HMAC of its own label. While a store is encrypted anew,
 * the keys before are here too, to read with. Safe for many threads.
 */
public final class Keys {
    /** The length of each in bytes. */
    static final int BYTES = 32;

    static final String HMAC = "HmacSHA256";

    private static final String VALUE_LABEL = "tandem value key 1";
    private static final String WRAPPING_LABEL = "tandem wrapping key 1";
    private static final String ADDRESS_LABEL = "tandem address key 1";
    private static final int ADDRESS_BYTES = 16;
    private static final byte FORMAT = 1;

    /** Address, value and wrapping; and the value and wrapping before, where there are. */
    private final List<byte[]> all;

    /** Prepared once for each thread. */
    private final ThreadLocal<Mac> address;

    private Keys(List<byte[]> all) {
        this.all = all;
        SecretKey own = new SecretKeySpec(all.get(0), HMAC);
        address = ThreadLocal.withInitial(() -> mac(own));
    }

    /** Those that are derived from a master key. */
    Keys(byte[] master) {
        this(List.of(derived(master, ADDRESS_LABEL), derived(master, VALUE_LABEL), derived(master, WRAPPING_LABEL)));
    }

    /** New ones. */
    static Keys fresh(SecureRandom random) {
        return new Keys(List.of(bytes(random), bytes(random), bytes(random)));
    }

    /** With which everything is encrypted anew; addresses are names of rows, and stay. */
    Keys next(SecureRandom random) {
        return new Keys(List.of(all.get(0), bytes(random), bytes(random), all.get(1), all.get(2)));
    }

    /** Without those before, when nothing is encrypted with them any more. */
    Keys settled() {
        return new Keys(all.subList(0, 3));
    }

    boolean areSettled() {
        return all.size() == 3;
    }

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + all.size() * BYTES).put(FORMAT);
        all.forEach(bytes::put);
        return bytes.array();
    }

    static Keys decode(byte[] bytes) {
        int count = (bytes.length - 1) / BYTES;
        if (bytes.length != 1 + count * BYTES || bytes[0] != FORMAT || (count != 3 && count != 5)) {
            throw new StoreException(
                    "the keys of people and conversations were written by a newer Tandem; use that one");
        }
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Arrays.copyOfRange(bytes, 1 + i * BYTES, 1 + (i + 1) * BYTES));
        }
        return new Keys(all);
    }

    static SecretKey wrappingOf(byte[] master) {
        return new SecretKeySpec(derived(master, WRAPPING_LABEL), "AES");
    }

    private static byte[] derived(byte[] master, String label) {
        if (master.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        }
        return mac(new SecretKeySpec(master, HMAC)).doFinal(label.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * Stands for these parts in a row's key: 22 characters of URL-safe base64 that nobody without the key can turn back
     * or guess. The parts are told apart by their lengths: ("ab", "c") and ("a", "bc") are different addresses.
     */
    public String address(String... parts) {
        byte[][] texts = Arrays.stream(parts).map(Utf8::encode).toArray(byte[][]::new);
        ByteBuffer bytes = ByteBuffer.allocate(Arrays.stream(texts)
                .mapToInt(text -> Integer.BYTES + text.length)
                .sum());
        for (byte[] text : texts) {
            bytes.putInt(text.length).put(text);
        }
        Mac mac = address.get();
        mac.reset(); // An Error in the middle of the last use would have left some of that in it.
        byte[] code = Arrays.copyOf(mac.doFinal(bytes.array()), ADDRESS_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    /** Seals and opens with these; opens with those before, where there are. */
    ValueCipher values(byte format) {
        return cipher(1, format);
    }

    /** The same for rows of the ring. */
    ValueCipher wrapping(byte format) {
        return cipher(2, format);
    }

    private ValueCipher cipher(int which, byte format) {
        ValueCipher before = areSettled() ? null : new ValueCipher(key(which + 2), format);
        return new ValueCipher(key(which), format, before);
    }

    private SecretKey key(int which) {
        return new SecretKeySpec(all.get(which), "AES");
    }

    static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new StoreException("this Java has no " + HMAC + "; use a complete JDK or JRE", e);
        }
    }

    @Override
    public String toString() {
        return "Keys(hidden)";
    }
}
