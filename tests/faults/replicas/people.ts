import { setTimeout as wait } from 'node:timers/promises';
import type { Deed } from '../crowd/crowd.ts';
import type { DiscordCrowd } from '../crowd/discord.ts';
import type { Outcome, Read, Write } from './history.ts';
import { saidBy } from './sentences.ts';

const COMMUNITIES = 12;
/** Of each kind there are so many people. One of them may make sixty calls in a minute, and forty in ten seconds. */
const PEOPLE = { writers: 36, readers: 48, admins: COMMUNITIES };
const APART = 1_100;
/** Milliseconds for which Discord waits for a response, and for which a test waits for what was deferred. */
const PATIENCE = { response: 3_000, deferred: 10_000 };
/** Of so many deliveries one is sent twice at the same time, and one a second time later. */
const TWICE = { together: 0.08, later: 0.08 };
/** So many of the calls are made by those who write, and by admins; the others read. */
const SHARE = { writers: 0.35, admins: 0.12 };

const below = (limit: number) => Math.floor(Math.random() * limit);
const counted = (value: number) => `This is number ${value}.`;

interface Writer {
  person: number;
  community: number;
  value: number;
  ready: boolean;
}

/** What one delivery led to. */
interface Result {
  outcome: Outcome;
  shown: unknown;
  from: number;
  to: number;
}

/**
 * People of many servers who count up what they have written, look at what others have, and add and remove categories.
 * All that they do and hear is kept.
 * @param address Where interactions are sent.
 */
export function createPeople(crowd: DiscordCrowd, address: () => string) {
  const calls: (Write | Read)[] = [];
  const answers: string[] = [];
  const said = new Map<string, number>();
  const successes: number[] = [];
  const waits: { at: number; took: number }[] = [];
  const deferred = new Map<string, (shown: unknown) => void>();
  const deeds = new Map<string, string>();
  const inFlight = new Set<Promise<unknown>>();
  const busy = new Map<string, number>();
  let people = 0;
  let names = 0;
  let silent = 0;

  crowd.filledIn((id, shown) => deferred.get(id)?.(shown));

  function track<Value>(work: Promise<Value>): Promise<Value> {
    inFlight.add(work);
    void work.finally(() => inFlight.delete(work));
    return work;
  }

  /** Sends a deed once. Resolves to what its caller is shown, or to undefined where that is nothing. */
  async function send(deed: Deed): Promise<unknown> {
    const { body, headers } = crowd.signed(deed);
    const at = performance.now();
    const later = new Promise((resolve) => deferred.set(deed.id, resolve));
    let shown: unknown;
    try {
      const signal = AbortSignal.timeout(PATIENCE.response);
      const response = await fetch(address(), { method: 'POST', body, headers, signal });
      if (response.status !== 200 && response.status !== 202) return undefined;
      const first = response.status === 200 ? ((await response.json()) as { type: number; data?: unknown }) : undefined;
      shown = first?.type === 4 ? first.data : await Promise.race([later, wait(PATIENCE.deferred)]);
    } catch {
      return undefined;
    }
    if (shown === undefined) return undefined;
    waits.push({ at, took: performance.now() - at });
    return shown;
  }

  function hear(deed: Deed, shown: unknown): string | undefined {
    if (shown === undefined) return undefined;
    const what = saidBy(shown);
    said.set(what, (said.get(what) ?? 0) + 1);
    if (what === 'done') answers.push(deed.id);
    return what;
  }

  /** Sends a deed, at times twice. What had its effect is sent again later, as by somebody who has kept it. */
  async function does(deed: Deed): Promise<Result> {
    const from = performance.now();
    const times = Math.random() < TWICE.together ? 2 : 1;
    const shown = await Promise.all(Array.from({ length: times }, () => send(deed)));
    const heard = shown.map((one) => hear(deed, one));
    const done = heard.some((one) => one === 'done' || one === 'again');
    const refused = heard.every((one) => one !== undefined && one !== 'doubtful');
    const outcome = done ? 'done' : refused ? 'refused' : 'unknown';
    if (outcome === 'unknown') silent += 1;
    const to = performance.now();
    if (done) successes.push(to);
    if (done && Math.random() < TWICE.later) void track(wait(1_000 + below(4_000)).then(() => repeat(deed)));
    return { outcome, shown: shown.find((one) => one !== undefined), from, to };
  }

  const repeat = async (deed: Deed) => hear(deed, await send(deed));

  const newWriter = (): Writer => {
    people += 1;
    return { person: people, community: people % COMMUNITIES, value: 0, ready: false };
  };

  async function write(writer: Writer, replace: () => void): Promise<void> {
    if (!writer.ready) {
      const options = { provider: 'ko-fi', handle: `u${writer.person}` };
      const { outcome } = await does(crowd.command(writer, 'tipjar add', options));
      if (outcome === 'done') writer.ready = true;
      else if (outcome === 'unknown') replace();
      return;
    }
    writer.value += 1;
    const { value } = writer;
    const deed = crowd.command(writer, 'tipjar message', { text: counted(value) });
    const { outcome, from, to } = await does(deed);
    calls.push({ kind: 'write', key: keyOf(writer), value, delivery: deed.id, from, to, outcome });
    // What nobody knows of may be done at any later time. Somebody else writes from then on.
    if (outcome === 'unknown') replace();
  }

  const keyOf = (writer: Writer) => crowd.account(writer);

  async function read(reader: number, writer: Writer): Promise<void> {
    const { community } = writer;
    const deed = crowd.command({ person: 100_000 + reader, community }, 'tip', { user: crowd.member(writer) });
    const from = performance.now();
    const shown = await send(deed);
    const text = JSON.stringify(shown ?? '');
    if (shown === undefined) silent += 1;
    if (!text.includes(`u${writer.person}`)) return void hear(deed, shown);
    const to = performance.now();
    successes.push(to);
    const value = Number(/This is number (\d+)/.exec(text)?.[1] ?? 0);
    calls.push({ kind: 'read', key: keyOf(writer), value, from, to });
  }

  const adminOf = (community: number) => ({ person: 200_000 + community, community, admin: true });

  async function administer(community: number, open: Map<number, string>): Promise<void> {
    const before = open.get(community);
    if (before === undefined) names += 1;
    const name = before ?? `kind${names}x`;
    const rule = before === undefined ? 'add' : 'remove';
    if (rule === 'add') open.set(community, name);
    else open.delete(community);
    const deed = crowd.command(adminOf(community), 'tipjar-admin category', { name, rule });
    deeds.set(`${name} ${rule}`, deed.id);
    const { outcome, from, to } = await does(deed);
    const key = `${name} ${rule}`;
    calls.push({ kind: 'write', key, value: 1, delivery: deed.id, from, to, outcome });
  }

  return {
    calls,
    answers,
    /** When somebody got what they asked for. */
    successes,
    /** When a call was made, and after how long there was a sentence. */
    waits,
    /** The deliveries by which admins did something, by what the journal says. */
    deeds,
    /** How often which kind of sentence was said, and how often none. */
    told: () => ({ ...Object.fromEntries(said), nothing: silent }),
    /** Has the admins choose where changes are posted. */
    async begin(): Promise<void> {
      for (let community = 0; community < COMMUNITIES; community += 1) {
        const admin = adminOf(community);
        const { outcome } = await does(crowd.command(admin, 'tipjar-admin log', { channel: crowd.channel(admin) }));
        if (outcome !== 'done') throw new Error('the channel of the journal could not be chosen');
      }
    },
    /** Calls so many times a second for as long as it's said to go on, and waits for all answers. */
    async live(goesOn: () => boolean, aSecond: number): Promise<void> {
      const writers = Array.from({ length: PEOPLE.writers }, newWriter);
      const open = new Map<number, string>();

      /** Has somebody of a kind call who hasn't for a while; nobody where all have. */
      function one(kind: keyof typeof PEOPLE, call: (at: number) => Promise<void>): void {
        const start = below(PEOPLE[kind]);
        for (let step = 0; step < PEOPLE[kind]; step += 1) {
          const at = (start + step) % PEOPLE[kind];
          const key = `${kind} ${at}`;
          if ((busy.get(key) ?? 0) > performance.now()) continue;
          busy.set(key, Number.POSITIVE_INFINITY);
          const begun = performance.now();
          void track(call(at)).finally(() => busy.set(key, begun + APART));
          return;
        }
      }

      for (let next = performance.now(); goesOn(); next += 1_000 / aSecond) {
        await wait(Math.max(0, next - performance.now()));
        const chance = Math.random();
        if (chance < SHARE.writers) {
          one('writers', (at) =>
            write(writers[at] ?? newWriter(), () => {
              writers[at] = newWriter();
            }),
          );
        } else if (chance < SHARE.writers + SHARE.admins) one('admins', (at) => administer(at, open));
        else one('readers', (at) => read(at, writers[below(writers.length)] ?? newWriter()));
      }
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}

export type People = ReturnType<typeof createPeople>;
