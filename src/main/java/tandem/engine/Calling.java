package tandem.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.chat.Span;
import tandem.chat.Style;
import tandem.flow.Action;
import tandem.flow.Helpline;
import tandem.flow.Helplines;
import tandem.flow.Value;

/** Whom to call for help: which country's lines a run shows, and in what words. */
final class Calling {

    /** Where a run keeps whose lines it shows, and which kind comes first; no flow can declare these names. */
    private static final String OF = "helplines_of";

    private static final String FIRST = "helplines_first";

    private final Session session;

    Calling(Session session) {
        this.session = session;
    }

    /**
     * Chooses the lines that the run shows from now on.
     *
     * @param country as it was told; null: the one of the person's clock
     * @param first the kind that is shown first; null or another word for the usual order
     */
    String find(Run run, @Nullable String country, @Nullable String first) {
        Helplines all = session.dialogs.helplines();
        var zone = session.person().zone();
        Helplines.Country found = country != null ? all.country(country) : zone == null ? null : all.country(zone);
        session.runs.update(run.with(OF, found == null ? null : new Value.Text(found.id()))
                .with(FIRST, first == null ? null : new Value.Text(first)));
        return found == null ? Action.UNKNOWN : Action.DONE;
    }

    /** Where the lines are for that the run shows. */
    @Nullable
    Value country(Run run) {
        Helplines.Country country = shown(run);
        return country == null ? null : new Value.Text(country.label());
    }

    /** The lines that the run shows, a row for each kind. Numbers stand there as they were written, in no mark. */
    @Nullable
    Value lines(Run run) {
        Helplines.Country country = shown(run);
        if (country == null) {
            return null;
        }
        List<Span> rows = new ArrayList<>();
        for (Helpline.Kind kind : kinds(run)) {
            List<Helpline> lines = session.dialogs.helplines().lines(country, kind);
            if (!lines.isEmpty()) {
                Value all = new Value.Styled(kind == Helpline.Kind.EMERGENCY ? emergency(lines) : others(lines));
                rows.addAll(rows.isEmpty() ? List.of() : List.of(Span.plain("\n")));
                rows.addAll(session.dialogs.text(sentence(kind)).fill(Map.of("lines", all)::get, locale()));
            }
        }
        return new Value.Styled(rows);
    }

    private Locale locale() {
        return session.dialogs.locale();
    }

    private Helplines.@Nullable Country shown(Run run) {
        Value country = run.variables().get(OF);
        return country == null ? null : session.dialogs.helplines().country(country.plain());
    }

    private static Set<Helpline.Kind> kinds(Run run) {
        Value first = run.variables().get(FIRST);
        Set<Helpline.Kind> kinds = new LinkedHashSet<>();
        for (Helpline.Kind kind : Helpline.Kind.values()) {
            if (first != null && first.plain().equals(word(kind))) {
                kinds.add(kind);
            }
        }
        kinds.addAll(EnumSet.allOf(Helpline.Kind.class));
        return kinds;
    }

    private static String word(Helpline.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SystemText sentence(Helpline.Kind kind) {
        return switch (kind) {
            case EMERGENCY -> SystemText.HELPLINES_EMERGENCY;
            case PARTNER_VIOLENCE -> SystemText.HELPLINES_PARTNER_VIOLENCE;
            case CRISIS -> SystemText.HELPLINES_CRISIS;
            case OWN_BEHAVIOUR -> SystemText.HELPLINES_OWN_BEHAVIOUR;
            case CHILDREN -> SystemText.HELPLINES_CHILDREN;
        };
    }

    /** The numbers first, and nothing else before them; what several say alike is said once. */
    private static List<Span> emergency(List<Helpline> lines) {
        List<Span> numbers = lines.stream()
                .map(Helpline::number)
                .filter(Objects::nonNull)
                .distinct()
                .map(Span::plain)
                .toList();
        Stream<Span> texts = lines.stream()
                .map(Helpline::text)
                .filter(Objects::nonNull)
                .distinct()
                .map(Span::plain);
        Stream<Span> chats = lines.stream()
                .map(Helpline::chat)
                .filter(Objects::nonNull)
                .distinct()
                .map(Calling::link);
        List<Span> all = joined(numbers, ", ");
        Stream.concat(texts, chats).forEach(span -> {
            all.addAll(all.isEmpty() ? List.of() : List.of(Span.plain("; ")));
            all.add(span);
        });
        return all;
    }

    private static List<Span> others(List<Helpline> lines) {
        List<Span> all = new ArrayList<>();
        for (Helpline line : lines) {
            List<Span> parts = new ArrayList<>(List.of(Span.plain(line.name())));
            if (line.number() != null) {
                parts.add(Span.plain(line.number()));
            }
            if (line.text() != null) {
                parts.add(Span.plain(line.text()));
            }
            if (line.chat() != null) {
                parts.add(link(line.chat()));
            }
            all.addAll(all.isEmpty() ? List.of() : List.of(Span.plain("; ")));
            all.addAll(joined(parts, ", "));
            all.addAll(line.hours() == null ? List.of() : List.of(Span.plain(" (" + line.hours() + ")")));
        }
        return all;
    }

    private static Span link(String address) {
        return new Span(address, Style.LINK);
    }

    private static List<Span> joined(List<Span> parts, String between) {
        List<Span> all = new ArrayList<>();
        for (Span part : parts) {
            all.addAll(all.isEmpty() ? List.of() : List.of(Span.plain(between)));
            all.add(part);
        }
        return all;
    }
}
