package tandem.store.mapdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tandem.store.StoreException;

/** Keeps everybody else out of a folder for as long as it is not closed; a process that dies lets go by itself. */
final class FolderLock implements AutoCloseable {
    /**
     * The folders this process has open. This is the one static state of the store, and it must be: closing any
     * descriptor of a locked file drops a POSIX lock, so a second opener has to be stopped before it touches the file.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!OPEN.add(real)) {
            throw inUse(folder);
        }
        FolderLock lock = null;
        try {
            lock = lockFile(real);
        } finally {
            if (lock == null) {
                OPEN.remove(real);
            }
        }
        if (lock == null) {
            throw inUse(folder);
        }
        return lock;
    }

    private static @Nullable FolderLock lockFile(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? new FolderLock(folder, channel) : null;
    }

    /** Makes sure that nobody has a folder open that is only to be read, and writes nothing there. */
    static Reading reading(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        if (Files.isDirectory(folder) && OPEN.contains(folder.toRealPath())) {
            throw inUse(folder);
        }
        if (!Files.exists(file)) {
            return new Reading(null); // A backup: nobody ever opened it.
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean locked = false;
        try {
            locked = channel.tryLock(0, Long.MAX_VALUE, true) != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw inUse(folder);
        }
        return new Reading(channel);
    }

    /** Keeps writers out while somebody reads, where there could be any. */
    record Reading(@Nullable FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }

    private static StoreException inUse(Path folder) {
        return new StoreException("another Tandem is using " + folder + "; stop it, or set data.dir to another folder");
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return; // Closed before; by now the folder may be open again, and not by us.
        }
        try {
            channel.close();
        } finally {
            OPEN.remove(folder);
        }
    }
}
