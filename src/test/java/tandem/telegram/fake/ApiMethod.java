package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;

/** What a method of the interface does, with the lock of the {@link World} held; a wait for updates lets go of it. */
interface ApiMethod {

    /** Returns the result. Throws a {@link Refusal} for what Telegram would refuse. */
    JsonNode call(Parameters parameters) throws InterruptedException;
}
