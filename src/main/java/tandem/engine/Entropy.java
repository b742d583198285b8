package tandem.engine;

/** The chance that an event brings along: 128 bits from the runner's secure source. All randomness of a turn is made of it. */
public record Entropy(long high, long low) {

    /** The numbers for a turn's draws: always the same ones. Not thread-safe. */
    public Chance chance() {
        return new Chance(high, low);
    }

    /** The numbers for the ids of whoever is new: others than those of {@link #chance}. Not thread-safe. */
    public Chance names() {
        return new Chance(Long.rotateLeft(high, 32) ^ low, Long.rotateLeft(low, 32) ^ high);
    }
}
