import { correction, generate, mode } from 'lean-qr';
import { toPngBuffer } from 'lean-qr/extras/node_export';

/** The largest code (version 40) holds so many bytes at error correction M (ISO/IEC 18004). */
const LARGEST_CONTENT = 2331;

/** EPC069-12 requires M. Without an upper limit, the encoder would use a higher level when the code has room for it. */
const errorCorrection = { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M };

/** A code has to stay readable on a dark background, so its light modules are white and not transparent. */
const picture = { on: [0, 0, 0], off: [255, 255, 255], pad: 4, scale: 8 } as const;

/**
 * Draws a QR code as a PNG, with error correction M, 8 pixels a module and a quiet zone of 4 modules.
 * @throws {RangeError} when the text is longer than 2,331 bytes in UTF-8.
 */
export function qrPng(text: string): Uint8Array {
  const content = new TextEncoder().encode(text);
  if (content.length > LARGEST_CONTENT) throw new RangeError(`${content.length} bytes do not fit into a QR code`);
  // Other modes would mark a text with accents by its character set, which the apps of banks may not understand.
  return toPngBuffer(generate(mode.bytes(content), errorCorrection), picture);
}
