package tandem.chat;

/**
 * A person as one platform knows them. The same person may have an address on each platform.
 *
 * @param platform the adapter's name
 * @param user the platform's own id of the user
 */
public record PersonAddress(String platform, String user) {}
