package tandem.discord.fake;

/** A file in a body of several parts. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares uploads.
record Upload(String name, byte[] bytes) {}
