// @ts-check
// What the tests of faults do to a store in a process of its own. Run with: the folder of a built bot, the database's
// file, and what to do. Prints a line of JSON for each thing that happened.
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const [, , built = '', file = '', task = ''] = process.argv;
/** @type {typeof import('../../src/store/sqlite.ts')} */
const { openStore } = await import(pathToFileURL(join(built, 'src/store/sqlite.js')).href);

/** @param {unknown} line */
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
/** @returns {`discord:${string}`} */
const account = (/** @type {number} */ number) => `discord:${number}`;

/** @param {number} number */
const write = (number) =>
  store.write({ id: `${process.pid} ${number}`, at: number + 1 }, async (writing) => {
    await writing.putJar(account(number), 1);
    await writing.putLink(account(number), { provider: 'paypal', handle: `handle${number}`, at: 1 });
  });
const read = (/** @type {number} */ number) => store.read((reading) => reading.jar(account(number)));

const log = { error: (/** @type {unknown} */ line) => say({ log: line }) };
const store = openStore(file, log);

/** @type {Record<string, () => Promise<unknown>>} */
const tasks = {
  /** Opens the store and closes it. */
  open: async () => say({ opened: await store.check() }),

  /** Writes on and on, from a number on. */
  async write() {
    for (let number = Number(process.argv[5]); ; number += 1) {
      await write(number);
      say(number);
    }
  },

  /** Writes so many, one to three at a time, and says so in a file that the disk's record has too. Every fiftieth is erased. */
  async record() {
    const acks = openSync(`${file}.acks`, 'w');
    let number = 0;
    for (let together = 1; number < Number(process.argv[5]); together = (together % 3) + 1) {
      await Promise.all(Array.from({ length: together }, (_, at) => write(number + at)));
      for (const end = number + together; number < end; number += 1) {
        if (number % 50 === 49) await store.erase({ id: `erase ${number}`, at: 1 }, account(number));
        writeSync(acks, new Uint32Array([number]), 0, 4, number * 4);
      }
    }
  },

  /** Writes 17 times a second and reads all the while, for so many seconds. */
  async load() {
    await write(0);
    say('begun');
    const [reads, outcomes] = [/** @type {number[]} */ ([]), /** @type {Promise<string>[]} */ ([])];
    const end = performance.now() + Number(process.argv[5]) * 1_000;
    let [gap, last] = [0, performance.now()];
    const clock = setInterval(() => {
      gap = Math.max(gap, performance.now() - last);
      last = performance.now();
    }, 5);
    for (let number = 1; performance.now() < end; number += 1) {
      outcomes.push(
        write(number).then(
          () => 'saved',
          (error) => error.name,
        ),
      );
      for (let times = 0; times < 3; times += 1) {
        const start = performance.now();
        await read(0);
        reads.push(performance.now() - start);
        await wait(1_000 / 17 / 3);
      }
    }
    const told = await Promise.all(outcomes);
    clearInterval(clock);
    const there = await Promise.all(told.map((_, at) => read(at + 1)));
    say({
      gap,
      slowestRead: Math.max(...reads),
      saved: told.filter((one) => one === 'saved').length,
      refused: told.filter((one) => one === 'NotSaved').length,
      wrong: told.filter((one, at) => (one === 'saved') !== (there[at] !== undefined)).length,
    });
  },

  /** Writes until that is refused, then reads, and then writes on until it works again. */
  async fill() {
    let number = 0;
    try {
      for (; ; number += 1) {
        await write(number);
        say(number);
      }
    } catch (error) {
      const { name, message } = /** @type {Error} */ (error);
      const health = await store.check().then(
        () => 'healthy',
        (problem) => problem.message,
      );
      say({ name, message, health, first: (await read(0))?.links.length });
    }
    while (
      await store.check().then(
        () => false,
        () => true,
      )
    )
      await wait(20);
    await write(number);
    say(number);
  },
};

await tasks[task]?.();
await store.close();
