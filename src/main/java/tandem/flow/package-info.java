/**
 * The model of a conversation as data: a {@link tandem.flow.Flow} of {@link tandem.flow.Step}s with
 * {@link tandem.flow.Choice}s, {@link tandem.flow.Condition}s and {@link tandem.flow.Message} templates. Nothing here
 * runs a flow (that is {@code engine}) and nothing reads a file (that is {@code author}).
 */
@NullMarked
package tandem.flow;

import org.jspecify.annotations.NullMarked;
