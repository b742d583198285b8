package tandem.violator.console;

import com.github.benmanes.caffeine.cache.Cache;

/** Uses a library that is another package's own. */
record Hoarder(Cache<String, String> cache) {}
