package tandem.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM over one value: a format byte, a random nonce of 96 bits, the cipher text with its tag. The row's key is
 * the associated data, so a value that was moved to another row fails. Safe for many threads.
 */
final class ValueCipher {
    private static final String CIPHER = "AES/GCM/NoPadding";
    /** Found once: to ask every provider for the cipher takes longer than a short value. */
    private static final Provider PROVIDER = provider();

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;

    private final SecretKey secret;
    private final byte format;
    private final SecureRandom random = new SecureRandom();

    /** One that nobody uses now: to make one and to prepare the key takes as long as a short value. */
    private final AtomicReference<@Nullable Cipher> idle = new AtomicReference<>();

    /** What was sealed before this key came; null where nothing was. */
    private final @Nullable ValueCipher before;

    /** @param format begins each value and tells what kind of key it was sealed with */
    ValueCipher(SecretKey secret, byte format) {
        this(secret, format, null);
    }

    /** @param before opens what this key does not */
    ValueCipher(SecretKey secret, byte format, @Nullable ValueCipher before) {
        this.secret = secret;
        this.format = format;
        this.before = before;
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(CIPHER).getProvider();
        } catch (GeneralSecurityException e) {
            throw new StoreException("this Java has no " + CIPHER + "; use a complete JDK or JRE", e);
        }
    }

    byte[] seal(String key, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = new byte[HEAD_BYTES + plain.length + TAG_BYTES];
        ByteBuffer.wrap(sealed).put(format).put(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, key);
            cipher.doFinal(plain, 0, plain.length, sealed, HEAD_BYTES);
            idle.set(cipher);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new StoreException("cannot encrypt a row of kind " + kind(key), e);
        }
    }

    /** The value again; an {@link UnreadableException} when it is not exactly what was sealed under this key. */
    byte[] open(String key, byte[] sealed) {
        try {
            return openAlone(key, sealed);
        } catch (UnreadableException e) {
            if (before == null) {
                throw e;
            }
            return before.open(key, sealed);
        }
    }

    /** Whether it was sealed with this key and not with the one before. */
    boolean isSealedWith(String key, byte[] sealed) {
        try {
            openAlone(key, sealed);
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    private byte[] openAlone(String key, byte[] sealed) {
        if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != format) {
            throw new UnreadableException("a row of kind " + kind(key) + " is not in the encrypted format " + format
                    + "; it is damaged," + " or was written by a newer Tandem or without encryption");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, key);
            byte[] plain = cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
            idle.set(cipher);
            return plain;
        } catch (AEADBadTagException e) {
            throw new UnreadableException(
                    "a row of kind " + kind(key) + " is damaged, or was encrypted for another row or"
                            + " with another key; restore a backup",
                    e);
        } catch (GeneralSecurityException e) {
            throw new StoreException("cannot decrypt a row of kind " + kind(key), e);
        }
    }

    /** A cipher for one value; after that, and only when nothing went wrong, it may be idle again. */
    private Cipher cipher(int mode, byte[] nonce, String key) throws GeneralSecurityException {
        Cipher known = idle.getAndSet(null);
        Cipher cipher = known == null ? Cipher.getInstance(CIPHER, PROVIDER) : known;
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(new byte[] {format});
        cipher.updateAAD(Utf8.encode(key));
        return cipher;
    }

    /** What may be said of a key: the part before its first slash, never the rest. */
    static String kind(String key) {
        int slash = key.indexOf('/');
        return slash > 0 ? key.substring(0, slash) : "unknown";
    }
}
