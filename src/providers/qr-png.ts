import { crc32, deflateSync } from 'node:zlib';
import { encodeQR } from 'qr';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** One bit a pixel, 1 for white; each row begins with its filter, 0 for none. */
function pixels(rows: readonly (readonly boolean[])[]): Buffer {
  const width = Math.ceil(rows.length / 8) + 1;
  const data = Buffer.alloc(width * rows.length);
  for (const [y, row] of rows.entries()) {
    for (const [x, dark] of row.entries()) {
      const at = y * width + 1 + (x >> 3);
      if (!dark) data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return data;
}

/**
 * A QR code as a PNG: 8 pixels a module with a quiet zone of 4 modules, error correction M (which EPC069-12 asks for).
 * Throws when the text is longer than a code can hold (2,331 bytes).
 */
export function qrPng(text: string): Uint8Array {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4, scale: 8 });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows.length, 0);
  header.writeUInt32BE(rows.length, 4);
  header[8] = 1;
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
