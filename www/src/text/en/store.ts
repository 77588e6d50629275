/** Setting up a store: the form, and what a check found, each with what to do. */
import type { Once, SetupCode, Severity } from '../../../../pkg/proofroom.js';
import { counted, when } from '../format.js';

/** A number of seconds as the core gives it. */
const seconds = (detail: string): string => counted(Math.abs(Number(detail)), 'second');

export const storeSetup = {
  open: 'Set up or check a store', title: 'Set up a store',
  lead: 'Any S3-compatible bucket will do: it only ever holds ciphertext. The check writes a few small objects, reads them back and removes them.',
  endpoint: 'Endpoint', endpointHint: 'Origin alone, such as https://s3.storage.example', region: 'Region', bucket: 'Bucket',
  accessKey: 'Access key', secretKey: 'Secret key', signer: 'A key of its own for reviewers’ answers', signerHint: 'Optional. A key that may only write below in/ can be replaced without touching yours.',
  publicAddress: 'Public address', publicHint: 'Only where reading without a signature has another address (R2).',
  kept: 'Secrets stay in this browser, as keys that cannot be read out again.',
  check: 'Check', checkCurrent: 'Check the connected store', checking: 'Checking', use: 'Use this store', used: 'This store is in use.',
  usable: 'This store can be used', notUsable: 'This store cannot be used yet', checkedAt: (at: number) => `Checked ${when(at)}`,
  rules: 'What to apply at your provider', cors: 'CORS rule', corsWhere: { aws: 'Bucket, Permissions, Cross-origin resource sharing. On the command line: aws s3api put-bucket-cors.', r2: 'Dashboard: R2, the bucket, Settings, CORS policy.', b2: 'On the command line: b2 bucket update --cors-rules.', other: 'With any S3 client: put-bucket-cors, or proofroom store setup --apply.' },
  policy: 'Bucket policy', policyWhere: 'Bucket, Permissions, Bucket policy. On AWS first turn off “Block public access” for policies.',
  copyCors: 'Copy CORS rule', copyPolicy: 'Copy policy',
  publicWhere: { r2: 'Make the bucket public under an address of its own (Settings, Public access) and enter that above.', b2: 'Make the bucket public: its type must be allPublic.' },
  severity: { pass: 'Good', note: 'Note', 'cannot-measure': 'Unknown', warning: 'Warning', failure: 'Must be mended' } satisfies Record<Severity, string>,
  once: {
    enforced: 'This store prevents overwriting.', racy: 'This store does not always prevent overwriting; receipts are on.', ignored: 'This store does not prevent overwriting; receipts are on.',
    refused: 'This store knows no conditional uploads; receipts are on.', unknown: '',
  } satisfies Record<Once, string>,
  found: {
    reachable: () => 'The store answers and takes the key', unreachable: (d) => `Nothing answers at ${d}`, 'blocked-by-page': (d) => `This page may not talk to ${d}`,
    'key-unknown': () => 'The store does not know this access key', 'secret-wrong': () => 'The secret does not belong to this access key',
    'region-wrong': (d) => (d ? `The bucket’s region is ${d}` : 'The bucket is in another region'), 'endpoint-wrong': (d) => (d ? `The bucket is served at ${d}` : 'The bucket is served at another address'),
    'bucket-missing': (d) => `There is no bucket ${d}`, 'list-refused': () => 'This key may not list the bucket', 'store-failing': (d) => `The store fails (${d})`, 'not-a-store': (d) => `What answers there does not speak S3 (${d})`,
    'clock-good': () => 'Its clock and this one agree', 'clock-off': (d) => `Its clock and this computer’s are ${seconds(d)} apart`, 'clock-wrong': (d) => (d ? `Its clock and this computer’s are ${seconds(d)} apart: too far` : 'Its clock and this computer’s are too far apart'),
    'clock-hidden': () => 'It does not tell this page the time',
    'cors-good': () => 'This page may use it', 'cors-not-needed': () => 'Page and store share an origin: no CORS rule is needed', 'cors-not-asked': () => 'Whether a page may use it was not asked',
    'cors-missing': (d) => `Pages of ${d} may not use it: the CORS rule is missing`, 'cors-incomplete': (d) => `The CORS rule does not allow ${d}`, 'cors-open': () => 'Pages of every origin may use it',
    'slots-good': () => 'Reviewers’ answers can be written', 'slots-refused': (d) => `Reviewers’ answers cannot be written (${d})`, 'signature-loose': (d) => `It takes uploads that lack what their signature demands (${d})`,
    'once-enforced': (d) => `A slot is written once, also when ${d} write at the same moment`, 'once-race-lost': () => 'Writers at the same moment overwrite each other', 'once-ignored': () => 'It does not prevent overwriting: it takes the condition and ignores it',
    'once-refused': () => 'It knows no conditional uploads', 'open-refused': (d) => `Your key cannot write (${d})`,
    'anonymous-good': () => 'Links can be opened without a key (what is read is ciphertext)', 'anonymous-blocked': (d) => `Links cannot be opened: reading without a signature is refused (${d})`,
    'anonymous-list': () => 'Anybody can list the bucket', 'anonymous-write': () => 'Anybody can write to the bucket',
    'versioning-on': () => 'It keeps overwritten and deleted objects', 'versioning-off': () => 'It does not keep overwritten objects', 'versioning-unknown': () => 'It does not say whether it keeps overwritten objects',
    leftover: (d) => `Objects of this check could not be removed: ${d}`,
  } satisfies Record<SetupCode, (detail: string) => string>,
  remedy: {
    unreachable: 'Check the address, the port and the network.', 'blocked-by-page': 'Start it with proofroom serve --connect and that origin, or add the origin to connect-src of the page’s Content-Security-Policy.',
    'key-unknown': 'Check the access key; one of another account or provider is unknown here.', 'secret-wrong': 'Enter the secret again: no blank, no missing character. A proxy that changes the host breaks signatures too.',
    'region-wrong': 'Enter that region.', 'endpoint-wrong': 'Enter the endpoint of the bucket’s own region.', 'bucket-missing': 'Create it at your provider’s, or check its name.',
    'list-refused': 'Your key needs list, read, write and delete in this bucket.', 'store-failing': 'Try again later; if it stays so, look into its log.', 'not-a-store': 'Enter the origin of the S3 endpoint, without bucket and path.',
    'clock-off': 'Set this computer’s clock; times in the review would look wrong.', 'clock-wrong': 'Set this computer’s clock: signatures are dated, and stores refuse wrong dates.', 'clock-hidden': 'Nothing to do; clocks cannot be compared. The rule below lets the page read the date.',
    'cors-not-asked': 'Open the page at its own address.', 'cors-missing': 'Apply the CORS rule below.', 'cors-incomplete': 'Replace it by the CORS rule below.', 'cors-open': 'Signatures still protect it; better apply the CORS rule below.',
    'slots-refused': 'The key that signs them needs write access below in/.', 'signature-loose': 'Whoever has a link could upload more than 4 kB. Prefer another store, or watch the bucket’s size.',
    'once-race-lost': 'Nothing to do: answers are sent again until the studio confirms them.', 'once-ignored': 'Nothing to do: answers are sent again until the studio confirms them. Whoever has the link could overwrite one before that.', 'once-refused': 'Nothing to do: links are made without it, and answers are sent again until the studio confirms them.',
    'open-refused': 'It needs list, read, write and delete in this bucket.', 'anonymous-blocked': 'Apply what stands below for reading without a signature.',
    'anonymous-list': 'Allow s3:GetObject only; names and sizes would be public.', 'anonymous-write': 'Take the right to write from everybody: it is not needed.',
    'versioning-off': 'Turn versioning on if somebody else has keys to the bucket.', leftover: 'Remove them; the key needs the right to delete.',
  } as Partial<Record<SetupCode, string>>,
} as const;
