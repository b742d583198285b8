/**
 * Reads the folder {@code dialogs/} into {@link tandem.engine.Dialogs} and tells its authors everything that is wrong
 * with it at once. {@link tandem.author.DialogLoader} is the way in.
 *
 * <p>Where to look: {@code Json} makes a tree of nodes that know their place; the {@code ...Reader}s turn nodes into
 * the model, one reader per kind of thing; what they cannot decide alone they write down in {@code Notes}; each
 * {@code Check} then looks at the whole {@code Draft}. {@code Code} lists all problems. Another language is the same tree
 * with other words, which {@code Wordings} finds by their keys, read and looked at in the same way.
 */
@NullMarked
package tandem.author;

import org.jspecify.annotations.NullMarked;
