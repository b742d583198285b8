package tandem.telegram.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A fake Telegram as a process of its own, for measurements. It prints {@code port} and {@code token}, then obeys lines
 * of its input: {@code load UPDATES PEOPLE TEXT|TEXT...} queues texts from people nobody has heard of in private chats and, when each has its
 * answer or nothing has moved for 20 seconds, prints {@code report} with names and values; {@code quit} or the end of the
 * input ends it.
 */
public final class FakeTelegramMain {

    private static final Duration STILL = Duration.ofSeconds(20);

    private final FakeTelegram telegram;
    private final PrintStream out;
    private final List<Person> people = new ArrayList<>();

    private FakeTelegramMain(FakeTelegram telegram, PrintStream out) {
        this.telegram = telegram;
        this.out = out;
    }

    /** Takes a port; none or 0 for any that is free. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        try (FakeTelegram telegram =
                FakeTelegram.start(FakeTelegram.TOKEN, FakeTelegram.BOT_NAME, InstantSource.system(), port)) {
            telegram.calls().countOnly();
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println("port " + telegram.port());
            out.println("token " + telegram.token());
            new FakeTelegramMain(telegram, out)
                    .obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        }
    }

    private void obey(BufferedReader in) throws IOException, InterruptedException {
        for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
            String[] words = line.split(" ", 4);
            if (words.length == 4 && words[0].equals("load")) {
                load(Integer.parseInt(words[1]), Integer.parseInt(words[2]), List.of(words[3].split("\\|", -1)));
            } else {
                out.println("usage: load UPDATES PEOPLE TEXT|TEXT... or quit");
            }
        }
    }

    private void load(int updates, int chats, List<String> texts) throws InterruptedException {
        int first = people.size();
        while (people.size() < first + chats) {
            people.add(telegram.person("Person " + people.size(), "en"));
        }
        telegram.calls().forget();
        Load load = new Load(telegram.world(), people.subList(first, people.size()), updates);
        load.queue(texts);
        load.await(STILL);
        out.println("report "
                + telegram.world().read(() -> load.report(telegram.calls().counts())) + " fake_cpu_ms="
                + ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis());
    }
}
