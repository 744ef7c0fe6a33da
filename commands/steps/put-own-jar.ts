import type { CommandWriting, Here } from '../../src/bot/command.ts';
import { currencyHere } from '../options/amount.ts';

/** Changes the caller's jar. A new one begins with the currency of the country in their locale. */
export async function putOwnJar(
  writing: CommandWriting,
  here: Here,
  change: { language?: string; currency?: string } = {},
): Promise<void> {
  const { caller, now } = here;
  const jar = await writing.jar(caller.account);
  await writing.putJar(caller.account, now, { ...(!jar && { currency: currencyHere(jar, here) }), ...change });
}
