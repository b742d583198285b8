/**
 * A strict fake of Discord on loopback, REST and gateway: it refuses what Discord refuses, in Discord's form, and tells
 * the bot what Discord would. Begin with {@link tandem.discord.fake.FakeDiscord}; {@link tandem.discord.fake.Person}
 * acts, in a {@link tandem.discord.fake.Guild}, a {@link tandem.discord.fake.GuildThread} or a {@link
 * tandem.discord.fake.DmGroup} through {@link tandem.discord.fake.Speaker}; {@link tandem.discord.fake.Screen} shows what a person sees, {@link
 * tandem.discord.fake.Interaction} how the bot answered, {@link tandem.discord.fake.Calls} what it asked for; {@link
 * tandem.discord.fake.Gateway} and {@link tandem.discord.fake.Troubles} make trouble on purpose.
 */
@NullMarked
package tandem.discord.fake;

import org.jspecify.annotations.NullMarked;
