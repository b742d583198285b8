package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A body of several parts after RFC 7578: texts and files. */
final class MultipartBody {

    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[; ]filename=\"([^\"]*)\"");
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final byte[] delimiter;

    MultipartBody(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
    }

    /** Throws a refusal when a part is torn. */
    void readInto(Parameters parameters) {
        int from = find(delimiter, 0);
        while (from >= 0 && !isLast(from + delimiter.length)) {
            int begin = from + delimiter.length + 2;
            int next = find(delimiter, begin);
            int headersEnd = find(END_OF_HEADERS, begin - 2);
            if (next < 0 || headersEnd < 0 || headersEnd > next) {
                throw Refusal.badRequest("can't parse multipart/form-data");
            }
            String headers =
                    headersEnd <= begin ? "" : new String(body, begin, headersEnd - begin, StandardCharsets.UTF_8);
            byte[] content = Arrays.copyOfRange(
                    body, headersEnd + END_OF_HEADERS.length, Math.max(next - 2, headersEnd + END_OF_HEADERS.length));
            add(headers, content, parameters);
            from = next;
        }
        if (from < 0) {
            throw Refusal.badRequest("can't parse multipart/form-data");
        }
    }

    private static void add(String headers, byte[] content, Parameters parameters) {
        String name = first(NAME, headers);
        if (name == null) {
            throw Refusal.badRequest("can't parse multipart/form-data");
        }
        String fileName = first(FILE_NAME, headers);
        if (fileName != null) {
            parameters.put(name, new Upload(fileName, content));
        } else {
            parameters.put(name, TextNode.valueOf(new String(content, StandardCharsets.UTF_8)));
        }
    }

    private static @Nullable String first(Pattern pattern, String headers) {
        Matcher matcher = pattern.matcher(headers);
        return matcher.find() ? matcher.group(1) : null;
    }

    private boolean isLast(int position) {
        return position + 1 < body.length && body[position] == '-' && body[position + 1] == '-';
    }

    private int find(byte[] what, int from) {
        for (int i = from; i <= body.length - what.length; i++) {
            if (Arrays.equals(body, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
