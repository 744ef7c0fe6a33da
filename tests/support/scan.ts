import { default as jsqr } from 'jsqr';
import { PNG } from 'pngjs';

/** What a phone's camera reads in a picture; undefined when it finds no code in it. */
export function scan(png: Uint8Array): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(png));
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data;
}
