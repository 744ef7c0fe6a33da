import { deepStrictEqual } from 'node:assert';
import { IN_FLIGHT } from '../load.ts';
import { postgresServer } from '../postgres-server.ts';
import { inRounds } from '../rounds.ts';
import { figureOf, type Measured } from '../statistics.ts';
import { type Engine, postgres, sqlite, type Writer } from '../writes/engines.ts';
import { changeOf, changing, type Spread } from '../writes/places.ts';

const spreads: readonly Spread[] = ['each in a community of its own', 'all in one community'];

/** So many rounds come before those that count, so that Node.js has compiled what it runs. */
const WARM_UP = 2;
/** Milliseconds between a creator's changes: what follows within ten minutes would take the place of what was before. */
const APART = 15 * 60 * 1000;
/** The first changes were made so many milliseconds ago, so that the last ones aren't in the future. */
const BEGUN = 20 * 60 * 60 * 1000;

/**
 * Measures how many changes of a creator's jar a second are saved, on both engines, beside the bare engine that runs the
 * same statements. In a round each creator adds a link and then removes it, and there is one round before it counts.
 */
export async function measureWrites(rounds: number, progress: (step: string) => void): Promise<Measured> {
  const measured: Measured = { figures: [], notes: [] };
  const measure = async (name: string, engine: Engine) => {
    for (const spread of spreads) measured.figures.push(await figure(name, engine, spread, rounds, progress));
  };
  await measure('SQLite', sqlite);
  const server = await postgresServer();
  if (!server) {
    measured.notes.push('No writes were measured on PostgreSQL, of which no server is installed here.');
    return measured;
  }
  try {
    await measure('PostgreSQL', postgres(server));
  } finally {
    await server.close();
  }
  return measured;
}

async function figure(
  engineName: string,
  engine: Engine,
  spread: Spread,
  rounds: number,
  progress: (step: string) => void,
) {
  const name = `${engineName}: writes per second, ${spread}`;
  progress(`${name}, writing the jars`);
  const writers = await engine(spread);
  for (let number = 0; number < WARM_UP; number += 1) {
    await round(writers.bot, spread, number);
    await round(writers.bare, spread, number);
  }
  const perSecond = await inRounds(rounds, async (which, number) => {
    progress(`${name}, round ${number} of ${rounds}, ${which}`);
    return round(writers[which], spread, number + WARM_UP);
  });
  // What one keeps and the other doesn't would make it seem fast.
  deepStrictEqual(toNumbers(await writers.bot.kept()), toNumbers(await writers.bare.kept()));
  await writers.bot.close();
  await writers.bare.close();
  return figureOf(`${name} (more is better)`, '', perSecond, (each) => each);
}

const toNumbers = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).map(([table, rows]) => [table, Number(rows)]));

const begun = Date.now() - BEGUN;

/** Resolves to how many changes were saved in a second. */
async function round(writer: Writer, spread: Spread, number: number): Promise<number> {
  let milliseconds = 0;
  for (const [part, kind] of (['add', 'remove'] as const).entries()) {
    const at = begun + (number * 2 + part) * APART;
    const changes = await Promise.all(changing.map((creator) => writer.prepare(changeOf(spread, creator, kind, at))));
    const before = performance.now();
    await makeAll(changes);
    milliseconds += performance.now() - before;
  }
  return (2 * changing.length) / (milliseconds / 1_000);
}

async function makeAll(changes: readonly (() => Promise<void>)[]): Promise<void> {
  let next = 0;
  async function makeSome(): Promise<void> {
    for (let change = changes[next++]; change; change = changes[next++]) await change();
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, makeSome));
}
