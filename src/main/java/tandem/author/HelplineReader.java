package tandem.author;

import org.jspecify.annotations.Nullable;

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
        fields.node("$schema");
        checked(fields, fields.text("checked"));
        fields.required("lines");
        for (Node item : fields.items("lines")) {
            Fields line = typed.fields(item, Called.plain("a helpline"));
            if (line != null) {
                line(line);
            }
        }
        fields.done();
    }

    private void line(Fields line) {
        line.requiredText("country");
        line.requiredText("name");
        line.requiredText("for");
        line.requiredText("number");
        line.requiredText("source");
        line.text("text");
        line.text("hours");
        checked(line, line.requiredText("checked"));
        line.done();
    }

    private void checked(Fields fields, Node.@Nullable Text date) {
        if (date != null) {
            Times.date(date, fields.what("checked"), typed.problems());
        }
    }
}
