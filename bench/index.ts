import { Bench } from 'tinybench';
import { addCalls } from './calls.ts';
import { addCards } from './cards.ts';
import { addReading } from './reading.ts';

const bench = new Bench({ name: 'tip jar', time: 500, warmupTime: 200 });
addReading(bench);
addCards(bench);
await addCalls(bench);
await bench.run();

/** Each task is compared with the last task above it whose name begins with "bare". */
let bare = Number.NaN;
console.table(
  bench.tasks.map(({ name, result }) => {
    if (result.state !== 'completed') throw new Error(`${name}: ${result.state}`);
    const microseconds = result.latency.p50 * 1000;
    if (name.startsWith('bare')) bare = microseconds;
    return {
      task: name,
      'microseconds (median)': Number(microseconds.toPrecision(3)),
      p99: Number((result.latency.p99 * 1000).toPrecision(3)),
      'times bare': Number((microseconds / bare).toPrecision(3)),
    };
  }),
);
