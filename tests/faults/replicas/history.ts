/** How a call ended for whoever made it: nobody knows where no answer came. */
export type Outcome = 'done' | 'refused' | 'unknown';

/** Somebody wrote a number into what is theirs. Only they write it, one number after the other, counting up. */
export interface Write {
  kind: 'write';
  key: string;
  value: number;
  /** The delivery by which it was done, which may have been sent several times. */
  delivery: string;
  /** Milliseconds on one clock: when it was first sent, and when the answer came or it was given up. */
  from: number;
  to: number;
  outcome: Outcome;
}

/** Somebody read what another wrote last. It's 0 where nothing was written yet. */
export interface Read {
  kind: 'read';
  key: string;
  value: number;
  from: number;
  to: number;
}

export interface History {
  calls: readonly (Write | Read)[];
  /** What is there in the end, by key. */
  final: ReadonlyMap<string, number>;
  /** The deliveries of which an effect was found in the end, each as often as it was found. */
  effects: readonly string[];
  /** The deliveries to which an answer came that says it's done, each as often as one came. */
  answers: readonly string[];
}

/**
 * Looks for what must not happen, however processes and the database were stopped meanwhile. Returns a sentence for each
 * thing that it finds: an acknowledged write that is lost, a read that is older than it may be or of what nobody wrote,
 * an effect that is there twice or not at all, and an answer that came twice.
 */
export function violations({ calls, final, effects, answers }: History): string[] {
  const writes = calls.filter((call) => call.kind === 'write');
  const reads = calls.filter((call) => call.kind === 'read');
  const keys = new Set(calls.map(({ key }) => key));
  return [
    ...[...keys].flatMap((key) => {
      const own = writes.filter((write) => write.key === key);
      return [
        ...reads.filter((read) => read.key === key).flatMap((read) => wrongRead(read, own)),
        ...wrongRead({ kind: 'read', key, value: final.get(key) ?? 0, from: Infinity, to: Infinity }, own),
      ];
    }),
    ...writes.flatMap((write) => wrongEffects(write, effects)),
    ...repeated(answers).map((delivery) => `${delivery} was answered more than once`),
  ];
}

function wrongRead({ key, value, from, to }: Read, writes: readonly Write[]): string[] {
  const known = writes.filter((write) => write.outcome === 'done' && write.to < from);
  const least = Math.max(0, ...known.map((write) => write.value));
  const possible = [
    0,
    ...writes.filter((write) => write.outcome !== 'refused' && write.from <= to).map((one) => one.value),
  ];
  if (value < least) return [`${key} was read as ${value} after ${least} had been acknowledged`];
  return possible.includes(value) ? [] : [`${key} was read as ${value}, which nobody had written`];
}

function wrongEffects({ delivery, outcome }: Write, effects: readonly string[]): string[] {
  const found = effects.filter((one) => one === delivery).length;
  if (found > 1) return [`${delivery} had its effect ${found} times`];
  if (found === 0 && outcome === 'done') return [`${delivery} was acknowledged and had no effect`];
  return found === 1 && outcome === 'refused' ? [`${delivery} was refused and had an effect`] : [];
}

const repeated = (all: readonly string[]): string[] => [...new Set(all.filter((one, at) => all.indexOf(one) !== at))];
