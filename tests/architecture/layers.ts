import { dirname } from 'node:path/posix';
import type { Graph } from './graph.ts';

interface Layer {
  title: string;
  /** A file, the files directly in a folder (`src/*.ts`), or all that is below a folder (`src/bot/`). */
  holds: readonly string[];
  /** Names of layers. `biome.json` says for each folder which of their files, and which packages. */
  mayImport: readonly string[];
}

/** From the top of the house to the ground. */
export const layers: Readonly<Record<string, Layer>> = {
  start: {
    title: 'Puts it together',
    holds: ['src/*.ts'],
    mayImport: ['list', 'sandbox', 'discord', 'slack', 'metrics', 'connections', 'dispatch', 'store', 'ground'],
  },
  list: {
    title: 'The list of commands',
    holds: ['commands/*.ts'],
    mayImport: ['rooms', 'bot', 'text'],
  },
  rooms: {
    title: 'Commands',
    holds: ['commands/tip/', 'commands/tipjar/', 'commands/tipjar-admin/'],
    mayImport: ['steps', 'cards', 'options', 'bot', 'store', 'jars', 'providers', 'text', 'ground'],
  },
  steps: {
    title: 'What several commands do',
    holds: ['commands/steps/'],
    mayImport: ['cards', 'options', 'bot', 'store', 'jars', 'providers', 'text', 'ground'],
  },
  cards: {
    title: 'What several commands show',
    holds: ['commands/cards/'],
    mayImport: ['options', 'bot', 'store', 'jars', 'providers', 'text', 'ground'],
  },
  options: {
    title: 'What several commands ask',
    holds: ['commands/options/'],
    mayImport: ['bot', 'store', 'jars', 'providers', 'text', 'ground'],
  },
  discord: {
    title: 'Adapter for Discord',
    holds: ['src/discord/'],
    mayImport: ['connections', 'dispatch', 'bot', 'text', 'ground'],
  },
  slack: {
    title: 'Adapter for Slack',
    holds: ['src/slack/'],
    mayImport: ['connections', 'dispatch', 'bot', 'text', 'ground'],
  },
  metrics: {
    title: 'What Prometheus reads',
    holds: ['src/metrics/'],
    mayImport: ['connections', 'dispatch', 'store', 'ground'],
  },
  connections: {
    title: 'What both adapters use',
    holds: ['src/connections/'],
    mayImport: ['dispatch', 'bot', 'store', 'text', 'ground'],
  },
  dispatch: {
    title: 'From a call to its answer',
    holds: ['src/bot/dispatch/'],
    mayImport: ['bot', 'store', 'jars', 'text', 'ground'],
  },
  bot: {
    title: 'Calls, commands, answers',
    holds: ['src/bot/'],
    mayImport: ['store', 'jars', 'text', 'ground'],
  },
  store: {
    title: 'The database',
    holds: ['src/store/'],
    mayImport: ['jars', 'ground'],
  },
  jars: {
    title: 'Rules of jars',
    holds: ['src/jars/'],
    mayImport: ['providers', 'text', 'ground'],
  },
  providers: {
    title: 'Catalogue of services',
    holds: ['src/providers/'],
    mayImport: ['text', 'ground'],
  },
  text: {
    title: 'Texts',
    holds: ['src/text/'],
    mayImport: ['ground'],
  },
  sandbox: {
    title: 'The sandbox',
    holds: ['sandbox/'],
    mayImport: [],
  },
  ground: {
    title: 'Ids, log, findings, root folder, queues',
    holds: [
      'src/elapsed.ts',
      'src/fair-queue.ts',
      'src/finding.ts',
      'src/histogram.ts',
      'src/ids.ts',
      'src/in-time.ts',
      'src/log.ts',
      'src/root.ts',
      'src/source-stack.ts',
      'src/tracked.ts',
    ],
    mayImport: [],
  },
};

const places = Object.entries(layers).flatMap(([layer, { holds }]) => holds.map((place) => ({ layer, place })));

const isIn = (file: string, place: string): boolean =>
  file === place || `${dirname(file)}/*.ts` === place || (place.endsWith('/') && file.startsWith(place));

/** The layer that names a file's place most closely. @throws {RangeError} when none does. */
export function layerOf(file: string): string {
  const fitting = places.filter(({ place }) => isIn(file, place));
  const [closest] = fitting.sort((one, other) => other.place.length - one.place.length);
  if (!closest) throw new RangeError(`${file} is in no layer of tests/architecture/layers.ts`);
  return closest.layer;
}

/** What layers import of each other, from what their files import. */
export function folded(files: Graph): Graph {
  const graph = new Map(Object.keys(layers).map((layer) => [layer, new Set<string>()]));
  for (const [file, imported] of files) {
    const layer = layerOf(file);
    for (const other of [...imported].map(layerOf)) if (other !== layer) graph.get(layer)?.add(other);
  }
  return graph;
}

/** Places in which there is no file. */
export const emptyPlaces = (files: Graph): string[] =>
  places.map(({ place }) => place).filter((place) => ![...files.keys()].some((file) => isIn(file, place)));
