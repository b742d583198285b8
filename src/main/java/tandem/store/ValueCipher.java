package tandem.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM over one value: a format byte, a random nonce of 96 bits, the cipher text with its tag. The row's key is
 * the associated data, so a value that was moved to another row fails. Safe for many threads: a cipher lives for one
 * call, which costs microseconds beside a forced write.
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

    /** @param format begins each value and tells what kind of key it was sealed with */
    ValueCipher(SecretKey secret, byte format) {
        this.secret = secret;
        this.format = format;
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
            cipher(Cipher.ENCRYPT_MODE, nonce, key).doFinal(plain, 0, plain.length, sealed, HEAD_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new StoreException("cannot encrypt a row of kind " + kind(key), e);
        }
    }

    /** The value again; an {@link UnreadableException} when it is not exactly what was sealed under this key. */
    byte[] open(String key, byte[] sealed) {
        if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != format) {
            throw new UnreadableException("a row of kind " + kind(key) + " is not in the encrypted format " + format
                    + "; it is damaged," + " or was written by a newer Tandem or without encryption");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, key).doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
        } catch (AEADBadTagException e) {
            throw new UnreadableException(
                    "a row of kind " + kind(key) + " is damaged, or was encrypted for another row or"
                            + " with another key; restore a backup",
                    e);
        } catch (GeneralSecurityException e) {
            throw new StoreException("cannot decrypt a row of kind " + kind(key), e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, PROVIDER);
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
