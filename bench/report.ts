import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/root.ts';
import { drawBars, drawCurves } from './charts.ts';
import type { Growth } from './growth/measure.ts';
import type { Measured } from './statistics.ts';
import { BARE_ENGINE, BARE_GATEWAY, figureTable, growthTable } from './table.ts';

/** Packages whose versions matter for the figures. */
const PACKAGES = ['discord.js', '@slack/bolt', 'better-sqlite3', 'pg'];

const MANY_SERVERS = `\
The built bot with a shard for each thousand servers, and beside it discord.js's bare client for the gateway, which counts
the servers and does nothing else. Ready is who has read of all servers. All shards begin at once here, as Discord lets
the largest bots do, which is when most has to be read at a time. Where Discord sends \`max_concurrency\` 1, five seconds
for each further shard come on top: 10 for 2,500 servers and 47 for 10,000, in which the others are answered. The
longest stop of the event loop is what the main thread ran in one go, from its first socket on.`;

const REMEMBERED = `\
With the database in a file, the bot remembers a jar and its card until anything is changed, and nothing is changed while
this is measured: after the first calls, each of the thousand jars is remembered. On PostgreSQL it asks for the jar at each
call, and makes the card anew where the answer isn't what it was. The bare SDK reads a jar and makes a card for each call.`;

const WRITES = `\
How many changes of creators' jars are saved in a second, while 64 wait at any time. Half of them are what \`/tipjar add\`
writes and half are what \`/tipjar remove\` does, each with its entry in the journal and its post in the outbox, made by the
store as for those commands, without their cards. The bare engine runs the very statements that the bot runs, which were
recorded once, with other values, each prepared once: better-sqlite3 alone, on a connection with the bot's settings,
in transactions of at most 64 changes with a savepoint each; and pg alone on ten connections, as many as the bot has, in a
serializable transaction for each change, which is run again where the server asks for that. In the end both databases
have as many rows of each kind. SQLite's has a million links, and PostgreSQL's the thousand jars alone that are changed.
PostgreSQL refuses many of the bare engine's transactions, of which ten run at a time; of the bot's six run, and one of
each community.`;

/** Writes docs/benchmarks.md and its pictures. */
export function writeReport(
  { figures, notes }: Measured,
  writes: Measured,
  shards: Measured,
  growths: readonly Growth[],
  rounds: number,
): void {
  const docs = join(root, 'docs');
  writeFileSync(
    join(docs, 'benchmarks.md'),
    `# Benchmarks

\`npm run bench\` wrote this page on ${new Date().toISOString().slice(0, 10)}, at commit ${commit()}, with
${versions()}, on ${machine()}.

## Beside the bare SDKs

The built bot and a bare bot run side by side, each as a process of its own with a platform that is played for it on this
machine. The bare one is the SDK with its default settings and nothing else: it reads a jar with one prepared statement and
answers with a card of its three links. On PostgreSQL it reads a jar with its links by one prepared
query of the same driver, from a server on this machine, whose own CPU isn't counted; both databases have the thousand jars
alone that are asked for. Over HTTP it is Node.js's own server in place of an SDK, which checks the same
signatures; the requests are signed before anything is measured, and come over 64 connections. A thousand creators are asked about in no order, by three thousand people, in
sixteen servers of Discord and in one workspace of Slack. Each answer is checked for the creator's links. Both read from a
database of a million links while they answer, and start with the links of the thousand creators alone. Each figure is the
median of ${rounds} rounds, in which the two take turns at being first. Only the last column, in which one is divided by
the other round by round, can be compared with that of another run.

The CPU is that of all threads, and of processes that were started and have ended. Memory is the resident set, a second
after a thousand calls. Discord describes each server by 28 kB, as one with 30 channels and 20 roles.

${figureTable(figures)}

${notes.join('\n')}

${REMEMBERED}

![Bars of the bot's figures beside those of the bare SDK](benchmarks-bars.svg)

## Writes

${WRITES}

${figureTable(writes.figures, BARE_ENGINE)}

${writes.notes.join('\n')}

## Many servers

${MANY_SERVERS}

${figureTable(shards.figures, BARE_GATEWAY)}

${shards.notes.join('\n')}

## Growth

One community is large, and all others have a hundred jars each. Of a hundred jars, two wait for an admin, one is reported
and one has a link that waits. While the store reads, everybody else waits.

${growthTable(growths)}

![Curves of what each operation takes by the number of jars](benchmarks-growth.svg)
`,
  );
  writeFileSync(join(docs, 'benchmarks-bars.svg'), drawBars(figures));
  writeFileSync(join(docs, 'benchmarks-growth.svg'), drawCurves(growths));
}

/** Of a copy that isn't a repository, nobody can tell. */
function commit(): string {
  const { stdout } = spawnSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8' });
  return stdout?.trim() || 'unknown';
}

function versions(): string {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [`Node.js ${process.versions.node}`, ...PACKAGES.map((name) => `${name} ${dependencies[name]}`)].join(', ');
}

function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} cores of ${processors[0]?.model.trim() ?? 'an unknown model'} and ${memory} GiB of memory`;
}
