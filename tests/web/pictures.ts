/** Pictures whose every pixel is known, as PNG files: what a viewer shows can be read back and compared. */
import { deflateSync } from 'node:zlib';

export type Pixel = readonly [number, number, number];
export type Paint = (x: number, y: number) => Pixel;
export interface KnownPicture { readonly name: string; readonly width: number; readonly height: number; readonly paint: Paint }

/** A file for `setInputFiles`. */
export function file({ name, width, height, paint }: KnownPicture): { name: string; mimeType: string; buffer: Buffer } {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, at = 0; y < height; y++) {
    at += 1; // no filter
    for (let x = 0; x < width; x++) for (const level of paint(x, y)) rows[at++] = level;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bit RGB
  const parts = [chunk('IHDR', header), chunk('sRGB', Buffer.of(0)), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))];
  return { name, mimeType: 'image/png', buffer: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]) };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

function crc(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
