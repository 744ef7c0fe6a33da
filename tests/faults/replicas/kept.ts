import { type History, violations } from './history.ts';
import type { People } from './people.ts';

/** What is in the tables in the end. */
interface Kept {
  messages: readonly { account: string; message: string }[];
  /** What the journal says of categories, an entry each. */
  entries: readonly string[];
  /** Ids of deliveries that were done. */
  deliveries: readonly string[];
}

type Rows = (sql: string) => Promise<Record<string, unknown>[]>;

/** Reads the tables as they are, past the bot. */
export async function keptIn(rows: Rows): Promise<Kept> {
  const messages = await rows("SELECT account, message FROM jar WHERE message <> ''");
  const entries = await rows("SELECT what FROM log WHERE action = 'policy.category'");
  return {
    messages: messages.map(({ account, message }) => ({ account: String(account), message: String(message) })),
    entries: entries.map(({ what }) => String(what)),
    deliveries: (await rows('SELECT id FROM delivery')).map(({ id }) => String(id)),
  };
}

function historyOf({ calls, answers, deeds }: People, { messages, entries, deliveries }: Kept): History {
  const numbers = messages.map(({ account, message }) => [account, Number(/(\d+)\.$/.exec(message)?.[1])] as const);
  const byAdmins = new Set(deeds.values());
  return {
    calls,
    answers,
    final: new Map([...numbers, ...entries.map((what) => [what, 1] as const)]),
    effects: [
      ...deliveries.filter((id) => !byAdmins.has(id)),
      ...entries.flatMap((what) => deeds.get(what) ?? `nobody’s ${what}`),
    ],
  };
}

/** Compares what people were told, what is kept and what was posted. */
export function wrongIn(people: People, posts: readonly { text: string }[], kept: Kept) {
  const posted = posts.flatMap(({ text }) => text.match(/kind\d+x (?:add|remove)/g) ?? []);
  const twice = posted.filter((what, at) => posted.indexOf(what) !== at);
  const unknown = posted.filter((what) => !kept.entries.includes(what));
  return {
    wrong: [
      ...violations(historyOf(people, kept)),
      ...twice.map((what) => `${what} was posted twice`),
      ...unknown.map((what) => `${what} was posted and isn’t in the journal`),
    ],
    unposted: kept.entries.filter((what) => !posted.includes(what)),
    posted: posted.length,
  };
}
