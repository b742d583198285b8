package tandem.telegram.fake;

/** A file that came with a call. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares uploads.
record Upload(String fileName, byte[] bytes) {

    /** Whether the bytes begin as a PNG or a JPEG does. */
    boolean isPicture() {
        return begins(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n') || begins(0xFF, 0xD8, 0xFF);
    }

    private boolean begins(int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
