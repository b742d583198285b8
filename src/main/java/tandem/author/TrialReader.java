package tandem.author;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tandem.safety.Concern;
import tandem.safety.Trial;

/** Reads one file of {@code trials/}: sentences by which the patterns of a language are measured. */
final class TrialReader {

    private final Typed typed;

    TrialReader(Typed typed) {
        this.typed = typed;
    }

    void read(String name, Node root, Draft draft) {
        Fields fields = typed.fields(root, Called.plain("a file of trials"));
        if (fields == null) {
            return;
        }
        fields.node("$schema");
        Node.Text language = fields.requiredText("language");
        boolean blind = fields.flag("blind");
        fields.required("true");
        Fields told = fields.fields("true");
        Map<Concern, List<String>> lines = new EnumMap<>(Concern.class);
        if (told != null) {
            for (Concern concern : Concern.values()) {
                lines.put(concern, told.texts(concern.word()));
            }
            told.done();
        }
        fields.required("benign");
        List<String> benign = fields.texts("benign");
        fields.done();
        if (language != null) {
            String file = name.substring(name.lastIndexOf('/') + 1, name.length() - ".json".length());
            draft.trials().add(new Trial(file, language.text(), blind, lines, benign));
        }
    }
}
