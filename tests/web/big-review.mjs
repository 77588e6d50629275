/**
 * A review of any size as a real signed log, for the board's journeys and its bench: the same bytes every time, signed with
 * Node's own Ed25519 in the format of docs/log.md, so that it also checks that page. It is put where the page keeps its
 * log, in IndexedDB; nothing of this ships.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

const START = Date.UTC(2026, 10, 2, 8);
const DAY = 86_400_000;
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const sha = (text) => createHash('sha256').update(text).digest('hex');

/** RFC 8785 for what stands in events: sorted keys, no spaces, plain numbers. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function person(seed) {
  const raw = Buffer.alloc(32, seed);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, raw]), format: 'der', type: 'pkcs8' });
  return { key, seed: [...raw], public: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex') };
}

/** Small numbers that look random and are the same every time. */
function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const goods = [['BAG', 'accessories'], ['SHO', 'footwear'], ['RNG', 'jewellery/rings'], ['MUG', 'homeware'], ['DRS', 'apparel'], ['SER', 'cosmetics']];
const views = ['front', 'back', 'detail', 'side'];
const faults = [
  ['crop', 'non-white-background', 'failure'], ['crop', 'subject-too-close-to-frame', 'warning'], ['delta-e', 'delta-e-over-tolerance', 'failure'],
  ['delta-e', 'delta-e-local-differences', 'warning'], ['path', 'path-off-edge', 'failure'], ['path', 'path-not-measurable', 'cannot-measure'],
];
const finding = ([check, kind, severity]) => ({ check, kind, severity, about: '', measured: null, limit: null, region: null, message: `A ${severity} called ${kind}.` });

/** A review of so many proofs: its log, and who the studio is. */
export function bigReview(count, seed = 7) {
  const roll = dice(seed);
  const studio = person(1);
  const people = [['Dana Reyes', 'Client'], ['Alex Kim', 'Marketing lead'], ['Noor Haddad', 'Art director']].map(([name, title], n) => ({ ...person(n + 2), device: person(n + 102), name, title }));
  const nonce = '000102030405060708090a0b0c0d0e0f';
  const review = sha(`proofroom/review/1\n${studio.public}\n${nonce}`).slice(0, 32);
  const events = [];
  let at = START;
  let heads = [];
  const say = (author, body) => {
    at += 1000;
    const event = { v: 1, review, author: author.public, at, parents: heads, body, ...(author.device && { device: author.device.public }) };
    const text = canonical(event);
    const bytes = Buffer.from(`proofroom/event/1\n${text}`);
    const signature = sign(null, bytes, author.key).toString('hex');
    const device = author.device ? `"deviceSignature":"${sign(null, bytes, author.device.key).toString('hex')}",` : '';
    const hash = sha(text);
    events.push({ hash, line: `{${device}"event":${text},"signature":"${signature}"}`, review, author: author.public, at, kind: body.kind, unsent: 0 });
    heads = [hash];
    return hash;
  };
  say(studio, { kind: 'review-created', title: `Autumn, ${count} proofs`, studio: 'Atelier Nord', nonce });
  for (const [n, { public: key, name, title }] of people.entries()) {
    say(studio, { kind: 'reviewer-added', key, name, title, role: 'decide', link: String(n).repeat(32).slice(0, 32), shows: { kind: 'kinds', kinds: n === 2 ? ['final'] : ['retouched', 'final'] } });
  }
  const shown = [];
  for (let n = 0; n < count; n += 1) {
    const [letters, category] = goods[n % goods.length];
    const sku = `${letters}-${1000 + Math.floor(n / 2)}`;
    const view = views[n % views.length];
    const proof = `${sku}_${view}_${n}`;
    say(studio, { kind: 'proof-added', proof, sku, view });
    if (roll(3) > 0) say(studio, { kind: 'proof-described', proof, category, risk: ['low', 'medium', 'high'][roll(3)], dueAt: START + (roll(40) + 10) * DAY, owner: ['Mia', 'Jonas', 'Lena'][roll(3)] });
    const kinds = ['capture', 'automated', 'retouched'].slice(roll(2), 3 - (roll(8) === 0 ? 1 : 0));
    let file = '';
    for (const [place, kind] of kinds.entries()) {
      file = sha(`${proof} ${kind}`);
      say(studio, { kind: 'version-added', proof, number: place + 1, version: {
        file, pixels: sha(`pixels ${file}`), kind, fileName: `${sku}_${view}_v${place + 1}_${kind}.jpg`, mediaType: 'image/jpeg', bytes: 2_000_000 + n, width: 1600, height: 1600, profile: 'sRGB IEC61966-2.1',
      } });
    }
    shown.push(file);
    const newest = kinds.at(-1);
    if (roll(10) > 0) say(studio, { kind: 'checks-recorded', version: file, engine: '0.1.0', findings: [finding(['file', 'rules-passed', 'pass']), ...(roll(4) === 0 ? [finding(faults[roll(faults.length)])] : []), ...(roll(9) === 0 ? [finding(faults[roll(faults.length)])] : [])] });
    if (newest !== 'retouched') continue;
    const said = people.slice(0, 2).flatMap((one) => {
      const fate = roll(10);
      if (fate > 6) return [];
      const verdict = fate < 5 ? 'approved' : fate === 5 ? 'changes-requested' : 'rejected';
      const words = [say(one, { kind: 'decision-made', version: file, verdict, reason: verdict === 'approved' ? '' : 'The shade differs from the sample.' })];
      if (roll(6) === 0) words.push(say(one, { kind: 'note-added', version: file, text: 'Please look at the seam here.', region: null }));
      return words;
    });
    if (said.length > 0) say(studio, { kind: 'receipt', events: said });
  }
  return { review, title: `Autumn, ${count} proofs`, studio: { public: studio.public, seed: studio.seed }, events, heads, at, shown };
}

/**
 * Puts a review where the page keeps its own, with a thumbnail for each proof's newest version unless it is one of
 * `without`; the page must have been opened before, so that its databases are there. Load the page again afterwards.
 */
export async function keepReview(page, big, { without = () => false } = {}) {
  const file = '/kept-review.json';
  const thumbs = big.shown.filter((_, n) => !without(n));
  await page.route(`**${file}`, (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ...big, thumbs }) }));
  await page.evaluate(async ({ file, pkcs8 }) => {
    const { review, title, studio, events, heads, at, thumbs } = await (await fetch(file)).json();
    const opened = (name) => new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const put = (db, name, rows) => new Promise((resolve, reject) => {
      const tx = db.transaction(name, 'readwrite');
      tx.oncomplete = resolve;
      tx.onerror = () => reject(tx.error);
      for (const [value, key] of rows) tx.objectStore(name).put(value, key);
    });
    const privateKey = await crypto.subtle.importKey('pkcs8', new Uint8Array([...pkcs8, ...studio.seed]), 'Ed25519', false, ['sign']);
    const sync = await opened('proofroom-sync');
    await put(sync, 'identities', [[{ id: 'studio', privateKey, publicKey: studio.public }]]);
    for (let n = 0; n < events.length; n += 5000) await put(sync, 'events', events.slice(n, n + 5000).map((event) => [event]));
    await put(sync, 'reviews', [[{ id: review, title, studio: 'Atelier Nord', key: new Uint8Array(32), heads, revision: events.length, at }]]);
    await put(sync, 'settings', [[review, 'review']]);
    sync.close();
    const small = await Promise.all([30, 75, 120, 165, 210, 255, 300, 345].map(async (hue) => {
      const canvas = new OffscreenCanvas(360, 360);
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 360, 360);
      context.fillStyle = `hsl(${hue} 45% 55%)`;
      context.beginPath();
      context.ellipse(180, 195, 110, 80 + (hue % 50), 0, 0, 7);
      context.fill();
      return (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 })).arrayBuffer();
    }));
    const own = await opened('proofroom');
    const info = { format: 'jpeg', bytes: 2_000_000, width: 1600, height: 1600, profile: 'sRGB IEC61966-2.1', colorModel: 'rgb', bitDepth: 8, alpha: false };
    await put(own, 'pictures', thumbs.map((hash) => [{ hash, pixels: hash, info, findings: [], paths: [], name: `${hash.slice(0, 8)}.jpg` }]));
    await put(own, 'thumbs', thumbs.map((hash, n) => [{ hash, type: 'image/jpeg', data: small[n % small.length] }]));
    own.close();
  }, { file, pkcs8: [...PKCS8] });
  await page.unroute(`**${file}`);
}
