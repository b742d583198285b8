package tandem.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Discord refuses, the fake refuses. In tables, {@code %n} stands for so many letters. */
final class RefusalTest {

    private static final String TEA = "[{'name':'tea','description':'x','contexts':[0,1,2],'integration_types':[0,1]}]";
    private static final String FORM = "{'type':9,'data':{'custom_id':'f','title':'T','components':[{'type':18,"
            + "'label':'L','component':{'type':4,'custom_id':'t','style':1}}]}}";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-01-01T00:00:00Z"));
    private final FakeDiscord discord = FakeDiscord.start(now::get);
    private final Rest bot = new Rest(discord, discord.token());
    private final Person anna = discord.person("Anna", "en-US");
    private final Guild guild = discord.guild("Home", anna).addsBot();
    private final String messages = "channels/" + guild.channel() + "/messages";

    @BeforeEach
    void commands() {
        assertThat(bot.call("PUT", commandsPath(), TEA).status()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        discord.close();
        assertThat(discord.calls().failures()).isEmpty();
    }

    private String commandsPath() {
        return "applications/" + discord.botId() + "/commands";
    }

    private Rest.Reply send(String body) {
        return bot.call("POST", messages, body);
    }

    private Rest.Reply answer(Interaction interaction, String body) {
        return bot.call(
                "POST",
                "interactions/" + interaction.id() + "/" + interaction.token() + "/callback?with_response=true",
                body);
    }

    private Rest.Reply editOriginal(Interaction interaction) {
        return bot.call(
                "PATCH",
                "webhooks/" + discord.botId() + "/" + interaction.token() + "/messages/@original",
                "{'content':'later'}");
    }

    private static Condition<Rest.Reply> refused(int status, int code) {
        return new Condition<>(
                reply -> reply.status() == status && reply.code() == code, "refused with %d and %d", status, code);
    }

    private static String filled(String template) {
        StringBuilder text = new StringBuilder();
        for (String part : template.split("(?=%\\d)", -1)) {
            if (part.startsWith("%")) {
                String digits = part.substring(1).replaceFirst("\\D.*", "");
                text.append("x".repeat(Integer.parseInt(digits))).append(part.substring(1 + digits.length()));
            } else {
                text.append(part);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 50006 |",
                "{'content':'  '} | 50006 |",
                "{'content':'%2001'} | 50035 | content",
                "{'content':'x','nonce':'%26'} | 50035 | nonce",
                "{'content':'x','message_reference':{'message_id':'5'}} | 50035 | message_reference",
                "{'content':'x','allowed_mentions':{'parse':['all']}} | 50035 | allowed_mentions",
                "{'content':'x','allowed_mentions':{'parse':['users'],'users':['5']}} | 50035 | allowed_mentions",
                "no JSON | 50109 |",
            })
    void brokenMessages(String body, int code, String member) {
        Rest.Reply reply = send(filled(body));
        assertThat(reply).is(refused(400, code));
        assertThat(member == null || reply.json().path("errors").has(member)).isTrue();
        assertThat(anna.in(guild).screen().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':2,'style':1,'label':'x'} | custom_id",
                "{'type':2,'style':1,'label':'x','custom_id':''} | custom_id",
                "{'type':2,'style':1,'label':'x','custom_id':'%101'} | custom_id",
                "{'type':2,'style':1,'label':'%81','custom_id':'x'} | label",
                "{'type':2,'style':1,'custom_id':'x'} | label",
                "{'type':2,'style':7,'label':'x','custom_id':'x'} | style",
                "{'type':2,'style':5,'label':'x','url':'ftp://x.org'} | url",
                "{'type':3,'custom_id':'x','options':[]} | options",
                "{'type':3,'custom_id':'x','options':[{'label':'%101','value':'x'}]} | options",
                "{'type':99} | type",
            })
    void brokenComponents(String component, String member) {
        Rest.Reply reply = send("{'content':'x','components':[{'type':1,'components':[" + filled(component) + "]}]}");
        assertThat(reply).is(refused(400, 50035));
        assertThat(reply.json().at("/errors/components/0/components/0").has(member))
                .isTrue();
    }

    @Test
    void tooManyOrEqualComponents() {
        String button = "{'type':2,'style':1,'label':'x','custom_id':'%d'}";
        StringBuilder six = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        StringBuilder options = new StringBuilder("{'label':'x','value':'x'}");
        for (int i = 0; i < 6; i++) {
            six.append(i == 0 ? "" : ",").append(button.replace("%d", "b" + i));
            rows.append(i == 0 ? "" : ",").append("{'type':1,'components':[" + button.replace("%d", "r" + i) + "]}");
        }
        for (int i = 0; i < 25; i++) {
            options.append(",{'label':'x','value':'v" + i + "'}");
        }
        String same = button + "," + button;
        assertThat(send("{'content':'x','components':[" + rows + "]}")).is(refused(400, 50035));
        for (String row : new String[] {six.toString(), same, "", select(options.toString())}) {
            assertThat(send("{'content':'x','components':[{'type':1,'components':[" + row + "]}]}"))
                    .is(refused(400, 50035));
        }
    }

    private static String select(String options) {
        return "{'type':3,'custom_id':'s','options':[" + options + "]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'Tea','description':'x'}",
                "{'name':'%33','description':'x'}",
                "{'name':'tea','description':''}",
                "{'name':'tea','description':'%101'}",
                "{'name':'tea','description':'x'},{'name':'tea','description':'x'}",
                "{'name':'tea','description':'x','name_localizations':{'xx':'tee'}}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x'},"
                        + "{'type':3,'name':'b','description':'x','required':true}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x',"
                        + "'choices':[{'name':'%101','value':'x'}]}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'A','description':'x'}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'%33','description':'x'}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':''}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'%101'}]}",
                "{'name':'tea','description':'x','options':[{'type':12,'name':'a','description':'x'}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x'},"
                        + "{'type':4,'name':'a','description':'x'}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x',"
                        + "'description_localizations':{'xx':'x'}}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x',"
                        + "'choices':[{'name':'x','value':'%101'}]}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x',"
                        + "'choices':[{'name':'x','value':''}]}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x',"
                        + "'choices':[{'name':'x','value':1}]}]}",
                "{'name':'tea','description':'x','options':[{'type':4,'name':'a','description':'x',"
                        + "'choices':[{'name':'x','value':'x'}]}]}",
                "{'name':'tea','description':'x','options':[{'type':5,'name':'a','description':'x',"
                        + "'choices':[{'name':'x','value':'x'}]}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x',"
                        + "'choices':[{'name':'x','value':'x'},{'name':'x','value':'y'}]}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x',"
                        + "'choices':[{'name':'x','value':'x','name_localizations':{'de':'%101'}}]}]}",
                "{'name':'tea','description':'x','options':[{'type':3,'name':'a','description':'x',"
                        + "'choices':[{'name':'x','value':'x','name_localizations':{'xx':'x'}}]}]}",
            })
    void brokenCommands(String commands) {
        String before = discord.commands();
        assertThat(bot.call("PUT", commandsPath(), "[" + filled(commands) + "]"))
                .is(refused(400, 50035));
        assertThat(discord.commands()).isEqualTo(before);
    }

    @Test
    void commandsWithTooMuchToChoose() {
        String options = many(26, i -> "{'type':3,'name':'o" + i + "','description':'x'}");
        String choices = many(26, i -> "{'name':'c" + i + "','value':'v" + i + "'}");
        String texts = many(25, i -> "{'name':'" + i + "x".repeat(90) + "','value':'" + i + "y".repeat(90) + "'}");
        for (String refused : new String[] {options, withChoices(choices), withChoices(texts)}) {
            assertThat(bot.call("PUT", commandsPath(), withOptions(refused))).is(refused(400, 50035));
        }
        String most = many(25, i -> "{'name':'" + i + "x".repeat(80) + "','value':'" + i + "'}");
        assertThat(bot.call("PUT", commandsPath(), withOptions(withChoices(most)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatNobodyCanPutIntoAnOption() {
        String number = "{'type':4,'name':'minutes','description':'x'}";
        assertThat(bot.call("PUT", commandsPath(), withOptions(number + "," + withChoices("{'name':'A','value':'a'}")))
                        .status())
                .isEqualTo(200);
        for (Object wrong : new Object[] {"ten", 1.5, 1L << 54}) {
            assertThatThrownBy(() -> anna.command("tea", Map.of("minutes", wrong)))
                    .isInstanceOf(AssertionError.class);
        }
        for (Object wrong : new Object[] {"A", 1}) {
            assertThatThrownBy(() -> anna.command("tea", Map.of("o", wrong))).isInstanceOf(AssertionError.class);
        }
        anna.command("tea", Map.of("minutes", -1, "o", "a"));
    }

    private static String withOptions(String options) {
        return "[{'name':'tea','description':'x','options':[" + options + "]}]";
    }

    private static String withChoices(String choices) {
        return "{'type':3,'name':'o','description':'x','choices':[" + choices + "]}";
    }

    private static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'custom_id':'f','title':'%46','components':[{'type':18,'label':'L',"
                        + "'component':{'type':4,'custom_id':'t','style':1}}]}",
                "{'custom_id':'f','title':'T','components':[]}",
                "{'title':'T','components':[{'type':18,'label':'L','component':{'type':4,'custom_id':'t','style':1}}]}",
                "{'custom_id':'f','title':'T','components':[{'type':18,'label':'%46',"
                        + "'component':{'type':4,'custom_id':'t','style':1}}]}",
                "{'custom_id':'f','title':'T','components':[{'type':2}]}",
            })
    void brokenForms(String form) {
        Interaction tea = anna.command("tea");
        assertThat(answer(tea, "{'type':9,'data':" + filled(form) + "}")).is(refused(400, 50035));
        assertThat(tea.isAcknowledged()).isFalse();
    }

    @Test
    void answersThatDoNotFit() {
        Interaction tea = anna.command("tea");
        assertThat(answer(tea, "{'type':6}")).is(refused(400, 50035));
        assertThat(answer(tea, FORM).status()).isEqualTo(200);
        assertThat(answer(tea, FORM)).is(refused(400, 40060));
        Interaction submitted = anna.submits(tea, Map.of("t", "x"));
        assertThat(answer(submitted, FORM)).is(refused(400, 50035));
        assertThat(answer(submitted, "{'type':4,'data':{'content':'x'}}").status())
                .isEqualTo(200);
    }

    @Test
    void answersThatComeTooLate() {
        Interaction tea = anna.command("tea");
        assertThat(editOriginal(tea)).is(refused(404, 10015));
        assertThat(answer(tea, "{'type':5,'data':{'flags':64}}").status()).isEqualTo(200);
        assertThat(tea.answer()).isNull();
        assertThat(editOriginal(tea).status()).isEqualTo(200);
        assertThat(tea.answer())
                .extracting(SeenMessage::text, SeenMessage::ephemeralFor)
                .containsExactly("later", anna.id());
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(15)));
        assertThat(editOriginal(tea)).is(refused(401, 50027));
        discord.interactionDeadline(Duration.ofMillis(1));
        Interaction late = anna.command("tea");
        discord.await(Duration.ofSeconds(5), late::isFailed);
        assertThat(answer(late, "{'type':5}")).is(refused(404, 10062));
    }

    @Test
    void placesWhereTheBotMayNotWrite() {
        DmGroup group = discord.dmGroup(anna, discord.person("Ben", "de"));
        String body = "{'content':'x'}";
        assertThat(bot.call("POST", "channels/" + group.id() + "/messages", body))
                .is(refused(403, 50001));
        assertThat(bot.call("POST", "channels/5/messages", body)).is(refused(404, 10003));
        guild.botMayWrite(false);
        assertThat(send(body)).is(refused(403, 50013));
        guild.removesBot();
        assertThat(send(body)).is(refused(403, 50001));
        anna.writes("Hello");
        anna.closesPrivateChat();
        assertThat(bot.call("POST", "channels/" + anna.channel() + "/messages", body))
                .is(refused(403, 50007));
        anna.opensPrivateChat();
        assertThat(bot.call("POST", "channels/" + anna.channel() + "/messages", body)
                        .status())
                .isEqualTo(200);
        assertThat(new Rest(discord, "wrong").call("GET", "users/@me", "").status())
                .isEqualTo(401);
    }

    @Test
    void threadsThatSleepOrAreLocked() {
        GuildThread plans = guild.thread("Plans", anna);
        String path = "channels/" + plans.id() + "/messages";
        String body = "{'content':'x'}";
        String first = bot.call("POST", path, body).json().path("id").asText();
        plans.archives();
        assertThat(bot.call("PATCH", path + "/" + first, body)).is(refused(400, 50083));
        assertThat(bot.call("DELETE", path + "/" + first, "")).is(refused(400, 50083));
        assertThat(archived(plans)).isTrue();
        assertThat(bot.call("POST", path, body).status()).isEqualTo(200);
        assertThat(archived(plans)).isFalse();
        assertThat(bot.call("PATCH", path + "/" + first, body).status()).isEqualTo(200);

        Interaction tea = anna.in(plans).command("tea");
        plans.locks();
        assertThat(bot.call("POST", path, body)).is(refused(403, 50083));
        assertThat(answer(tea, "{'type':4,'data':{'content':'x'}}")).is(refused(403, 50083));
        assertThat(tea.isAcknowledged()).isFalse();
        assertThatThrownBy(() -> anna.in(plans).says("Hello?")).isInstanceOf(AssertionError.class);
        assertThat(archived(plans)).isTrue();
        plans.opens();
        assertThat(bot.call("POST", path, body).status()).isEqualTo(200);
    }

    private boolean archived(GuildThread thread) {
        return bot.call("GET", "channels/" + thread.id(), "")
                .json()
                .at("/thread_metadata/archived")
                .asBoolean();
    }

    @Test
    void threadsInWhichTheBotMayNotWrite() {
        GuildThread plans = guild.thread("Plans", anna);
        String path = "channels/" + plans.id() + "/messages";
        String body = "{'content':'x'}";
        guild.botMayWrite(false);
        assertThat(send(body)).is(refused(403, 50013));
        assertThat(bot.call("POST", path, body).status()).isEqualTo(200);
        guild.botMayWrite(true).botMayWriteInThreads(false);
        assertThat(send(body).status()).isEqualTo(200);
        assertThat(bot.call("POST", path, body)).is(refused(403, 50013));
    }

    @Test
    void placesThatAreDeletedOrDown() {
        GuildThread plans = guild.thread("Plans", anna);
        GuildThread old = guild.thread("Old", anna);
        String body = "{'content':'x'}";
        guild.goesDown();
        assertThat(send(body)).is(refused(503, 0));
        assertThatThrownBy(() -> anna.in(guild).says("Hello?")).isInstanceOf(AssertionError.class);
        guild.comesBack();
        assertThat(send(body).status()).isEqualTo(200);

        guild.deletes(old);
        assertThat(bot.call("POST", "channels/" + old.id() + "/messages", body)).is(refused(404, 10003));
        Interaction tea = anna.in(guild).command("tea");
        guild.deletesChannel();
        assertThat(send(body)).is(refused(404, 10003));
        assertThat(bot.call("POST", "channels/" + plans.id() + "/messages", body))
                .is(refused(404, 10003));
        assertThat(answer(tea, "{'type':4,'data':{'content':'x'}}")).is(refused(404, 10003));
        assertThatThrownBy(() -> anna.in(guild).says("Hello?")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Java/17", "DiscordBot", "Bot DiscordBot (https://example.org, 1.0)"})
    void programsThatDoNotSayWhatTheyAre(String name) {
        Rest other = new Rest(discord, discord.token(), name);
        for (String path : new String[] {"gateway", "users/@me", "channels/" + guild.channel()}) {
            assertThat(other.call("GET", path, "")).isEqualTo(new Rest.Reply(403, Json.object()));
            assertThat(bot.call("GET", path, "").status()).isEqualTo(200);
        }
        assertThat(discord.calls().rejected())
                .hasSize(3)
                .allMatch(call -> call.answer().startsWith("<html>"));
    }

    @Test
    void messagesThatAreNotThereOrNotItsOwn() {
        SeenMessage hers = anna.in(guild).says("Hi");
        assertThat(bot.call("PATCH", messages + "/" + hers.id(), "{'content':'x'}"))
                .is(refused(403, 50005));
        assertThat(bot.call("PATCH", messages + "/5", "{'content':'x'}")).is(refused(404, 10008));
    }

    @Test
    void whatItSendsTwiceAndWhatStaysInAnEdit() {
        String body = "{'content':'x','nonce':'n','enforce_nonce':true,'silly':1,'components':["
                + "{'type':1,'components':[{'type':2,'style':1,'label':'B','custom_id':'b'}]}]}";
        String first = send(body).json().path("id").asText();
        assertThat(send(body).json().path("id").asText()).isEqualTo(first);
        assertThat(anna.in(guild).screen().count()).isEqualTo(1);
        assertThat(discord.calls().unknownMembers()).containsExactly("POST /channels/{id}/messages: silly");
        String path = messages + "/" + first;
        bot.call("PATCH", path, "{'content':'y'}");
        assertThat(anna.in(guild).screen().last().labels()).containsExactly("B");
        bot.call("PATCH", path, "{'components':[]}");
        assertThat(anna.in(guild).screen().last().labels()).isEmpty();
        assertThat(bot.call("PATCH", path, "{'content':''}")).is(refused(400, 50006));
    }
}
