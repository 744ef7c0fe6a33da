import type { CommandWriting } from '../../src/bot/command.ts';
import type { Account } from '../../src/ids.ts';
import type { JournalAction } from '../../src/jars/journal.ts';
import type { Provider } from '../../src/providers/index.ts';

/** Writes a change of a link down in every community that lists the jar: it changes what members see there. */
export async function noteLink(
  writing: CommandWriting,
  action: JournalAction & `link.${string}`,
  { account, provider, handle }: { account: Account; provider: Provider; handle: string },
): Promise<void> {
  const entry = { action, subject: account, what: provider.name, handle };
  for (const { community } of await writing.listings(account)) await writing.note(entry, community);
}
