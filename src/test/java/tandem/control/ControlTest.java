package tandem.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that reach a running bot over a real socket. */
@Timeout(60)
final class ControlTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private @Nullable ControlServer server;
    private @Nullable Thread thread;

    /** What was said, in order. */
    private static final class Heard implements Answer {
        final List<String> lines = new ArrayList<>();

        @Override
        public void out(String line) {
            lines.add("out " + line);
        }

        @Override
        public void err(String line) {
            lines.add("err " + line);
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        if (server != null && thread != null) {
            server.close();
            thread.join();
        }
    }

    @Test
    void everyLineArrivesAsItWasSaidAndTheExitCodeLast() {
        String odd = "tab\there, line\nthere, back\\slash \\n, \r and \u00fc\ud83d\ude00";
        serve((request, answer) -> {
            answer.out(request.command());
            request.arguments().forEach(answer::err);
            answer.out("");
            return 7;
        });
        Heard heard = new Heard();
        assertThat(ask(new Request("do", List.of(odd, "", "b")), heard)).isEqualTo(7);
        assertThat(heard.lines).containsExactly("out do", "err " + odd, "err ", "err b", "out ");
    }

    @Test
    void aLineIsHeardBeforeTheCommandEnds() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        serve((request, answer) -> {
            answer.out("begun");
            return await(first) ? 0 : 1;
        });
        int code = ask(new Request("slow", List.of()), new Answer() {
            @Override
            public void out(String line) {
                first.countDown();
            }

            @Override
            public void err(String line) {}
        });
        assertThat(code).isZero();
    }

    @Test
    void requestsWaitForEachOther() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        serve((request, answer) -> {
            inside.countDown();
            assertThat(await(go)).isTrue();
            order.add(request.command());
            return 0;
        });
        CompletableFuture<Integer> one =
                CompletableFuture.supplyAsync(() -> ask(new Request("one", List.of()), new Heard()));
        assertThat(await(inside)).isTrue();
        CompletableFuture<Integer> two =
                CompletableFuture.supplyAsync(() -> ask(new Request("two", List.of()), new Heard()));
        go.countDown();
        one.get(30, TimeUnit.SECONDS);
        two.get(30, TimeUnit.SECONDS);
        assertThat(order).containsExactly("one", "two");
    }

    @Test
    void aCommandThatFailsIsToldAndTheNextOneWorks() {
        serve((request, answer) -> {
            if (request.command().equals("bad")) {
                throw new IllegalStateException("secret");
            }
            return 0;
        });
        Heard heard = new Heard();
        assertThat(ask(new Request("bad", List.of()), heard)).isEqualTo(1);
        assertThat(heard.lines)
                .containsExactly("err the command failed in the running bot; the log of the bot says why");
        assertThat(ask(new Request("good", List.of()), new Heard())).isZero();
    }

    @Test
    void aCommandForWhichThereIsTooLittleMemoryIsToldAndTheNextOneWorks() {
        serve((request, answer) -> {
            if (request.command().equals("bad")) {
                throw new OutOfMemoryError("a test says so");
            }
            return 0;
        });
        Heard heard = new Heard();
        assertThat(ask(new Request("bad", List.of()), heard)).isEqualTo(1);
        assertThat(heard.lines)
                .containsExactly("err the command failed in the running bot; the log of the bot says why");
        assertThat(ask(new Request("good", List.of()), new Heard())).isZero();
    }

    @Test
    void whenNobodyCanBeLetInItSaysSoOnceAndTakesTheSocketAway() throws Exception {
        ControlSocket socket = new ControlSocket(data);
        socket.makeFolder();
        Files.createFile(socket.file());
        ControlServer failing = new ControlServer(socket, new Refusing(), (request, answer) -> 0, PATIENT);
        Thread serving = new Thread(failing);
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            serving.start();
            serving.join(5_000);
            assertThat(serving.isAlive()).isFalse();
        } finally {
            failing.close();
            serving.join();
            System.setErr(before);
        }
        assertThat(socket.file()).doesNotExist();
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("Too many open files")
                .contains("the bot itself goes on")
                .contains("after a restart");
    }

    /** A socket of a process that has no room for a connection. */
    private static final class Refusing extends ServerSocketChannel {
        Refusing() {
            super(SelectorProvider.provider());
        }

        @Override
        public SocketChannel accept() throws IOException {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            throw new IOException("Too many open files");
        }

        @Override
        public ServerSocketChannel bind(@Nullable SocketAddress local, int backlog) {
            return this;
        }

        @Override
        public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
            return this;
        }

        @Override
        public <T> T getOption(SocketOption<T> name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<SocketOption<?>> supportedOptions() {
            return Set.of();
        }

        @Override
        public ServerSocket socket() {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable SocketAddress getLocalAddress() {
            return null;
        }

        @Override
        protected void implCloseSelectableChannel() {}

        @Override
        protected void implConfigureBlocking(boolean block) {}
    }

    @Test
    void whoeverAsksTooMuchOrNothingMakesRoom() throws IOException {
        serve((request, answer) -> 0, Duration.ofMillis(300));
        try (SocketChannel silent = connect();
                SocketChannel endless = connect()) {
            ByteBuffer rubbish = ByteBuffer.allocate(100 << 10);
            assertThatThrownBy(() -> {
                        while (true) {
                            endless.write(rubbish.clear());
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(silent.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(ask(new Request("good", List.of()), new Heard())).isZero();
        }
    }

    @Test
    void aCommandEndsWhenNobodyListensAnyMore() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        serve((request, answer) -> {
            if (request.command().equals("good")) {
                return 0;
            }
            try {
                while (true) {
                    answer.out("more");
                }
            } finally {
                ended.complete("ended");
            }
        });
        try (SocketChannel leaving = connect()) {
            leaving.write(ByteBuffer.wrap("endless\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            leaving.read(ByteBuffer.allocate(10));
        }
        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo("ended");
        assertThat(ask(new Request("good", List.of()), new Heard())).isZero();
    }

    @Test
    void aBotThatEndsInTheMiddleIsNotTakenForAnAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        serve((request, answer) -> {
            answer.out("begun");
            return await(never) ? 0 : 1;
        });
        assertThatThrownBy(() -> ask(new Request("slow", List.of()), new Answer() {
                    @Override
                    public void out(String line) {
                        requireServer().close();
                        never.countDown();
                    }

                    @Override
                    public void err(String line) {}
                }))
                .isInstanceOf(ControlException.class)
                .hasMessageStartingWith("the bot went away before it had answered (");
        assertThat(data.resolve("control/socket")).doesNotExist();
        assertThat(ControlClient.connect(data)).isEmpty();
    }

    @Test
    void theSocketIsItsOwnersAlone() throws IOException {
        Files.createDirectory(data.resolve("control"));
        Files.setPosixFilePermissions(data.resolve("control"), PosixFilePermissions.fromString("rwxr-xr-x"));
        serve((request, answer) -> 0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("control"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aSocketThatAKilledBotLeftIsNobodyAndIsReplaced() throws IOException {
        Files.createDirectory(data.resolve("control"));
        Path file = data.resolve("control/socket");
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(file));
        }
        assertThat(file).exists();
        assertThat(ControlClient.connect(data)).isEmpty();
        serve((request, answer) -> 0);
        assertThat(ask(new Request("good", List.of()), new Heard())).isZero();
    }

    @Test
    void closingTwiceLeavesTheSocketOfTheNextOneAlone() throws Exception {
        serve((request, answer) -> 0);
        ControlServer first = requireServer();
        close();
        serve((request, answer) -> 3);
        first.close();
        assertThat(ask(new Request("good", List.of()), new Heard())).isEqualTo(3);
    }

    @Test
    void whereNoSocketCanBeNobodyIsAnswered() throws IOException {
        Path deep = data.resolve("d".repeat(100));
        Files.createDirectory(deep);
        assertThat(ControlServer.open(deep, (request, answer) -> 0)).isEmpty();
        assertThat(ControlClient.connect(deep)).isEmpty();

        Path full = data.resolve("full");
        Files.createDirectory(full);
        Files.writeString(full.resolve("control"), "a file where the folder should be");
        assertThat(ControlServer.open(full, (request, answer) -> 0)).isEmpty();
    }

    private void serve(Operations operations) {
        serve(operations, PATIENT);
    }

    private void serve(Operations operations, Duration patience) {
        server = ControlServer.open(data, operations, patience).orElseThrow();
        thread = new Thread(server);
        thread.start();
    }

    private ControlServer requireServer() {
        return java.util.Objects.requireNonNull(server);
    }

    private int ask(Request request, Answer answer) {
        try (ControlClient client = ControlClient.connect(data).orElseThrow()) {
            return client.ask(request, answer);
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("control/socket")));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
