import type { Bitmap2D } from 'lean-qr';
import { toPngBuffer } from 'lean-qr/extras/node_export';

/** The picture is a square of so many points. */
const SIZE = 64;

const picture = { on: [138, 90, 0], off: [255, 255, 255], pad: 2, scale: 6 } as const;

/**
 * Draws numbers as bars that stand side by side on a line, as a PNG of 408 pixels. The highest fills the picture, and
 * whatever is more than zero can be seen.
 */
export function barsPng(numbers: readonly number[]): Uint8Array {
  const highest = Math.max(1, ...numbers);
  const room = Math.floor(SIZE / Math.max(1, numbers.length));
  const width = Math.max(1, room - 1);
  const heights = numbers.map((number) => Math.ceil((number / highest) * (SIZE - 1)));
  const isSet = (x: number, y: number) => {
    if (x < 0 || x >= SIZE || y < 0 || y >= SIZE) return false;
    if (y === SIZE - 1) return true;
    return x % room < width && SIZE - 1 - y <= (heights[Math.floor(x / room)] ?? 0);
  };
  // The encoder reads nothing of a code but its size and its points.
  return toPngBuffer({ size: SIZE, get: isSet } as Bitmap2D, picture);
}
