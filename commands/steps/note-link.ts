import type { Change } from '../../src/bot/command.ts';
import type { Account } from '../../src/ids.ts';
import type { JournalAction } from '../../src/jars/journal.ts';
import type { Provider } from '../../src/providers/index.ts';

/** Writes a change of a link down in every community that lists the jar: it changes what members see there. */
export async function noteLink(
  change: Change,
  action: JournalAction & `link.${string}`,
  { account, provider, handle, reason }: { account: Account; provider: Provider; handle: string; reason?: string },
): Promise<void> {
  const entry = { action, subject: account, what: provider.name, handle, ...(reason && { reason }) };
  for (const { community } of await change.listings(account)) await change.note(entry, community);
}
