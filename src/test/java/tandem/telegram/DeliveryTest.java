package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tandem.chat.Attachments;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Lines;
import tandem.chat.Memory;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.SendResult;
import tandem.chat.Span;
import tandem.chat.Style;
import tandem.telegram.fake.FakeTelegram;
import tandem.telegram.fake.Group;
import tandem.telegram.fake.Person;
import tandem.telegram.fake.SeenMessage;
import tandem.telegram.fake.Topic;
import tandem.telegram.fake.Trouble;

/** What becomes of messages, by what Telegram answers and by what people see. */
class DeliveryTest {

    private static final String SEND = "sendMessage";
    private static final String PHOTO = "sendPhoto";
    private static final String EDIT = "editMessageText";

    /** A call's own longest time is {@link Reading#QUICK}'s. */
    private static final int IN_TIME = 10;

    private final FakeTelegram telegram = FakeTelegram.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Person ana = telegram.person("Ana", "en").isOpen();
    private final TelegramAdapter bot = adapter(telegram.url());

    @AfterEach
    void end() {
        bot.close();
        threads.shutdownNow();
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
        assertThat(telegram.calls().unknownParameters()).isEmpty();
    }

    @Test
    void aMessageArrivesAsItWasMeant() {
        SendResult.Sent sent = (SendResult.Sent) send(to(ana.id(), says("Hello")));
        SeenMessage seen = ana.screen().last();
        assertThat(sent.ref()).isEqualTo(new MessageRef(Long.toString(seen.id())));
        assertThat(seen.text()).isEqualTo("Hello");
        assertThat(seen.isProtected()).isFalse();
        assertThat(seen.hasPreview()).isFalse();
        assertThat(seen.isSilent()).isFalse();
    }

    @Test
    void whatAPersonSeesIsWhatWasMeantWhateverTheCharacters() {
        Random random = new Random(4);
        List<Style> styles = List.of(Style.values());
        for (int i = 0; i < 200; i++) {
            List<Span> spans = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(n -> new Span(text(random), styles.get(random.nextInt(styles.size()))))
                    .collect(Collectors.toCollection(ArrayList::new));
            spans.add(Span.plain("."));
            spans.add(0, Span.plain("."));
            Outgoing outgoing = outgoing(Outgoing.Mode.NEW, spans, List.of(), false);
            assertThat(send(to(ana.id(), outgoing))).isInstanceOf(SendResult.Sent.class);
            assertThat(ana.screen().last().text()).isEqualTo(outgoing.plainText());
        }
        assertThat(telegram.calls().rejected()).isEmpty();
    }

    private static String text(Random random) {
        String pieces = "<>&;\"'/=ab x1\n#ü—\u00ad☺{}[]\\%_*`~|!";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> text.append("<b>").append("&lt;").append("</b");
                case 1 -> text.append("👩‍👩‍👧").append("&#60;");
                default -> text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
        }
        return text.toString();
    }

    @Test
    void choicesAreButtonsAndTextsToCopy() {
        Outgoing offer = outgoing(
                Outgoing.Mode.NEW,
                List.of(Span.plain("Try it?")),
                List.of(
                        new Choice.Button("1.a", "Yes"),
                        new Choice.Button("1.b", "No <&>"),
                        new Choice.Copy("Copy", "Tea & \"talk\"?")),
                true);
        assertThat(send(to(ana.id(), offer))).isInstanceOf(SendResult.Sent.class);
        SeenMessage seen = ana.screen().last();
        assertThat(seen.labels()).containsExactly("Yes", "No <&>", "Copy");
        assertThat(seen.button("Yes").data()).isEqualTo("1.a");
        assertThat(seen.button("Copy").copies()).isEqualTo("Tea & \"talk\"?");
        assertThat(seen.isProtected()).isTrue();
    }

    @Test
    void anEditIsMadeInPlaceAndAnUnchangedOneIsThereToo() {
        MessageRef ref = sent("One");
        Outgoing change = replaces("Two");
        assertThat(send(to(ana.id(), change, ref))).isEqualTo(new SendResult.Sent(ref));
        assertThat(send(to(ana.id(), change, ref))).isEqualTo(new SendResult.Sent(ref));
        assertThat(ana.screen().botTexts()).containsExactly("Two");
    }

    @Test
    void anEditOfWhatCannotBeChangedIsANewMessage() {
        MessageRef deleted = sent("One");
        ana.screen().delete(ana.screen().last());
        SendResult.Sent instead = (SendResult.Sent) send(to(ana.id(), replaces("Two"), deleted));
        assertThat(instead.ref()).isNotNull().isNotEqualTo(deleted);
        ana.screen().growsOld();
        assertThat(send(to(ana.id(), replaces("Three"), instead.ref()))).isInstanceOf(SendResult.Sent.class);
        assertThat(ana.screen().botTexts()).containsExactly("Two", "Three");
    }

    @Test
    void choicesAreTakenAwayAndWithAMessageThatIsGoneTheyAreGone() {
        SendResult.Sent sent = (SendResult.Sent) send(to(
                ana.id(),
                outgoing(
                        Outgoing.Mode.NEW,
                        List.of(Span.plain("One")),
                        List.of(new Choice.Button("1.a", "Yes")),
                        false)));
        Outgoing remove = outgoing(Outgoing.Mode.REMOVE_CHOICES, List.of(), List.of(), false);
        assertThat(send(to(ana.id(), remove, sent.ref()))).isEqualTo(sent);
        assertThat(ana.screen().last().labels()).isEmpty();
        assertThat(ana.screen().last().text()).isEqualTo("One");
        assertThat(send(to(ana.id(), remove, sent.ref()))).isEqualTo(sent);
        ana.screen().delete(ana.screen().last());
        assertThat(send(to(ana.id(), remove, sent.ref()))).isEqualTo(sent);
        assertThat(ana.screen().count()).isZero();
    }

    @Test
    void aTopicsMessageGoesToTheTopicAndADeletedOneIsGone() {
        Group us = telegram.forum("Us", ana).withBot();
        Topic topic = us.topic(ana, "Evenings");
        Parcel parcel = new Parcel(
                new ChatAddress("telegram", Long.toString(us.id()), Long.toString(topic.id())),
                null,
                says("Hello"),
                null);
        assertThat(send(parcel)).isInstanceOf(SendResult.Sent.class);
        assertThat(us.screen().last().thread()).isEqualTo(topic.id());
        us.closes(topic); // It may be opened again.
        assertThat(send(parcel)).isInstanceOf(SendResult.Refused.class);
        us.deletes(topic);
        assertThat(send(parcel)).isInstanceOf(SendResult.Gone.class);
    }

    @Test
    void whoHasBlockedOrPutOutTheBotIsGone() {
        Group us = telegram.supergroup("Us", ana).withBot();
        us.kicksBot(ana);
        ana.blocks();
        assertThat(send(to(ana.id(), says("Hello"))))
                .isEqualTo(new SendResult.Gone("403 Forbidden: bot was blocked by the user"));
        assertThat(send(to(us.id(), says("Hello")))).isInstanceOf(SendResult.Gone.class);
        assertThat(send(to(4711, says("Hello")))).isEqualTo(new SendResult.Gone("400 Bad Request: chat not found"));
        long stranger = telegram.person("Ben", "en").id();
        assertThat(send(to(stranger, says("Hello")))).isInstanceOf(SendResult.Gone.class);
    }

    @Test
    void aGroupThatMovedSaysWhere() {
        Group us = telegram.group("Us", ana).withBot();
        Group next = us.becomesSupergroup(ana);
        assertThat(send(to(us.id(), says("Hello")))).isEqualTo(new SendResult.Moved(Long.toString(next.id())));
        assertThat(send(to(next.id(), says("Hello")))).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void aMessageForOnePersonNeverGoesToAGroup() {
        Group us = telegram.supergroup("Us", ana).withBot();
        Outgoing secret = new Outgoing(
                1,
                Outgoing.Mode.NEW,
                new Audience.Only(new PersonId("p")),
                List.of(Span.plain("secret")),
                List.of(),
                true);
        ChatAddress chat = ChatAddress.of("telegram", Long.toString(us.id()));
        PersonAddress her = new PersonAddress("telegram", Long.toString(ana.id()));
        assertThat(send(new Parcel(chat, her, secret, null))).isInstanceOf(SendResult.Refused.class);
        assertThat(us.screen().count()).isZero();
    }

    @Test
    void isToldHowLongToWait() {
        telegram.troubles().next(1, SEND, Trouble.tooManyRequests(17));
        assertThat(send(to(ana.id(), says("Hello")))).isEqualTo(new SendResult.Later(Duration.ofSeconds(17)));
        MessageRef ref = sent("One");
        telegram.troubles().next(1, EDIT, Trouble.tooManyRequests(Long.MAX_VALUE / 2));
        assertThat(send(to(ana.id(), replaces("Two"), ref))).isEqualTo(new SendResult.Later(Duration.ofDays(1)));
        assertThat(ana.screen().botTexts()).containsExactly("One");
    }

    @Test
    void aTokenThatIsNotKnownLosesNothing() {
        telegram.troubles().next(1, SEND, Trouble.refusal(401, "Unauthorized"));
        assertThat(send(to(ana.id(), says("Hello")))).isEqualTo(new SendResult.Later(Duration.ofMinutes(1)));
    }

    @Test
    void whatNeverLeftIsSurelyNotThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (TelegramAdapter nowhere = adapter("http://127.0.0.1:" + free)) {
            assertThat(send(nowhere, to(ana.id(), says("Hello"))))
                    .isEqualTo(new SendResult.Later(Duration.ofSeconds(5)));
        }
        try (TelegramAdapter nowhere = adapter("http://no-such-host.invalid:80")) {
            assertThat(send(nowhere, to(ana.id(), says("Hello")))).isInstanceOf(SendResult.Later.class);
        }
    }

    @Test
    void whenNobodyKnowsWhetherItIsThereItSaysSo() {
        for (Trouble trouble : List.of(
                Trouble.cutAfterEffect(),
                Trouble.cutBeforeEffect(),
                Trouble.badGateway(),
                Trouble.badGatewayAfterEffect(),
                Trouble.serverError(),
                Trouble.garbage(),
                Trouble.holdAfterEffect())) {
            telegram.troubles().next(1, SEND, trouble);
            assertThat(send(to(ana.id(), says("Hello")))).as(trouble.toString()).isInstanceOf(SendResult.Unknown.class);
        }
        // By ourselves nothing was tried again.
        assertThat(telegram.calls().count(SEND)).isEqualTo(7);
        assertThat(ana.screen().count()).isEqualTo(4);
    }

    @Test
    void anEditOfWhichNobodyKnowsIsNotANewMessage() {
        MessageRef ref = sent("One");
        telegram.troubles().next(1, EDIT, Trouble.cutAfterEffect());
        assertThat(send(to(ana.id(), replaces("Two"), ref))).isInstanceOf(SendResult.Unknown.class);
        assertThat(ana.screen().botTexts()).containsExactly("Two");
    }

    @Test
    void whatCanNeverBeSentIsRefusedWithoutItsWords() {
        SendResult.Refused huge = (SendResult.Refused) send(to(ana.id(), says("dinner ".repeat(2_000))));
        assertThat(huge.why()).isEqualTo("400 Bad Request: message is too long");
        assertThat(send(to(ana.id(), says("   ")))).isInstanceOf(SendResult.Refused.class);
        telegram.troubles().next(1, SEND, Trouble.refusal(400, "Bad Request: can't parse entities: near \"dinner\""));
        assertThat(((SendResult.Refused) send(to(ana.id(), says("Hello")))).why())
                .doesNotContain("dinner");
        // A lone half of a pair cannot be written at all; it must neither hang nor take others along.
        assertThat(send(to(ana.id(), says("half \ud83d")))).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void anythingElseInTelegramsPlaceIsNoRefusal() throws Exception {
        for (String body :
                List.of("{}", "{\"error\":\"busy\"}", "{\"ok\":false}", "[]", "", "{\"ok\":true", "<html>")) {
            try (Answering other = new Answering(body)) {
                assertThat(send(other.bot, to(ana.id(), says("Hello"))))
                        .as(body)
                        .isInstanceOf(SendResult.Unknown.class);
            }
        }
    }

    @Test
    void aServerThatDripsHoldsNoMessageForEver() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TelegramAdapter dripping = adapter("http://127.0.0.1:" + socket.getLocalPort())) {
            threads.execute(() -> drip(socket, over));
            assertThat(send(dripping, to(ana.id(), says("Hello")))).isInstanceOf(SendResult.Unknown.class);
        } finally {
            over.countDown();
        }
    }

    /** A byte now and then, more often than a silent connection is given up. */
    private static void drip(ServerSocket socket, CountDownLatch over) {
        try (Socket connection = socket.accept();
                OutputStream out = connection.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            do {
                out.write('{');
                out.flush();
            } while (!over.await(200, TimeUnit.MILLISECONDS));
        } catch (IOException e) {
            // The other side has hung up, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void everyMessageHasAnEndAlsoWhenEverythingIsClosed() throws Exception {
        telegram.troubles().share(0.5, 3, SEND, Trouble.cutAfterEffect());
        telegram.troubles().share(0.5, 4, SEND, Trouble.holdBeforeEffect());
        List<CompletableFuture<SendResult>> all = IntStream.range(0, 200)
                .mapToObj(i -> bot.send(to(ana.id(), says("Hello " + i))).toCompletableFuture())
                .toList();
        telegram.await(Duration.ofSeconds(10), () -> telegram.troubles().held() > 0);
        bot.close();
        for (CompletableFuture<SendResult> one : all) {
            assertThat(one.get(IN_TIME, TimeUnit.SECONDS)).isNotNull();
        }
    }

    /** A server that answers every call with the same words. */
    private final class Answering implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final TelegramAdapter bot = adapter("http://127.0.0.1:" + socket.getLocalPort());

        Answering(String body) throws IOException {
            threads.execute(() -> answer(body));
        }

        private void answer(String body) {
            try (Socket connection = socket.accept();
                    InputStream in = connection.getInputStream();
                    OutputStream out = connection.getOutputStream()) {
                byte[] request = new byte[65_536];
                assertThat(in.read(request)).isPositive();
                out.write(
                        ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                in.readAllBytes(); // Until the other side has hung up.
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            bot.close();
            socket.close();
        }
    }

    private TelegramAdapter adapter(String url) {
        Memory nothing = new Memory() {
            @Override
            public List<ChatAddress> chats() {
                return List.of();
            }

            @Override
            public Optional<String> get(String key) {
                return Optional.empty();
            }

            @Override
            public void put(String key, String value) {
                throw new AssertionError("sending remembers nothing");
            }
        };
        return new TelegramAdapter(
                new TelegramAdapter.Settings(
                        telegram.token(),
                        URI.create(url),
                        0,
                        0,
                        0,
                        Map.of(),
                        Hosted.APOLOGY,
                        DeliveryTest::picture,
                        Attachments.NONE),
                nothing,
                threads,
                InstantSource.system(),
                InstantSource.system(),
                Reading.QUICK);
    }

    @Test
    void aPictureIsUploadedOnce() {
        shows("here", "first");
        shows("here", "second");
        assertThat(telegram.calls().of(PHOTO))
                .extracting(call -> call.get("photo"))
                .containsExactly("attach://here.png", "photo-of-the-bot-1");
        assertThat(ana.screen().fromBot())
                .extracting(SeenMessage::text)
                .containsExactly("first\n\nA dot", "second\n\nA dot");
        assertThat(ana.screen().fromBot())
                .extracting(SeenMessage::photo)
                .containsOnly(picture(new Picture("pictures/here.png", "")).orElseThrow());
    }

    @Test
    void somebodysLinesAreUploadedEachTimeAndMadeUpOnesOnce() {
        for (String under : List.of("", "weeks")) {
            Lines lines = new Lines(
                    List.of(new Lines.Line("heart", List.of(new Lines.Point(1, 6)))), "en", "", "", under, null);
            send(showing(Picture.of(lines, "Lines"), "first"));
            send(showing(Picture.of(lines, "Lines"), "second"));
        }
        assertThat(telegram.calls().of(PHOTO))
                .extracting(call -> call.get("photo"))
                .containsExactly(
                        "attach://lines.png", "attach://lines.png", "attach://lines.png", "photo-of-the-bot-3");
    }

    @Test
    void aPictureThatTelegramForgotIsUploadedAgain() {
        shows("here", "first");
        telegram.troubles().next(1, PHOTO, Trouble.refusal(400, "Bad Request: wrong remote file identifier specified"));
        shows("here", "second");
        shows("here", "third");
        assertThat(telegram.calls().of(PHOTO))
                .extracting(call -> call.get("photo"))
                .containsExactly("attach://here.png", "photo-of-the-bot-1", "attach://here.png", "photo-of-the-bot-2");
        assertThat(ana.screen().fromBot()).hasSize(3);
    }

    @Test
    void aPictureIsNotUploadedAgainWhereNobodyMayWrite() {
        shows("here", "first");
        telegram.troubles()
                .next(1, PHOTO, Trouble.refusal(400, "Bad Request: not enough rights to send photos to the chat"));
        assertThat(send(showing("here", "second"))).isInstanceOf(SendResult.Refused.class);
        shows("here", "third"); // Nobody knows in which words Telegram says that it has forgotten one.
        assertThat(telegram.calls().of(PHOTO))
                .extracting(call -> call.get("photo"))
                .containsExactly("attach://here.png", "photo-of-the-bot-1", "attach://here.png");
    }

    @Test
    void everyAnswerOfTelegramCountsAlsoANo() {
        sent("One");
        shows("here", "Two");
        telegram.troubles().next(1, SEND, Trouble.refusal(400, "Bad Request: something new"));
        send(to(ana.id(), says("Three")));
        telegram.troubles().next(1, SEND, Trouble.tooManyRequests(17));
        send(to(ana.id(), says("Four")));
        assertThat(bot.health().answered()).isEqualTo(4);
        for (Trouble trouble : List.of(Trouble.serverError(), Trouble.badGateway(), Trouble.cutAfterEffect())) {
            telegram.troubles().next(1, SEND, trouble);
            send(to(ana.id(), says("Five")));
        }
        assertThat(bot.health().answered()).isEqualTo(4);
    }

    @Test
    void aPictureThatIsNotThereIsSaidInWords() {
        shows("elsewhere", "first");
        assertThat(ana.screen().last().text()).isEqualTo("first\n\nA dot");
        assertThat(ana.screen().last().photo()).isNull();
    }

    private void shows(String name, String text) {
        assertThat(send(showing(name, text))).isInstanceOf(SendResult.Sent.class);
    }

    private Parcel showing(String name, String text) {
        return showing(new Picture("pictures/" + name + ".png", "A dot"), text);
    }

    private Parcel showing(Picture picture, String text) {
        Outgoing outgoing = new Outgoing(
                1,
                Outgoing.Mode.NEW,
                new Audience.EveryoneHere(),
                List.of(Span.plain(text)),
                List.of(),
                false,
                picture);
        return to(ana.id(), outgoing);
    }

    private MessageRef sent(String text) {
        SendResult.Sent sent = (SendResult.Sent) send(to(ana.id(), says(text)));
        MessageRef ref = sent.ref();
        assertThat(ref).isNotNull();
        return java.util.Objects.requireNonNull(ref);
    }

    private SendResult send(Parcel parcel) {
        return send(bot, parcel);
    }

    private static SendResult send(TelegramAdapter adapter, Parcel parcel) {
        try {
            return adapter.send(parcel).toCompletableFuture().get(IN_TIME, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("a message that has no end", e);
        }
    }

    private static Parcel to(long chat, Outgoing outgoing) {
        return to(chat, outgoing, null);
    }

    private static Parcel to(long chat, Outgoing outgoing, @Nullable MessageRef earlier) {
        return new Parcel(ChatAddress.of("telegram", Long.toString(chat)), null, outgoing, earlier);
    }

    private static Outgoing says(String text) {
        return outgoing(Outgoing.Mode.NEW, List.of(Span.plain(text)), List.of(), false);
    }

    private static Outgoing replaces(String text) {
        return outgoing(Outgoing.Mode.REPLACE, List.of(Span.plain(text)), List.of(), false);
    }

    /** The smallest PNG there is, also for lines. */
    static java.util.Optional<byte[]> picture(Picture picture) {
        return picture.name().equals("pictures/here.png") || picture.lines() != null
                ? java.util.Optional.of(
                        java.util.Base64.getDecoder()
                                .decode(
                                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="))
                : java.util.Optional.empty();
    }

    private static Outgoing outgoing(Outgoing.Mode mode, List<Span> text, List<Choice> choices, boolean protect) {
        return new Outgoing(1, mode, new Audience.EveryoneHere(), text, choices, protect);
    }
}
