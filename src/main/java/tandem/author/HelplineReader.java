package tandem.author;

/** Looks whether {@code safety/helplines.json} has the shape it should; nothing uses its content yet. */
final class HelplineReader {

    private final Typed typed;

    HelplineReader(Typed typed) {
        this.typed = typed;
    }

    void read(Node root) {
        Fields fields = typed.fields(root, Called.plain("the file of helplines"));
        if (fields == null) {
            return;
        }
        fields.required("lines");
        for (Node item : fields.items("lines")) {
            Fields line = typed.fields(item, Called.plain("a helpline"));
            if (line != null) {
                line(line);
            }
        }
    }

    private void line(Fields line) {
        line.requiredText("country");
        line.requiredText("name");
        line.requiredText("for");
        line.requiredText("number");
        line.requiredText("source");
        Node.Text checked = line.requiredText("checked");
        if (checked != null) {
            Times.date(checked, line.what("checked"), typed.problems());
        }
    }
}
