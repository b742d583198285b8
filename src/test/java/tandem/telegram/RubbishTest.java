package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.Health;
import tandem.telegram.fake.FakeTelegram;
import tandem.telegram.fake.Group;
import tandem.telegram.fake.Person;
import tandem.telegram.fake.SeenMessage;
import tandem.telegram.fake.Topic;

/** Whatever Telegram brings, the whole bot goes on, and its log says nothing of it. */
class RubbishTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int GENERATED = Integer.getInteger("rubbish.updates", 10_000);

    /** Each is taken for a flood after thirty updates, so there have to be some. */
    private static final int STRANGERS = 60;

    private static final String LEFT_OUT = "could not be read and is left out";

    private static final long SEED = 4;

    /** Less deep than what Jackson refuses to read at all. */
    private static final int DEEP = 900;

    @TempDir
    private Path folder;

    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final FakeTelegram telegram = FakeTelegram.start();
    private final Person ana = telegram.person("Anastasia", "en").isOpen();
    private final List<String> good = new ArrayList<>();
    private long strangers = 6_000_000_000L;

    @BeforeEach
    void collect() {
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        Person ben = telegram.person("Benedict", "de").isOpen();
        Group us = telegram.forum("Honeymooners", ana, ben);
        Topic topic = us.topic(ana, "Evenings");
        us.addsBot(ana);
        SeenMessage mine = ana.writes("/tonight 10 dinner");
        ana.privately().edits(mine, "/tonight 15 dinner");
        SeenMessage hers = ana.in(us, topic).mentionsBot("dinner together");
        ben.in(us).replies(hers, "yes, dinner");
        ben.in(us).mentions(ana, "dinner?");
        ana.privately().sendsPhoto("dinner");
        ana.privately().sendsSticker();
        ana.privately().sendsVoice();
        ana.privately().sends("{\"location\":{\"longitude\":1.5,\"latitude\":2.5}}");
        us.anonymousAdmin().writes("/tonight@" + telegram.botName());
        us.renames(ana, "Honeymooners at dinner");
        ana.blocks();
        ana.unblocks();
        telegram.group("Honeymooners", ana).withBot().becomesSupergroup(ana);
        good.addAll(telegram.unconfirmed());
        good.add("{\"update_id\":1,\"callback_query\":{\"id\":\"77\",\"from\":" + user()
                + ",\"message\":{\"message_id\":9,"
                + "\"date\":1700000000,\"text\":\"dinner\",\"chat\":{\"id\":" + ana.id()
                + ",\"type\":\"private\",\"first_name\":\"Anastasia\"}},\"chat_instance\":\"1\",\"data\":\"1.a\"}}");
        good.add("{\"update_id\":1,\"callback_query\":{\"id\":\"78\",\"from\":" + user()
                + ",\"message\":{\"message_id\":9,"
                + "\"date\":0,\"chat\":{\"id\":" + ana.id()
                + ",\"type\":\"private\",\"first_name\":\"Anastasia\"}},\"chat_instance\":\"1\",\"data\":\"1.a\"}}");
        good.add("{\"update_id\":1,\"inline_query\":{\"id\":\"5\",\"from\":" + user()
                + ",\"query\":\"dinner\",\"offset\":\"\"}}");
        good.add("{\"update_id\":1,\"poll_answer\":{\"poll_id\":\"5\",\"user\":" + user() + ",\"option_ids\":[1]}}");
        good.add("{\"update_id\":1,\"a_kind_of_tomorrow\":{\"what\":[\"dinner\"],\"from\":" + user() + "}}");
        good.add("{\"update_id\":1}");
    }

    private String user() {
        return "{\"id\":" + ana.id() + ",\"is_bot\":false,\"first_name\":\"Anastasia\",\"language_code\":\"en\"}";
    }

    @AfterEach
    void end() {
        System.setErr(usual);
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
    }

    @Test
    void everyFieldMayBeMissingEmptyOrOfAnotherKind() throws Exception {
        int count = 0;
        for (String update : good) {
            JsonNode tree = MAPPER.readTree(update);
            for (List<String> path : paths(tree)) {
                for (JsonNode other : List.of(
                        JSON.nullNode(),
                        JSON.missingNode(),
                        at(tree, path).isTextual() ? JSON.numberNode(17) : JSON.textNode("dinner"),
                        at(tree, path).isObject() ? JSON.arrayNode().add("dinner") : JSON.objectNode())) {
                    queue(changed(tree, path, other));
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(1_000);
        assertThat(isAliveAndSilent(count)).contains(LEFT_OUT);
    }

    @Test
    void generatedRubbishOfEveryKind() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < GENERATED; i++) {
            JsonNode tree = MAPPER.readTree(good.get(random.nextInt(good.size())));
            for (int n = random.nextInt(4); n >= 0; n--) {
                List<List<String>> paths = paths(tree);
                if (!paths.isEmpty()) {
                    tree = changed(tree, paths.get(random.nextInt(paths.size())), anything(random, 4));
                }
            }
            queue(tree);
            strangers = 6_000_000_000L + random.nextInt(STRANGERS);
        }
        assertThat(isAliveAndSilent(GENERATED)).contains(LEFT_OUT);
    }

    @Test
    void hugeAndDeepOnesToo() throws Exception {
        ObjectNode message = (ObjectNode) MAPPER.readTree(good.stream()
                .filter(update -> update.contains("/tonight 10"))
                .findFirst()
                .orElseThrow());
        for (String text :
                List.of("dinner ".repeat(200_000), "👋".repeat(50_000), "/" + "x".repeat(100_000), "\ud83d")) {
            ObjectNode huge = message.deepCopy();
            ((ObjectNode) huge.get("message")).put("text", text);
            queue(huge);
        }
        ObjectNode deep = message.deepCopy();
        ObjectNode replied = (ObjectNode) deep.get("message");
        JsonNode plain = message.get("message");
        for (int i = 0; i < DEEP; i++) {
            ObjectNode next = plain.deepCopy();
            replied.set("reply_to_message", next);
            replied = next;
        }
        queue(deep);
        assertThat(isAliveAndSilent(5)).doesNotContain(LEFT_OUT);
    }

    /** With another person's id, who has done nothing yet. */
    private void queue(JsonNode update) {
        String json = update.toString().replace(Long.toString(ana.id()), Long.toString(strangers++));
        ObjectNode numbered = (ObjectNode) read(json);
        if (numbered.path("update_id").isNumber()) {
            numbered.remove("update_id"); // The fake gives it the next one.
        }
        telegram.raw(numbered.toString());
    }

    /** Returns the log. */
    private String isAliveAndSilent(int count) {
        try (Hosted bot = Hosted.start(telegram, folder)) {
            bot.settles();
            assertThat(telegram.confirmed()).isGreaterThanOrEqualTo(count);
            assertThat(bot.adapter().health().state()).isEqualTo(Health.State.UP);
            Person eve = telegram.person("Evelyn", "en");
            eve.starts();
            bot.settles();
            assertThat(eve.screen().last().text()).startsWith("Hello. I help couples feel closer");
            assertThat(bot.stop()).isLessThan(Duration.ofSeconds(5));
        }
        String log = logged.toString(StandardCharsets.UTF_8);
        assertThat(log)
                .doesNotContain(
                        "dinner", "Anastasia", "Benedict", "Evelyn", "Honeymooners", "Evenings", "60000000", "50000000")
                .doesNotContain(telegram.token(), "\tat ");
        return log;
    }

    /** The paths of all fields and elements, however deep. */
    private static List<List<String>> paths(JsonNode tree) {
        List<List<String>> paths = new ArrayList<>();
        collect(tree, List.of(), paths);
        return paths;
    }

    private static void collect(JsonNode node, List<String> path, List<List<String>> paths) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            names.add(Integer.toString(i));
        }
        for (String name : names) {
            List<String> further = new ArrayList<>(path);
            further.add(name);
            paths.add(further);
            collect(child(node, name), further, paths);
        }
    }

    private static JsonNode at(JsonNode tree, List<String> path) {
        JsonNode node = tree;
        for (String name : path) {
            node = child(node, name);
        }
        return node;
    }

    private static JsonNode child(JsonNode node, String name) {
        return node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
    }

    /** A copy with something else there; without it when that is missing. */
    private static JsonNode changed(JsonNode tree, List<String> path, JsonNode other) {
        JsonNode copy = tree.deepCopy();
        JsonNode parent = at(copy, path.subList(0, path.size() - 1));
        String name = path.get(path.size() - 1);
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(name);
            if (other.isMissingNode()) {
                array.remove(index);
            } else {
                array.set(index, other);
            }
        } else if (other.isMissingNode()) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, other);
        }
        return copy;
    }

    private static JsonNode anything(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.missingNode();
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3 -> JSON.numberNode(random.nextInt(5) - 2);
            case 4 -> JSON.numberNode(random.nextLong());
            case 5 -> JSON.numberNode(random.nextGaussian() * 1e300);
            case 6 -> JSON.textNode("");
            case 7 -> JSON.textNode("dinner ".repeat(random.nextInt(random.nextInt(10) == 0 ? 1_000 : 3)));
            case 8 ->
                JSON.textNode(List.of(
                                "/start",
                                "/tonight@",
                                "@",
                                "\u0000",
                                "\ud83d",
                                "private",
                                "supergroup",
                                "kicked",
                                "left")
                        .get(random.nextInt(9)));
            case 9 -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    JsonNode element = anything(random, depth - 1);
                    array.add(element.isMissingNode() ? JSON.nullNode() : element);
                }
                yield array;
            }
            default -> {
                ObjectNode object = JSON.objectNode();
                for (String name : List.of("id", "type", "text", "from", "chat", "message_id", "date", "user")) {
                    JsonNode element = anything(random, depth - 1);
                    if (random.nextInt(3) == 0 && !element.isMissingNode()) {
                        object.set(name, element);
                    }
                }
                yield object;
            }
        };
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
