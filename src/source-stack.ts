import { readFileSync } from 'node:fs';
import { SourceMap, type SourceOrigin } from 'node:module';

/** The folder of this file. Built, it is the one that has everything. */
const HERE = new URL('.', import.meta.url).href;

const maps = new Map<string, SourceMap | undefined>();

/** Only packages have no map, and files that were not built. A map that can't be read must not keep an error from the log. */
function mapOf(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(`${file}.map`, HERE), 'utf8')));
  } catch {
    return undefined;
  }
}

/** @param place What follows the folder in a frame: a file, a line and a column. */
function toSource(place: string): string {
  const [found, file = '', line, column] = /^([\w~-]+\.js):(\d+):(\d+)/.exec(place) ?? [];
  if (found === undefined) return HERE + place;
  if (!maps.has(file)) maps.set(file, mapOf(file));
  const origin: Partial<SourceOrigin> = maps.get(file)?.findOrigin(Number(line), Number(column)) ?? {};
  const { fileName, lineNumber, columnNumber } = origin;
  if (fileName === undefined) return HERE + place;
  return `${new URL(fileName, HERE).href}:${lineNumber}:${columnNumber}${place.slice(found.length)}`;
}

/**
 * Names our sources and their lines in an error's stack, which names the built files. Node.js does so too if it is asked
 * to, but then it reads every map at the start, while this reads one when the first error comes.
 */
export function sourceStack(stack: string): string {
  const [start, ...places] = stack.split(HERE);
  return [start, ...places.map(toSource)].join('');
}
