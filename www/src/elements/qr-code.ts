/** A QR code of a text (ISO/IEC 18004): error correction M, which bears 15 % of dirt, and no larger than a phone reads from a screen. */
import { encode } from 'uqr';

/** 97 modules a side, 666 bytes: several times a link. */
const LARGEST_VERSION = 20;

/** Dark is true; no quiet zone. Null when the text is too long. */
export function qrCode(text: string): boolean[][] | null {
  try {
    return encode(text, { ecc: 'M', border: 0, maxVersion: LARGEST_VERSION }).data;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
