package tandem.violator.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.Stream;

/** Each class in here makes a thread, or borrows one that nobody gave it. */
final class Unruly {
    private Unruly() {}

    static final class OwnThread {
        Thread make(Runnable work) {
            return new Thread(work);
        }
    }

    static final class OwnThreadByReference {
        Function<Runnable, Thread> make() {
            return Thread::new;
        }
    }

    static final class OwnKindOfThread extends Thread {}

    static final class OwnPool {
        Executor make() {
            return Executors.newCachedThreadPool();
        }
    }

    static final class OwnForkJoinPool {
        Executor make() {
            return new ForkJoinPool();
        }
    }

    static final class CommonPool {
        CompletableFuture<Void> run(Runnable work) {
            return CompletableFuture.runAsync(work);
        }
    }

    static final class CommonPoolAfterwards {
        CompletableFuture<String> run(CompletableFuture<String> stage) {
            return stage.thenApplyAsync(text -> text + "!");
        }
    }

    static final class Parallel {
        Stream<String> run(List<String> work) {
            return work.parallelStream();
        }
    }
}
