package tandem.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.engine.Dialogs;

class DialogFilesTest {

    @TempDir
    Path temporary = Path.of("");

    @Test
    void aFolderAndAJarGiveTheSameSet() throws IOException {
        Path folder = temporary.resolve("dialogs");
        MemoryFiles.sample().writeTo(folder);
        DialogFiles inFolder = DialogFiles.folder(folder);
        DialogFiles inJar = ProgramFiles.jar(jarOf(MemoryFiles.sample()));

        assertSame(inJar, inFolder);
        assertThat(ids(inJar)).isEqualTo(ids(inFolder)).isNotEmpty();
    }

    @Test
    void theProgramBringsTheDialogsOfTheProject() {
        DialogFiles program = DialogFiles.classPath();
        DialogFiles project = DialogFiles.folder(Path.of("dialogs"));

        // A file that was deleted from the project stays in target/ until the next clean build, so it may have more.
        List<String> names = project.list().stream()
                .filter(name -> !name.startsWith("tests/"))
                .toList();
        assertThat(program.list()).containsAll(names);
        assertThat(names)
                .contains("schema/flow-1.schema.json")
                .allSatisfy(name -> assertThat(program.read(name)).isEqualTo(project.read(name)));
        assertThat(program.origin()).isEqualTo(project.origin());
    }

    @Test
    void findsTheJarThatAClassCameFrom() {
        assertThat(ProgramFiles.of(com.fasterxml.jackson.core.JsonFactory.class).list())
                .isEmpty();
    }

    @Test
    void leavesOutHiddenFilesAndDeepFolders() throws IOException {
        Path folder = temporary.resolve("dialogs");
        MemoryFiles noise = new MemoryFiles()
                .with("flows/.#a.json", "lock")
                .with(".git/config", "x")
                .with("flows/old/b.json", "{}")
                .with("flows/a.json", "{}");
        noise.writeTo(folder);

        assertThat(DialogFiles.folder(folder).list()).containsExactly("flows/a.json");
        assertThat(ProgramFiles.jar(jarOf(noise)).list()).containsExactly("flows/a.json");
    }

    @Test
    void readsNoMoreThanItNeedsOfAHugeFile() throws IOException {
        Path folder = temporary.resolve("dialogs");
        MemoryFiles huge = new MemoryFiles().with("flows/a.json", new byte[50 * 1024 * 1024]);
        huge.writeTo(folder);

        assertThat(DialogFiles.folder(folder).read("flows/a.json")).hasSize(DialogFiles.LONGEST + 1);
        assertThat(ProgramFiles.jar(jarOf(huge)).read("flows/a.json")).hasSize(DialogFiles.LONGEST + 1);
    }

    private static void assertSame(DialogFiles one, DialogFiles other) {
        assertThat(one.list()).isEqualTo(other.list()).isNotEmpty();
        one.list().forEach(name -> assertThat(one.read(name)).isEqualTo(other.read(name)));
    }

    private static List<String> ids(DialogFiles files) {
        Dialogs dialogs = DialogLoader.load(files).dialogs();
        return dialogs == null
                ? List.of()
                : dialogs.flows().stream().map(tandem.flow.Flow::id).toList();
    }

    private Path jarOf(MemoryFiles files) throws IOException {
        Path jar = temporary.resolve("program with space.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("dialogs/"));
            zip.putNextEntry(new ZipEntry("tandem/Other.class"));
            for (String name : files.list()) {
                zip.putNextEntry(new ZipEntry("dialogs/" + name));
                zip.write(files.read(name));
            }
        }
        return jar;
    }
}
