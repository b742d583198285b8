package tandem.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the key file. It opens one row of a {@link KeyRing}, with the {@link Keys} for all the others, and nothing
 * else: so it can be replaced. Safe for many threads.
 */
public final class MasterKey {
    /** The length in bytes. */
    static final int BYTES = 32;

    private static final String ID_LABEL = "tandem master id 1";

    private final byte[] master;
    private final SecretKey wrapping;
    private final String id;

    MasterKey(byte[] master) {
        if (master.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        }
        this.master = master.clone();
        this.wrapping = Keys.wrappingOf(this.master);
        SecretKey root = new SecretKeySpec(this.master, Keys.HMAC);
        byte[] code = Keys.mac(root).doFinal(ID_LABEL.getBytes(StandardCharsets.US_ASCII));
        this.id = Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(code, 12));
    }

    /** What it wraps with. */
    SecretKey wrapping() {
        return wrapping;
    }

    /** A name that tells nothing about the key. */
    String id() {
        return id;
    }

    /** The keys that were derived from it before rings had keys of their own for everything. */
    Keys derived() {
        return new Keys(master);
    }

    @Override
    public String toString() {
        return "MasterKey(hidden)";
    }
}
