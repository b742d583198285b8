package tandem.whole;

/**
 * What a crash campaign came to.
 *
 * @param kills processes that were killed
 * @param acknowledged events of which the platform was told that we have them
 * @param redelivered events that were delivered again because a kill came before that
 * @param delivered messages that were seen
 * @param repeated messages that were seen again, right after a kill
 * @param failed events that were said not to be taken, and delivered again
 * @param naps waits that came due
 * @param forgotten times that everything about somebody was erased
 * @param lost events missing from what is stored at the end
 * @param twice events too many in what is stored at the end
 */
record CrashResult(
        int kills,
        long acknowledged,
        long redelivered,
        long delivered,
        long repeated,
        long failed,
        long naps,
        long forgotten,
        long lost,
        long twice) {

    String line() {
        return deeds() + ": lost " + lost + ", twice " + twice;
    }

    /** What happened, without the judgement, which there is only at the end. */
    String deeds() {
        return kills + " kills, " + acknowledged + " turns acknowledged, " + redelivered + " redelivered, " + failed
                + " refused for the moment, " + delivered + " messages delivered, " + repeated
                + " of them again after a kill, " + naps + " waits, " + forgotten + " times erased";
    }
}
