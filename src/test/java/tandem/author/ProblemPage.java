package tandem.author;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of {@code docs/problems/}: what is broken, what is printed for it, what is mended, as its README says. */
record ProblemPage(String number, String text) {

    private static final Path FOLDER = Path.of("docs/problems");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+)(?: (\\S+))?(?: (\\S+))?\\n(.*?)^```$");

    /** All pages but the index. */
    static List<ProblemPage> all() throws IOException {
        List<ProblemPage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.equals("README.md")) {
                    pages.add(new ProblemPage(name.replace(".md", ""), Files.readString(file)));
                }
            }
        }
        return pages;
    }

    /** The lines that stand there as printed; {@code ...} for those that were left out. */
    List<String> printed() {
        return blocks("What `tandem check` prints")
                .flatMap(block -> block.group(4).lines())
                .toList();
    }

    MemoryFiles broken() {
        return files("Broken");
    }

    MemoryFiles mended() {
        return files("Mended");
    }

    private MemoryFiles files(String section) {
        MemoryFiles files = MemoryFiles.sample();
        blocks(section).forEach(block -> put(block, files));
        return files;
    }

    private static void put(MatchResult block, MemoryFiles files) {
        String name = block.group(2);
        if (block.group(1).equals("missing")) {
            files.list().stream().filter(each -> each.startsWith(name)).forEach(files::without);
        } else if ("unreadable".equals(block.group(3))) {
            files.unreadable(name);
        } else {
            files.with(name, bytes(block.group(4).stripTrailing(), block.group(3)));
        }
    }

    private static byte[] bytes(String text, String how) {
        if (how == null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (how.endsWith("MB")) {
            byte[] padded = new byte[Integer.parseInt(how.replace("MB", "")) << 20];
            Arrays.fill(padded, (byte) '\n');
            byte[] begin = text.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(begin, 0, padded, 0, begin.length);
            return padded;
        }
        return how.equals("base64") ? Base64.getDecoder().decode(text) : text.getBytes(Charset.forName(how));
    }

    private Stream<MatchResult> blocks(String section) {
        int from = text.indexOf("\n## " + section + "\n");
        if (from < 0) {
            throw new IllegalStateException(number + " has no section " + section);
        }
        int to = text.indexOf("\n## ", from + 1);
        return BLOCK.matcher(text.substring(from, to < 0 ? text.length() : to)).results();
    }

    @Override
    public String toString() {
        return number;
    }
}
