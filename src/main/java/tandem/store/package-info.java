/**
 * What the bot keeps, as durable rows of bytes under sorted keys. {@link tandem.store.Records} is the port: read a row,
 * scan a range, commit a {@link tandem.store.Batch} all or nothing and learn the {@link tandem.store.Verdict}. Its forms
 * stack: {@link tandem.store.CachedRecords} over {@link tandem.store.EncryptedRecords} over the files of
 * {@code store.mapdb}. {@link tandem.store.KeyFile} holds the master key, {@link tandem.store.Keys} what is derived from
 * it. Everything that goes wrong here is a {@link tandem.store.StoreException}.
 */
@NullMarked
package tandem.store;

import org.jspecify.annotations.NullMarked;
