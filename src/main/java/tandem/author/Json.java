package tandem.author;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files into {@link Node}s; whatever is wrong with the JSON itself becomes a problem, never an exception. */
final class Json {

    /** Brackets in brackets; a dialog needs about ten, and reading more deeply would cost the stack. */
    static final int DEEPEST = 64;

    /** Longer numbers are no numbers of ours, and slow to read. */
    private static final int DIGITS = 18;

    private final JsonFactory factory = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private final Problems problems;

    Json(Problems problems) {
        this.problems = problems;
    }

    /** The file's tree, or null when there is none; then the reason is reported. */
    @Nullable
    Node read(byte[] bytes, Spot file) {
        String text = Decoded.text(bytes, file, problems);
        if (text == null) {
            return null;
        }
        Breakage breakage = new Breakage(text, file);
        try (JsonParser parser = factory.createParser(text.toCharArray())) {
            if (parser.nextToken() == null) {
                problems.add(Code.NOT_JSON, file, "the file is empty");
                return null;
            }
            Node root = node(parser, start(parser, file), 1);
            if (root != null && parser.nextToken() != null) {
                problems.add(Code.NOT_JSON, start(parser, file), "something stands after the end of the JSON");
                return null;
            }
            return root;
        } catch (StreamConstraintsException e) {
            problems.add(
                    Code.NUMBER_TOO_LARGE, breakage.spot(e.getLocation()), "a number or a name here is far too long");
        } catch (JsonProcessingException e) {
            problems.add(Code.NOT_JSON, breakage.spot(e.getLocation()), breakage.sentence(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    private @Nullable Node node(JsonParser parser, Spot spot, int depth) throws IOException {
        if (depth > DEEPEST) {
            problems.add(Code.TOO_DEEP, spot, "brackets stand in brackets more than " + DEEPEST + " deep");
            return null;
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, spot, depth);
            case START_ARRAY -> array(parser, spot, depth);
            case VALUE_STRING -> new Node.Text(spot, sound(parser.getText(), spot));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), spot);
            case VALUE_TRUE -> new Node.Flag(spot, true);
            case VALUE_FALSE -> new Node.Flag(spot, false);
            default -> new Node.Null(spot);
        };
    }

    private @Nullable Node object(JsonParser parser, Spot spot, int depth) throws IOException {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Spot nameSpot = inside(parser, spot, name);
            sound(name, nameSpot);
            parser.nextToken();
            Node value = node(parser, inside(parser, spot, name), depth + 1);
            if (value == null) {
                return null;
            }
            Node.Member first = members.putIfAbsent(name, new Node.Member(nameSpot, value));
            if (first != null) {
                problems.add(
                        Code.DUPLICATE_KEY,
                        nameSpot,
                        Quote.of(name) + " stands twice in this object; the first is at "
                                + first.name().line() + ":" + first.name().column());
            }
        }
        return new Node.Obj(spot, members);
    }

    private @Nullable Node array(JsonParser parser, Spot spot, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Spot place = inside(parser, spot, Integer.toString(items.size()));
            Node item = node(parser, place, depth + 1);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return new Node.Arr(spot, items);
    }

    private Node number(String digits, Spot spot) {
        boolean whole = digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
        if (whole && digits.length() <= DIGITS) {
            return new Node.Num(spot, Long.valueOf(digits));
        }
        if (digits.indexOf('.') < 0 || digits.length() > DIGITS) {
            problems.add(Code.NUMBER_TOO_LARGE, spot, "the number is too large, or not written plainly");
            return new Node.Num(spot, 0L);
        }
        return new Node.Num(spot, null);
    }

    /** Reports what no platform shows and no store keeps: half of a surrogate pair, characters without a shape. */
    private String sound(String text, Spot spot) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= ' ' && c < 0x7f) || c == '\n' || c == '\t') {
                continue;
            }
            if (Character.isISOControl(c) || Character.getType(c) == Character.PRIVATE_USE) {
                problems.add(Code.BROKEN_TEXT, spot, "the text holds a control character or one for private use");
                return "";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                problems.add(Code.BROKEN_TEXT, spot, "the text holds half a character (a lone surrogate)");
                return "";
            }
        }
        return text;
    }

    private static Spot start(JsonParser parser, Spot file) {
        JsonLocation at = parser.currentTokenLocation();
        return file.at(at.getLineNr(), at.getColumnNr());
    }

    private static Spot inside(JsonParser parser, Spot spot, String key) {
        JsonLocation at = parser.currentTokenLocation();
        return spot.inside(key, at.getLineNr(), at.getColumnNr());
    }
}
