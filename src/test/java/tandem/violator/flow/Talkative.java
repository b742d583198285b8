package tandem.violator.flow;

import org.slf4j.Logger;

/** Logs, in a pure package. */
record Talkative(Logger log) {}
