package tandem.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys derived from the master key: one that encrypts values that are nobody's alone, one that wraps the keys of
 * people and conversations, one that turns platform ids into addresses. Each is an HMAC of its own label, so none tells
 * anything about another. Safe for many threads.
 */
public final class Keys {
    /** The length of the master key in bytes. */
    static final int MASTER_BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final String VALUE_LABEL = "tandem value key 1";
    private static final String WRAPPING_LABEL = "tandem wrapping key 1";
    private static final String ADDRESS_LABEL = "tandem address key 1";
    private static final int ADDRESS_BYTES = 16;

    private final SecretKey value;
    private final SecretKey wrapping;

    /** Prepared once for each thread. */
    private final ThreadLocal<Mac> address;

    Keys(byte[] master) {
        if (master.length != MASTER_BYTES) {
            throw new IllegalArgumentException("a master key has " + MASTER_BYTES + " bytes");
        }
        SecretKey root = new SecretKeySpec(master, HMAC);
        value = new SecretKeySpec(mac(root).doFinal(VALUE_LABEL.getBytes(StandardCharsets.US_ASCII)), "AES");
        wrapping = new SecretKeySpec(mac(root).doFinal(WRAPPING_LABEL.getBytes(StandardCharsets.US_ASCII)), "AES");
        SecretKey own = new SecretKeySpec(mac(root).doFinal(ADDRESS_LABEL.getBytes(StandardCharsets.US_ASCII)), HMAC);
        address = ThreadLocal.withInitial(() -> mac(own));
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

    SecretKey value() {
        return value;
    }

    SecretKey wrapping() {
        return wrapping;
    }

    private static Mac mac(SecretKey key) {
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
