/**
 * Everything that can be configured. {@link tandem.config.Config#read} is the way in: it reads a file and the
 * environment and gives back either a complete {@link tandem.config.Config} or every problem at once. The keys stand in
 * {@link tandem.config.Key}; nothing here opens, makes or deletes what a setting names.
 */
@NullMarked
package tandem.config;

import org.jspecify.annotations.NullMarked;
