package tandem.engine;

/** Where a run stands in one flow: ids only, so that edits of the flow do not move anybody. */
public record Frame(String flow, String step) {}
