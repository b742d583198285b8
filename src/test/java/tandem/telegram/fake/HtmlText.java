package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's HTML, read as its server does: some tags, four named entities and numeric ones; any other entity is plain
 * text, any other tag an error. An object reads one text.
 */
final class HtmlText {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("a", "text_link"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("blockquote", "blockquote"));

    private static final Map<String, Integer> NAMED =
            Map.of("lt", (int) '<', "gt", (int) '>', "amp", (int) '&', "quot", (int) '"');

    private record Tag(String name, @Nullable String argument, int offset) {}

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<ObjectNode> entities = new ArrayList<>();
    private final Deque<Tag> open = new ArrayDeque<>();
    private int at;

    private HtmlText(String source) {
        this.source = source;
    }

    /** Throws the refusal "can't parse entities". */
    static MarkedText parse(String source) {
        return new HtmlText(source).parsed();
    }

    /** A text without marks. */
    static MarkedText plain(String source) {
        return trimmed(source, source, List.of());
    }

    private MarkedText parsed() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '&') {
                readEntity();
            } else if (c != '<') {
                text.append(c);
                at++;
            } else if (at + 1 < source.length() && source.charAt(at + 1) == '/') {
                readEnd();
            } else {
                readStart();
            }
        }
        if (!open.isEmpty()) {
            throw wrong("Can't find end tag corresponding to start tag \""
                    + open.peek().name() + '"');
        }
        entities.sort(Comparator.<ObjectNode>comparingInt(
                        entity -> entity.get("offset").asInt())
                .thenComparing(entity -> -entity.get("length").asInt()));
        return trimmed(source, text.toString(), entities);
    }

    private void readEntity() {
        int end = at + 1;
        int point;
        if (end < source.length() && source.charAt(end) == '#') {
            boolean hex = source.startsWith("#x", end);
            int digits = end + (hex ? 2 : 1);
            end = digits;
            while (end < source.length() && Character.digit(source.charAt(end), hex ? 16 : 10) >= 0) {
                end++;
            }
            point = end == digits || end - at >= 10
                    ? 0
                    : Integer.parseInt(source.substring(digits, end), hex ? 16 : 10);
        } else {
            while (end < source.length() && isLetter(source.charAt(end))) {
                end++;
            }
            point = NAMED.getOrDefault(source.substring(at + 1, end), 0);
        }
        if (point == 0 || point >= 0x10ffff) {
            text.append('&');
            at++;
        } else {
            text.appendCodePoint(point);
            at = end < source.length() && source.charAt(end) == ';' ? end + 1 : end;
        }
    }

    private void readStart() {
        int begin = at++;
        int nameEnd = at;
        while (nameEnd < source.length() && !isSpace(source.charAt(nameEnd)) && source.charAt(nameEnd) != '>') {
            nameEnd++;
        }
        if (nameEnd == source.length()) {
            throw wrong("Unclosed start tag at byte offset " + byteOffset(begin));
        }
        String name = source.substring(at, nameEnd).toLowerCase(Locale.ROOT);
        if (!KINDS.containsKey(name)) {
            throw wrong("Unsupported start tag \"" + name + "\" at byte offset " + byteOffset(begin));
        }
        at = nameEnd;
        open.push(new Tag(name, readAttributes(name, begin), text.length()));
    }

    /** Returns the value of the attribute that the tag knows; leaves the place behind the tag. */
    private @Nullable String readAttributes(String tag, int begin) {
        String known = null;
        while (true) {
            skipSpace();
            if (require(begin) == '>') {
                at++;
                return known;
            }
            int nameBegin = at;
            while (at < source.length() && " \t\r\n=>/\"'".indexOf(source.charAt(at)) < 0) {
                at++;
            }
            String name = source.substring(nameBegin, at);
            if (name.isEmpty()) {
                throw wrong("Empty attribute name in the tag \"" + tag + "\" at byte offset " + byteOffset(begin));
            }
            skipSpace();
            if (require(begin) != '=') {
                if (!tag.equals("blockquote") || !name.equals("expandable")) {
                    throw wrong("Expected equal sign in declaration of an attribute of the tag \"" + tag
                            + "\" at byte offset " + byteOffset(begin));
                }
                known = "expandable";
                continue;
            }
            at++;
            String value = readValue(begin);
            if (tag.equals("a") && name.equals("href")) {
                known = value;
            } else if (tag.equals("code") && name.equals("class") && value.startsWith("language-")) {
                known = value.substring("language-".length());
            }
        }
    }

    private String readValue(int begin) {
        skipSpace();
        char quote = require(begin);
        int from = at;
        if (quote != '"' && quote != '\'') {
            while (at < source.length()
                    && (Character.isLetterOrDigit(source.charAt(at)) || ".-".indexOf(source.charAt(at)) >= 0)) {
                at++;
            }
            char after = require(begin);
            if (!isSpace(after) && after != '>') {
                throw wrong("Unexpected end of name token at byte offset " + byteOffset(from));
            }
            return source.substring(from, at);
        }
        int end = source.indexOf(quote, from + 1);
        if (end < 0) {
            throw wrong("Unclosed start tag at byte offset " + byteOffset(begin));
        }
        at = end + 1;
        return new HtmlText(source.substring(from + 1, end)).decoded();
    }

    private String decoded() {
        while (at < source.length()) {
            if (source.charAt(at) == '&') {
                readEntity();
            } else {
                text.append(source.charAt(at++));
            }
        }
        return text.toString();
    }

    private void readEnd() {
        int begin = at;
        Tag tag = open.poll();
        if (tag == null) {
            throw wrong("Unexpected end tag at byte offset " + byteOffset(begin));
        }
        at += 2;
        int nameBegin = at;
        while (at < source.length() && !isSpace(source.charAt(at)) && source.charAt(at) != '>') {
            at++;
        }
        String name = source.substring(nameBegin, at).toLowerCase(Locale.ROOT);
        skipSpace();
        if (at == source.length() || source.charAt(at) != '>') {
            throw wrong("Unclosed end tag at byte offset " + byteOffset(begin));
        }
        at++;
        if (!name.isEmpty() && !name.equals(tag.name())) {
            throw wrong("Unmatched end tag at byte offset " + byteOffset(begin) + ", expected \"</" + tag.name()
                    + ">\", found \"</" + name + ">\"");
        }
        close(tag);
    }

    private void close(Tag tag) {
        int length = text.length() - tag.offset();
        boolean link = tag.name().equals("a");
        if (length == 0 || (link && tag.argument() == null)) {
            return;
        }
        String kind = tag.name().equals("blockquote") && tag.argument() != null
                ? "expandable_blockquote"
                : KINDS.getOrDefault(tag.name(), "");
        ObjectNode entity =
                Json.object().put("offset", tag.offset()).put("length", length).put("type", kind);
        if (link) {
            entity.put("url", tag.argument());
        }
        entities.add(entity);
    }

    /** Cuts off what is blank at both ends, as Telegram does, and moves the entities accordingly. */
    private static MarkedText trimmed(String source, String text, List<ObjectNode> entities) {
        String stripped = text.strip();
        int cut = stripped.isEmpty() ? text.length() : text.indexOf(stripped);
        ArrayNode kept = Json.array();
        for (ObjectNode entity : entities) {
            int from = Math.max(entity.get("offset").asInt() - cut, 0);
            int to =
                    Math.min(entity.get("offset").asInt() + entity.get("length").asInt() - cut, stripped.length());
            if (to > from) {
                kept.add(entity.put("offset", from).put("length", to - from));
            }
        }
        return new MarkedText(source, stripped, kept);
    }

    private char require(int begin) {
        if (at >= source.length()) {
            throw wrong("Unclosed start tag at byte offset " + byteOffset(begin));
        }
        return source.charAt(at);
    }

    private void skipSpace() {
        while (at < source.length() && isSpace(source.charAt(at))) {
            at++;
        }
    }

    private int byteOffset(int position) {
        return source.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(char c) {
        return " \t\r\n\0\u000B".indexOf(c) >= 0;
    }

    private static Refusal wrong(String what) {
        return Refusal.badRequest("can't parse entities: " + what);
    }
}
