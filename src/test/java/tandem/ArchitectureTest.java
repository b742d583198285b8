package tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the code against the page {@code docs/architecture.md}. A rule counts only after it was seen to fail: each has
 * violators under {@code tandem.violator}.
 */
class ArchitectureTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tandem");

    private static final JavaClasses VIOLATORS = new ClassFileImporter().importPackages("tandem.violator");

    private final ArchitectureTable table;
    private final ArchitectureRules rules;

    ArchitectureTest() throws IOException {
        table = ArchitectureTable.read();
        rules = new ArchitectureRules(table);
    }

    /** A rule and who breaks it; a class with nested classes stands for these, each of which must be found. */
    private record Case(Function<ArchitectureRules, ArchRule> rule, List<String> violators) {
        static Case of(Function<ArchitectureRules, ArchRule> rule, String... violators) {
            return new Case(rule, List.of(violators));
        }

        @Override
        public String toString() {
            return String.join(", ", violators);
        }
    }

    static List<Case> cases() {
        return List.of(
                Case.of(ArchitectureRules::packagesAreInTheTable, "nowhere.Stray"),
                Case.of(ArchitectureRules::dependenciesAreInTheTable, "flow.UpwardCall"),
                Case.of(ArchitectureRules::librariesAreInTheTable, "console.Hoarder", "flow.Talkative"),
                Case.of(ArchitectureRules::pureMeansPure, "time.Impure"),
                Case.of(ArchitectureRules::pureFieldsAreFinal, "flow.Restless"),
                Case.of(ArchitectureRules::noStaticFieldChanges, "store.Global"),
                Case.of(ArchitectureRules::namesSaySomething, "store.BadNames"),
                Case.of(ArchitectureRules::adaptersSeeOnlyChat, "store.KnowingAdapter"),
                Case.of(ArchitectureRules::packagesAreNullMarked, "nowhere.Stray"),
                Case.of(ArchitectureRules::threadsAreMadeInCli, "runtime.Unruly"),
                Case.of(ArchitectureRules::nobodySleeps, "runtime.Lazy"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holds(Case rule) {
        rule.rule().apply(rules).check(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isSeenToFail(Case rule) {
        for (String name : rule.violators()) {
            assertThat(violators("tandem.violator." + name))
                    .isNotEmpty()
                    .allSatisfy(violator -> assertThat(rule.rule()
                                    .apply(rules)
                                    .evaluate(only(violator))
                                    .hasViolation())
                            .as("%s breaks the rule", violator.getName())
                            .isTrue());
        }
    }

    @Test
    void theTableIsWholeAndHasNoCircle() {
        assertThat(table.rows()).containsKeys("time", "store.mapdb", "cli");
        assertThat(table.pure()).isSubsetOf(table.rows().keySet()).hasSize(7);
        table.rows().forEach((name, row) -> {
            assertThat(row.uses())
                    .as("what %s may use", name)
                    .isSubsetOf(table.rows().keySet());
            assertThat(below(name)).as("what is below %s", name).doesNotContain(name);
        });
    }

    @Test
    void whatMayChangeIsThereAndDoes() {
        assertThat(table.changing())
                .allSatisfy(name -> assertThat(PROGRAM.stream()
                                .filter(type -> type.getSimpleName().equals(name))
                                .flatMap(ArchitectureRules::changingFields))
                        .as(name)
                        .isNotEmpty());
    }

    /** Also that the import found the program at all. */
    @Test
    void everyRowHasClasses() {
        Set<String> there = PROGRAM.stream()
                .map(type -> type.getPackageName().replaceFirst("^tandem\\.", ""))
                .collect(Collectors.toSet());
        assertThat(there).contains("engine", "store");
        assumeThat(there).as("the program is complete").contains("cli");
        assertThat(there).containsExactlyInAnyOrderElementsOf(table.rows().keySet());
    }

    private Set<String> below(String name) {
        Set<String> below = new HashSet<>();
        collectBelow(name, below);
        return below;
    }

    private void collectBelow(String name, Set<String> below) {
        ArchitectureTable.Row row = table.row(name);
        if (row != null) {
            row.uses().stream().filter(below::add).forEach(used -> collectBelow(used, below));
        }
    }

    private static List<JavaClass> violators(String name) {
        List<JavaClass> nested = VIOLATORS.stream()
                .filter(type -> type.getName().startsWith(name + "$"))
                .toList();
        return nested.isEmpty() ? List.of(VIOLATORS.get(name)) : nested;
    }

    private static JavaClasses only(JavaClass violator) {
        return VIOLATORS.that(DescribedPredicate.equalTo(violator));
    }
}
