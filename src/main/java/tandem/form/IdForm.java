package tandem.form;

/** One of our own ids as JSON: what an address stands for, or whom a due row is for. */
public final class IdForm {

    private static final String KIND = "id";
    private static final int NEWEST = 1;

    private IdForm() {}

    public static byte[] write(String id) {
        return Json.document(NEWEST, out -> out.writeStringField("id", id));
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static String read(byte[] json) {
        StringBuilder id = new StringBuilder();
        Json.read(KIND, NEWEST, json, (name, in) -> {
            if (!name.equals("id")) {
                throw Json.unknown(KIND, name);
            }
            id.append(in.getText());
        });
        return id.toString();
    }
}
