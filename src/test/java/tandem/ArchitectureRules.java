package tandem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import tandem.ArchitectureTable.Row;
import tandem.chat.ChatAdapter;

/** The rules of {@code docs/architecture.md}. Each says of one class what is wrong with it. */
final class ArchitectureRules {

    private static final Pattern ROOT = Pattern.compile("tandem\\.(violator\\.)?");

    private static final Pattern NOTHING_SAID = Pattern.compile(".*(Manager|Helper|Utils|Util|Impl|Processor|Service)");

    private static final Pattern IMPURE_TYPE = Pattern.compile("java\\.(io|nio|net|util\\.random|util\\.logging)\\..*"
            + "|java\\.util\\.concurrent\\.(atomic|locks)\\..*"
            + "|java\\.util\\.concurrent\\.(ThreadLocalRandom|Executor.*|ForkJoin.*|Scheduled.*)"
            + "|java\\.lang\\.(System|Thread|ThreadLocal|Runtime|Process.*)"
            + "|java\\.time\\.(Clock|InstantSource)"
            + "|java\\.util\\.(Random|SplittableRandom|Timer|TimerTask|Scanner|Date|Calendar)"
            + "|java\\.security\\.SecureRandom");

    private static final Pattern IMPURE_CALL = Pattern.compile("java\\.time\\..*\\.now"
            + "|java\\.util\\.UUID\\.randomUUID"
            + "|java\\.lang\\.Math\\.random"
            + "|java\\.util\\.Collections\\.shuffle"
            + "|java\\.util\\.Locale\\.getDefault"
            + "|java\\.time\\.ZoneId\\.systemDefault"
            + "|java\\.util\\.TimeZone\\.getDefault");

    private static final Pattern WAITING = Pattern.compile("java\\.lang\\.Thread\\.sleep"
            + "|java\\.util\\.concurrent\\.TimeUnit\\.sleep"
            + "|java\\.util\\.concurrent\\.locks\\.LockSupport\\.park.*"
            + "|java\\.util\\.concurrent\\.CompletableFuture\\.(orTimeout|completeOnTimeout|delayedExecutor)");

    private final ArchitectureTable table;

    ArchitectureRules(ArchitectureTable table) {
        this.table = table;
    }

    ArchRule packagesAreInTheTable() {
        return rule(
                "be in a package of the table",
                type -> table.row(packageOf(type)) != null
                        ? Stream.of()
                        : Stream.of("is in package " + type.getPackageName() + ", which is not in the table"));
    }

    ArchRule dependenciesAreInTheTable() {
        return rule(
                "use only packages that the table allows",
                type -> targets(type)
                        .filter(used -> isOurs(used)
                                && !packageOf(used).equals(packageOf(type))
                                && !row(type).uses().contains(packageOf(used)))
                        .map(used -> "uses " + used.getName()));
    }

    ArchRule librariesAreInTheTable() {
        return rule(
                "use only libraries that the table allows",
                type -> targets(type)
                        .filter(used -> !isOurs(used) && !isEverybodys(used, type) && !isOwnLibrary(used, type))
                        .map(used -> "uses " + used.getName()));
    }

    ArchRule pureMeansPure() {
        return rule(
                "have no time, chance or I/O of its own",
                type -> isPure(type)
                        ? Stream.concat(
                                targets(type)
                                        .map(JavaClass::getName)
                                        .filter(name ->
                                                IMPURE_TYPE.matcher(name).matches())
                                        .map(name -> "uses " + name),
                                calls(type, IMPURE_CALL))
                        : Stream.of());
    }

    ArchRule pureFieldsAreFinal() {
        return rule(
                "have only final fields",
                type -> isPure(type) && !table.changing().contains(type.getSimpleName())
                        ? changingFields(type).map(field -> "has the field " + field.getName() + ", which is not final")
                        : Stream.of());
    }

    ArchRule noStaticFieldChanges() {
        return rule(
                "have no static field that changes",
                type -> changingFields(type)
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .map(field -> "has the static field " + field.getName() + ", which is not final"));
    }

    ArchRule namesSaySomething() {
        return rule(
                "be called what it is",
                type -> NOTHING_SAID.matcher(type.getSimpleName()).matches()
                        ? Stream.of("has a name that says nothing")
                        : Stream.of());
    }

    ArchRule adaptersSeeOnlyChat() {
        return rule(
                "see only chat, and trace for its log, when it is an adapter",
                type -> !type.isInterface()
                                && type.isAssignableTo(ChatAdapter.class)
                                && !Set.of("chat", "trace")
                                        .containsAll(row(type).uses())
                        ? Stream.of("is an adapter in a package that may use "
                                + row(type).uses())
                        : Stream.of());
    }

    ArchRule packagesAreNullMarked() {
        return rule(
                "be in a package that is @NullMarked",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)
                        ? Stream.of()
                        : Stream.of("is in " + type.getPackageName()
                                + ", whose package-info is missing or not @NullMarked"));
    }

    ArchRule threadsAreMadeInCli() {
        return rule(
                "leave threads to cli",
                type -> packageOf(type).equals("cli")
                        ? Stream.of()
                        : Stream.concat(
                                type.getCodeUnitAccessesFromSelf().stream()
                                        .filter(ArchitectureRules::makesOrBorrowsAThread)
                                        .map(ArchitectureRules::said),
                                type.isAssignableTo(Thread.class) ? Stream.of("is a thread") : Stream.of()));
    }

    ArchRule nobodySleeps() {
        return rule(
                "neither sleep nor use a timer",
                type -> Stream.concat(
                        calls(type, WAITING),
                        targets(type)
                                .filter(used -> used.getName().equals("java.util.Timer"))
                                .map(used -> "uses a timer")));
    }

    /** Threads that were not given: made here, of a pool made here, or of the pool that all of a JVM shares. */
    private static boolean makesOrBorrowsAThread(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        boolean made =
                name.equals("<init>") && (owner.isAssignableTo(Thread.class) || owner.isAssignableTo(Executor.class));
        boolean pool = owner.isEquivalentTo(java.util.concurrent.Executors.class)
                || name.equals("commonPool")
                || name.equals("parallelStream")
                || name.equals("parallel");
        boolean shared = name.endsWith("Async")
                && owner.getPackageName().equals("java.util.concurrent")
                && !access.getTarget().getFullName().contains(Executor.class.getName());
        return made || pool || shared;
    }

    private boolean isEverybodys(JavaClass used, JavaClass user) {
        String name = used.getName();
        return used.isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("org.jspecify.annotations.")
                || (name.startsWith("org.slf4j.") && !isPure(user));
    }

    private boolean isOwnLibrary(JavaClass used, JavaClass user) {
        return row(user).libraries().stream().anyMatch(prefix -> used.getName().startsWith(prefix + "."));
    }

    private boolean isPure(JavaClass type) {
        return table.pure().contains(packageOf(type));
    }

    private Row row(JavaClass type) {
        Row row = table.row(packageOf(type));
        return row != null ? row : new Row(Set.of(), Set.of());
    }

    private static boolean isOurs(JavaClass type) {
        return ROOT.matcher(type.getPackageName()).lookingAt();
    }

    private static String packageOf(JavaClass type) {
        return ROOT.matcher(type.getPackageName()).replaceFirst("");
    }

    private static Stream<JavaClass> targets(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .distinct();
    }

    private static Stream<String> calls(JavaClass type, Pattern forbidden) {
        return type.getCodeUnitAccessesFromSelf().stream()
                .filter(access -> forbidden
                        .matcher(access.getTargetOwner().getName() + "." + access.getName())
                        .matches())
                .map(ArchitectureRules::said);
    }

    private static String said(JavaAccess<?> access) {
        return "calls " + access.getTarget().getFullName() + " in line " + access.getLineNumber();
    }

    /** The compiler's own fields are final where they matter; a record's and an enum's always are. */
    static Stream<JavaField> changingFields(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static ArchRule rule(String description, Function<JavaClass, Stream<String>> wrong) {
        return classes().that(DescribedPredicate.alwaysTrue()).should(new ArchCondition<JavaClass>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<String> found = wrong.apply(type).toList();
                found.forEach(what -> events.add(SimpleConditionEvent.violated(type, type.getName() + " " + what)));
            }
        });
    }
}
