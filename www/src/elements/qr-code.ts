/**
 * A QR code of a text: ISO/IEC 18004, byte mode, error correction M (15 %), versions 1 to 20 (666 bytes), the mask with the
 * smallest penalty. After Project Nayuki, "QR Code generator library" (the steps and the tables of level M). It draws nothing.
 */

/** Level M, by version: error correction codewords of a block, and blocks. */
const ECC = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/** Dark is true; no quiet zone. Null when the text is too long. */
export function qrCode(text: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(text);
  const version = ECC.findIndex((_, n) => bytes.length + (n < 9 ? 2 : 3) <= dataWords(n + 1)) + 1;
  if (version === 0) return null;
  const words = interleave(pack(bytes, version), version);
  const codes = MASKS.map((_, mask) => draw(words, version, mask));
  return codes.reduce((best, code) => (penalty(code) < penalty(best) ? code : best));
}

const ecc = (version: number): number => ECC[version - 1] ?? 0;
const blocks = (version: number): number => BLOCKS[version - 1] ?? 1;

/** Modules that carry data or error correction. */
function rawModules(version: number): number {
  const aligned = Math.floor(version / 7) + 2;
  const others = version < 2 ? 0 : (25 * aligned - 10) * aligned - 55 + (version < 7 ? 0 : 36);
  return (16 * version + 128) * version + 64 - others;
}

const dataWords = (version: number): number => Math.floor(rawModules(version) / 8) - ecc(version) * blocks(version);

/** Mode, length, bytes, terminator, padding. */
function pack(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const put = (value: number, count: number) => { for (let n = count - 1; n >= 0; n--) bits.push((value >> n) & 1); };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const room = dataWords(version) * 8;
  put(0, Math.min(4, room - bits.length));
  put(0, -bits.length & 7);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) put(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_, n) => bits.slice(n * 8, n * 8 + 8).reduce((word, bit) => word * 2 + bit, 0));
}

/** Multiplies in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function multiply(x: number, y: number): number {
  let product = 0;
  for (let n = 7; n >= 0; n--) product = ((product << 1) ^ ((product >> 7) * 0x11d)) ^ (((y >> n) & 1) * x);
  return product;
}

/** The generator polynomial's coefficients, without the leading 1. */
function generator(degree: number): number[] {
  const result = Array.from({ length: degree }, (_, n): number => (n === degree - 1 ? 1 : 0));
  for (let root = 1, n = 0; n < degree; n++, root = multiply(root, 2)) {
    for (let j = 0; j < degree; j++) result[j] = multiply(result[j] ?? 0, root) ^ (result[j + 1] ?? 0);
  }
  return result;
}

function remainder(data: readonly number[], divisor: readonly number[]): number[] {
  let rest = divisor.map(() => 0);
  for (const word of data) {
    const factor = word ^ (rest[0] ?? 0);
    rest = [...rest.slice(1), 0].map((value, n) => value ^ multiply(divisor[n] ?? 0, factor));
  }
  return rest;
}

/** Cuts into blocks (the short ones first), adds error correction, and lays them into each other. */
function interleave(data: readonly number[], version: number): number[] {
  const [count, correction] = [blocks(version), ecc(version)];
  const all = Math.floor(rawModules(version) / 8);
  const short = count - (all % count);
  const length = Math.floor(all / count) - correction;
  const divisor = generator(correction);
  const parts: number[][] = [];
  for (let n = 0, at = 0; n < count; n++) {
    const size = length + (n < short ? 0 : 1);
    parts.push(data.slice(at, at + size));
    at += size;
  }
  const checks = parts.map((part) => remainder(part, divisor));
  const across = (rows: readonly (readonly number[])[]) => Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, n) => rows.flatMap((row) => row[n] ?? [])).flat();
  return [...across(parts), ...across(checks)];
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function aligned(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, n) => size - 7 - (count - 2 - n) * step)];
}

/** Bose-Chaudhuri-Hocquenghem check bits after `value`. */
function checked(value: number, bits: number, polynomial: number): number {
  let rest = value;
  for (let n = 0; n < bits; n++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * polynomial);
  return (value << bits) | rest;
}

function draw(words: readonly number[], version: number, mask: number): boolean[][] {
  const size = version * 4 + 17;
  const code: boolean[][] = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const fixed = code.map((row) => [...row]);
  const set = (x: number, y: number, dark: boolean) => {
    const [row, taken] = [code[y], fixed[y]];
    if (row && taken && x >= 0 && x < size) [row[x], taken[x]] = [dark, true];
  };
  const square = (cx: number, cy: number, reach: number, light: readonly number[]) => {
    for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) set(cx + x, cy + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
  };
  for (let n = 0; n < size; n++) { set(6, n, n % 2 === 0); set(n, 6, n % 2 === 0); }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) square(x, y, 4, [2, 4]);
  const places = aligned(version, size);
  const last = places.at(-1);
  for (const x of places) for (const y of places) {
    if (!((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6))) square(x, y, 2, [1]);
  }
  // Level M is 0 in the format's two bits.
  const format = checked(mask, 10, 0x537) ^ 0x5412;
  const formatBit = (n: number) => ((format >> n) & 1) === 1;
  for (let n = 0; n < 15; n++) {
    set(8, n < 6 ? n : n < 8 ? n + 1 : size - 15 + n, formatBit(n));
    set(n < 8 ? size - 1 - n : n === 8 ? 7 : 14 - n, 8, formatBit(n));
  }
  set(8, size - 8, true);
  if (version >= 7) {
    const bits = checked(version, 12, 0x1f25);
    for (let n = 0; n < 18; n++) {
      const [a, b, dark] = [size - 11 + (n % 3), Math.floor(n / 3), ((bits >> n) & 1) === 1] as const;
      set(a, b, dark);
      set(b, a, dark);
    }
  }
  let at = 0;
  // Two columns at a time, up and down in turn, from the right; the timing column is stepped over.
  for (let right = size - 1; right >= 1; right -= right === 8 ? 3 : 2) {
    for (let n = 0; n < size; n++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - n : n;
      for (const x of [right, right - 1]) {
        const row = code[y];
        if (!row || fixed[y]?.[x]) continue;
        const bit = ((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
        row[x] = (bit === 1) !== (MASKS[mask]?.(x, y) ?? false);
        at += 1;
      }
    }
  }
  return code;
}

/** How hard a code is to read: long runs, squares, look-alikes of the corner marks, imbalance. */
function penalty(code: readonly (readonly boolean[])[]): number {
  const size = code.length;
  const columns = Array.from({ length: size }, (_, x) => code.map((row) => row[x] ?? false));
  let sum = 0;
  for (const line of [...code, ...columns]) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('');
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    sum += 40 * (`0000${text}0000`.match(/(?=00001011101|10111010000)/g) ?? []).length;
  }
  for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) {
    const dark = code[y]?.[x];
    if (code[y - 1]?.[x] === dark && code[y]?.[x - 1] === dark && code[y - 1]?.[x - 1] === dark) sum += 3;
  }
  const share = code.flat().filter(Boolean).length / (size * size);
  return sum + 10 * Math.floor(Math.abs(share - 0.5) * 20);
}
