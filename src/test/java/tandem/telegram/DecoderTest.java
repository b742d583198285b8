package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.PersonAddress;
import tandem.chat.Said;

class DecoderTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String ANA = "'from':{'id':6000000001,'is_bot':false,'first_name':'Ana'}";
    private static final String PRIVATE = "'chat':{'id':6000000001,'type':'private','first_name':'Ana'}";
    private static final String GROUP = "'chat':{'id':-1001,'type':'supergroup','title':'Us'}";
    private static final String US = "'from':{'id':77,'is_bot':true,'first_name':'Tandem','username':'TandemBot'}";

    private final Decoder decoder = new Decoder(new Myself(77, "TandemBot"));

    @Test
    void whatIsSaidInPrivateIsSaidToTheBot() {
        assertThat(message(PRIVATE, "'text':'good evening'"))
                .contains(new Incoming(
                        new EventId("telegram:77", 3, "5"),
                        ChatAddress.of("telegram", "6000000001"),
                        false,
                        new PersonAddress("telegram", "6000000001"),
                        "Ana",
                        true,
                        new Said.Text("good evening")));
    }

    @Test
    void theLanguageIsTheOneInWhichTelegramShowsItself() {
        String ana = "'from':{'id':6000000001,'is_bot':false,'first_name':'Ana'";
        String german = ana + ",'language_code':'pt-br'";
        String said = "'message':{'message_id':1,'date':1," + PRIVATE + ",'text':'hi',%s}}";

        assertThat(decode(said.formatted(german)).orElseThrow().language()).isEqualTo("pt-br");
        assertThat(decode(said.formatted(ana)).orElseThrow().language()).isNull();
        assertThat(decode(said.formatted(ana + ",'language_code':5"))
                        .orElseThrow()
                        .language())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/tonight | tonight | ``",
                "/Tonight 10 apart | tonight | 10 apart",
                "/start abc_DEF-9 | start | abc_DEF-9",
                "/tonight@tandembot  talk | tonight | talk"
            })
    void commandsAreHeardInPrivateAndInGroups(String typed, String name, String rest) {
        for (String chat : new String[] {PRIVATE, GROUP}) {
            Incoming incoming = message(chat, "'text':'" + typed + "'").orElseThrow();
            assertThat(incoming.said()).isEqualTo(Said.Command.typed(name, rest));
            assertThat(incoming.addressed()).isTrue();
        }
    }

    @Test
    void commandsOfOtherBotsAreTheirs() {
        assertThat(message(GROUP, "'text':'/tonight@OtherBot'")).isEmpty();
        assertThat(message(PRIVATE, "'text':'/tonight@OtherBot'")).isEmpty();
    }

    @Test
    void aGroupsTalkIsNotTheBots() {
        assertThat(message(GROUP, "'text':'shall we go out?'").orElseThrow().addressed())
                .isFalse();
        assertThat(message(GROUP, "'text':'@OtherBot hello','entities':[{'type':'mention','offset':0,'length':9}]")
                        .orElseThrow()
                        .addressed())
                .isFalse();
    }

    @Test
    void aMentionAnAnswerAndANameMeanTheBot() {
        Incoming mention = message(
                        GROUP, "'text':'@tandembot hello','entities':[{'type':'mention','offset':0,'length':10}]")
                .orElseThrow();
        assertThat(mention.addressed()).isTrue();
        assertThat(mention.said()).isEqualTo(new Said.Text("hello"));

        Incoming last = message(
                        GROUP, "'text':'hello 👋 @TandemBot','entities':[{'type':'mention','offset':9,'length':10}]")
                .orElseThrow();
        assertThat(last.said()).isEqualTo(new Said.Text("hello 👋"));

        Incoming named = message(
                        GROUP,
                        "'text':'Tandem, hello','entities':[{'type':'text_mention','offset':0,'length':6,'user':"
                                + US.substring("'from':".length()) + "}]")
                .orElseThrow();
        assertThat(named.addressed()).isTrue();

        Incoming answer = message(
                        GROUP, "'text':'yes','reply_to_message':{'message_id':1,'date':1," + GROUP + "," + US + "}")
                .orElseThrow();
        assertThat(answer.addressed()).isTrue();
    }

    @Test
    void aCommandAfterAMentionIsACommand() {
        assertThat(message(
                                GROUP,
                                "'text':'@TandemBot /tonight 5','entities':[{'type':'mention','offset':0,'length':10}]")
                        .orElseThrow()
                        .said())
                .isEqualTo(Said.Command.typed("tonight", "5"));
    }

    @Test
    void aTopicIsAConversationOfItsOwn() {
        String topic = "'text':'/tonight','message_thread_id':42";
        assertThat(message(GROUP, topic + ",'is_topic_message':true")
                        .orElseThrow()
                        .chat())
                .isEqualTo(new ChatAddress("telegram", "-1001", "42"));
        assertThat(message(GROUP, topic).orElseThrow().chat()).isEqualTo(ChatAddress.of("telegram", "-1001"));
    }

    @Test
    void aMessageInATopicThatTheBotMadeIsNotAnAnswerToIt() {
        assertThat(message(
                                GROUP,
                                "'text':'shall we?','message_thread_id':42,'is_topic_message':true,'reply_to_message':"
                                        + "{'message_id':42,'date':1," + GROUP + "," + US
                                        + ",'forum_topic_created':{'name':'Evenings','icon_color':1}}")
                        .orElseThrow()
                        .addressed())
                .isFalse();
    }

    @Test
    void aPictureWithoutWordsIsSaidToTheBotToo() {
        assertThat(message(
                                PRIVATE,
                                "'sticker':{'file_id':'x','file_unique_id':'y','type':'regular','width':1,"
                                        + "'height':1,'is_animated':false,'is_video':false}")
                        .orElseThrow()
                        .said())
                .isEqualTo(new Said.Text(""));
        assertThat(message(PRIVATE, "'caption':'look','photo':[]").orElseThrow().said())
                .isEqualTo(new Said.Text("look"));
        assertThat(message(PRIVATE, "'new_chat_title':'Us two'")).isEmpty();
    }

    @Test
    void aCorrectedCommandIsMeantAndOtherCorrectionsChangeNothing() {
        assertThat(edited("'text':'/tonight'", 100).orElseThrow().said()).isEqualTo(Said.Command.typed("tonight", ""));
        assertThat(edited("'text':'Heart'", 100)).isEmpty();
        assertThat(edited("'text':'/tonight'", 301)).isEmpty();
    }

    @Test
    void aTapCarriesItsToken() {
        Incoming tap = decode("'callback_query':{'id':'9','chat_instance':'1','data':'17.ab12'," + ANA
                        + ",'message':{'message_id':8,'date':1,'message_thread_id':42,'is_topic_message':true," + GROUP
                        + "," + US + "}}")
                .orElseThrow();
        assertThat(tap.said()).isEqualTo(new Said.Tap("17.ab12"));
        assertThat(tap.chat()).isEqualTo(new ChatAddress("telegram", "-1001", "42"));
        assertThat(tap.addressed()).isTrue();
    }

    @Test
    void aTapOnAMessageThatTelegramHasForgottenIsHeard() {
        assertThat(decode("'callback_query':{'id':'9','chat_instance':'1','data':'17.ab12'," + ANA
                                + ",'message':{'message_id':8,'date':0," + PRIVATE + "}}")
                        .orElseThrow()
                        .said())
                .isEqualTo(new Said.Tap("17.ab12"));
    }

    @ParameterizedTest
    @CsvSource({
        "left, member, Added",
        "kicked, administrator, Added",
        "left, restricted, Added",
        "member, administrator, ",
        "administrator, member, ",
        "member, kicked, Removed",
        "administrator, left, Removed"
    })
    void comingAndGoing(String was, String is, String said) {
        Optional<Incoming> incoming = membership(GROUP, was, is);
        assertThat(incoming.map(event -> event.said().getClass().getSimpleName()))
                .isEqualTo(Optional.ofNullable(said));
    }

    @Test
    void whoeverBlocksTheBotHasRemovedIt() {
        assertThat(membership(PRIVATE, "member", "kicked").orElseThrow().said()).isInstanceOf(Said.Removed.class);
        assertThat(membership(PRIVATE, "kicked", "member")).isEmpty();
    }

    @Test
    void aGroupThatGetsAnotherIdIsMovedFromBothSides() {
        Incoming told = decode("'message':{'message_id':1,'date':1,'chat':{'id':-55,'type':'group','title':'Us'}," + ANA
                        + ",'migrate_to_chat_id':-100123456789}")
                .orElseThrow();
        assertThat(told.chat()).isEqualTo(ChatAddress.of("telegram", "-55"));
        assertThat(told.said()).isEqualTo(new Said.Moved("-100123456789"));

        Incoming again = decode("'message':{'message_id':1,'date':1,"
                        + "'chat':{'id':-100123456789,'type':'supergroup','title':'Us'}," + ANA
                        + ",'migrate_from_chat_id':-55}")
                .orElseThrow();
        assertThat(again.chat()).isEqualTo(told.chat());
        assertThat(again.said()).isEqualTo(told.said());
    }

    @Test
    void anAnonymousAdministratorIsNobodyElse() {
        String anonymous = "'from':{'id':1087968824,'is_bot':true,'first_name':'Group'},'sender_chat':"
                + "{'id':-1001,'type':'supergroup','title':'Us'}";
        Incoming incoming = decode(
                        "'message':{'message_id':1,'date':1,'text':'/tonight'," + GROUP + "," + anonymous + "}")
                .orElseThrow();
        assertThat(incoming.person()).isEqualTo(new PersonAddress("telegram", "-1001"));
    }

    @Test
    void channelsForwardsAndBotsAreNobody() {
        assertThat(decode("'channel_post':{'message_id':1,'date':1,'text':'/tonight',"
                        + "'chat':{'id':-1002,'type':'channel','title':'News'}}"))
                .isEmpty();
        assertThat(message("'chat':{'id':-1002,'type':'channel','title':'News'}", "'text':'/tonight'"))
                .isEmpty();
        assertThat(message(GROUP, "'text':'/tonight','is_automatic_forward':true"))
                .isEmpty();
        assertThat(decode("'message':{'message_id':1,'date':1,'text':'/tonight'," + GROUP
                        + ",'from':{'id':5,'is_bot':true,'first_name':'Other'}}"))
                .isEmpty();
    }

    @Test
    void aNewKindOfThingInAMessageHidesNothingOfIt() {
        assertThat(message(
                                PRIVATE,
                                "'text':'/tonight','forward_origin':{'type':'a_kind_of_tomorrow','date':1},"
                                        + "'reply_to_message':{'message_id':1,'date':1,'giveaway_of_tomorrow':{'x':[]}}")
                        .orElseThrow()
                        .said())
                .isEqualTo(Said.Command.typed("tonight", ""));
    }

    @Test
    void whoeverPutsTheBotOutMayBeAnotherBotOrNobody() {
        String change = "'my_chat_member':{'date':1," + GROUP + ",%s'old_chat_member':" + member("member")
                + ",'new_chat_member':" + member("kicked") + "}";
        String bot = "'from':{'id':5,'is_bot':true,'first_name':'Guard'},";
        for (String by : new String[] {bot, ""}) {
            assertThat(decode(change.formatted(by)).orElseThrow().said()).isInstanceOf(Said.Removed.class);
        }
    }

    @Test
    void whatIsNotAsItMustBeIsUnreadable() {
        for (String broken : new String[] {
            "'message':{'message_id':1,'date':1,'text':'x','chat':7," + ANA + "}",
            "'message':{'message_id':1,'date':1,'text':'x','chat':{'id':'1','type':'private'}," + ANA + "}",
            "'message':{'message_id':1,'date':1,'text':'x'," + PRIVATE + ",'from':{'first_name':'Ana'}}",
            "'message':{'message_id':1,'date':1,'text':'x'," + GROUP + "," + ANA
                    + ",'is_topic_message':true,'message_thread_id':5000000000}",
            "'my_chat_member':5"
        }) {
            assertThatThrownBy(() -> decode(broken)).isInstanceOf(UnreadableException.class);
        }
    }

    private Optional<Incoming> message(String chat, String more) {
        return decode("'message':{'message_id':1,'date':1," + chat + "," + ANA + "," + more + "}");
    }

    private Optional<Incoming> edited(String more, int after) {
        return decode("'edited_message':{'message_id':1,'date':1000,'edit_date':" + (1000 + after) + "," + PRIVATE + ","
                + ANA + "," + more + "}");
    }

    private Optional<Incoming> membership(String chat, String was, String is) {
        return decode("'my_chat_member':{'date':1," + chat + "," + ANA + ",'old_chat_member':" + member(was)
                + ",'new_chat_member':" + member(is) + "}");
    }

    private static String member(String status) {
        return "{'status':'" + status + "','user':" + US.substring("'from':".length())
                + (status.equals("restricted") ? ",'is_member':true" : "")
                + (status.equals("kicked") ? ",'until_date':0" : "") + "}";
    }

    private Optional<Incoming> decode(String fields) {
        try {
            JsonNode json = MAPPER.readTree(("{'update_id':5," + fields + "}").replace('\'', '"'));
            return decoder.decode(json, 3);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
