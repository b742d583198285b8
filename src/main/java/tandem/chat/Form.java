package tandem.chat;

/**
 * A form with one field, as the answer to a tap on a {@link Choice.Form}.
 *
 * @param token comes back in {@link Said.Filled}
 * @param title what it is called
 * @param field what stands beside the field
 * @param question what is asked, without formatting
 * @param longest how many characters an answer may have, counted as Unicode code points; more would be lost
 */
public record Form(String token, String title, String field, String question, int longest) {}
