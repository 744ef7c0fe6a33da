import type { Sharing } from '../store/store.ts';

/** Another process may say a number, or take one back, between a look and what follows from it. */
const TRIES = 5;

interface Settings {
  sharing: Pick<Sharing, 'lease' | 'release' | 'holders'>;
  /** What the number is of. */
  name: string;
  /** Milliseconds after which it is forgotten, once none of the processes keeps it any more. */
  life: number;
}

/**
 * A number that all processes which share a database have in common. The first one says it, and the others take it over.
 * It stands in the place of a lease's holder, so that all of them hold the lease together.
 */
export function createAgreement({ sharing, name, life }: Settings) {
  const keep = async (number: number): Promise<boolean> =>
    (await sharing.lease(name, String(number), life)) !== undefined;

  async function forget(number: number): Promise<void> {
    const held = await sharing.lease(name, String(number), life);
    if (held) await sharing.release(held);
  }

  return {
    /**
     * Resolves to the number that the processes have agreed upon, and whether there was none before.
     * @param recommend Asked where there is none yet, or only one that is too small.
     * @throws {Error} where others change it all the time.
     * @param above One up to here is too small. It is resolved to where none above it is recommended either.
     */
    async reach(recommend: () => Promise<number>, above: number): Promise<{ number: number; first: boolean }> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const [holder] = await sharing.holders([name]);
        const agreed = holder === undefined ? undefined : Number(holder);
        if (agreed !== undefined && agreed > above) {
          if (await keep(agreed)) return { number: agreed, first: false };
          continue;
        }
        const wanted = await recommend();
        if (wanted <= above) return { number: wanted, first: false };
        if (agreed !== undefined) await forget(agreed);
        if (await keep(wanted)) return { number: wanted, first: agreed === undefined };
      }
      throw new Error(`the processes that share the database could not agree on the ${name}`);
    },
    /** Keeps a number from being forgotten. Resolves to false where there is another one by now. */
    keep,
    /** Makes room for another number. */
    forget,
  };
}
