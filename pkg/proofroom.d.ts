/* tslint:disable */
/* eslint-disable */

/** A SHA-256, as 64 lower-case hex digits. */
export type Hash = string;
/** An Ed25519 public key, as 64 lower-case hex digits. */
export type PublicKey = string;
/** Milliseconds since 1970-01-01 UTC, by the author's clock. */
export type Millis = number;


/**
 * A decision on exact bytes.
 */
export interface Decision {
    /**
     * The event's hash.
     */
    id: Hash;
    /**
     * SHA-256 of the file that was decided on.
     */
    version: Hash;
    /**
     * Who.
     */
    author: Person;
    /**
     * When, by their clock.
     */
    at: Millis;
    /**
     * The decision.
     */
    verdict: Verdict;
    /**
     * Why.
     */
    reason: string;
    /**
     * When the studio confirmed it.
     */
    receivedAt: Millis | undefined;
    /**
     * Said of a version that its author already knew to be superseded, or after the link was closed: kept, not counted.
     */
    late: boolean;
    /**
     * A newer decision of the same person on the same version took its place.
     */
    replaced: boolean;
}

/**
 * A decision.
 */
export type Verdict = "approved" | "rejected" | "changes-requested";

/**
 * A line of the history.
 */
export interface Entry {
    /**
     * The event's hash.
     */
    id: Hash;
    /**
     * Who.
     */
    author: Person;
    /**
     * When, by their clock.
     */
    at: Millis;
    /**
     * The event's kind, such as `decision-made`.
     */
    kind: string;
    /**
     * The proof concerned, if one is.
     */
    proof: string | undefined;
    /**
     * The version concerned, if one is.
     */
    version: Hash | undefined;
}

/**
 * A number with its unit.
 */
export interface Quantity {
    /**
     * The number, in `unit`.
     */
    value: number;
    /**
     * Its unit.
     */
    unit: Unit;
}

/**
 * A numbered, immutable file and what is known of it.
 */
export interface Version {
    /**
     * 1 for the first.
     */
    number: number;
    /**
     * The file.
     */
    info: VersionInfo;
    /**
     * When it was added.
     */
    addedAt: Millis;
    /**
     * The version that took its place, if any: a superseded version is read-only.
     */
    supersededBy: Hash | undefined;
    /**
     * What the checks said, from their newest run.
     */
    findings: Finding[];
    /**
     * The version of Proofroom that measured, when it did.
     */
    checkedBy: string | undefined;
}

/**
 * A numbered, immutable file.
 */
export interface VersionInfo {
    /**
     * SHA-256 of the file's bytes: the version's name.
     */
    file: Hash;
    /**
     * SHA-256 of the decoded pixels (see [`decode`](crate::decode)).
     */
    pixels: Hash;
    /**
     * Which step of the work made it.
     */
    kind: VersionKind;
    /**
     * The file's name, as picked.
     */
    fileName: string;
    /**
     * Its media type, such as `image/jpeg`.
     */
    mediaType: string;
    /**
     * Its size in bytes.
     */
    bytes: number;
    /**
     * Width after orientation, px.
     */
    width: number;
    /**
     * Height after orientation, px.
     */
    height: number;
    /**
     * The embedded profile's name, or `sRGB (assumed)`.
     */
    profile: string;
}

/**
 * A person behind an event.
 */
export interface Person {
    /**
     * The key.
     */
    key: PublicKey;
    /**
     * The name that goes with it.
     */
    name: string;
    /**
     * `studio`, or the reviewer's title.
     */
    title: string;
}

/**
 * A rectangle in picture pixels: origin top left, y down, edges (not pixel centres).
 */
export interface Region {
    /**
     * Left edge, px.
     */
    x: number;
    /**
     * Top edge, px.
     */
    y: number;
    /**
     * Width, px.
     */
    width: number;
    /**
     * Height, px.
     */
    height: number;
}

/**
 * A remark.
 */
export interface Note {
    /**
     * The event's hash.
     */
    id: Hash;
    /**
     * The file that it was made on.
     */
    version: Hash;
    /**
     * Who.
     */
    author: Person;
    /**
     * When, by their clock.
     */
    at: Millis;
    /**
     * Plain text.
     */
    text: string;
    /**
     * The place, in the version's own pixels.
     */
    region: Region | undefined;
    /**
     * When the studio confirmed it; none for the studio's own notes.
     */
    receivedAt: Millis | undefined;
}

/**
 * A review, folded from its log.
 */
export interface ReviewState {
    /**
     * The review's id, 32 hex digits.
     */
    id: string;
    /**
     * Its title.
     */
    title: string;
    /**
     * The studio's name.
     */
    studio: string;
    /**
     * The studio's key; everything the review trusts hangs on it.
     */
    studioKey: PublicKey;
    /**
     * When it was created.
     */
    createdAt: Millis;
    /**
     * All proofs, in order of addition.
     */
    proofs: Proof[];
    /**
     * All invited people, in order of invitation.
     */
    reviewers: Reviewer[];
    /**
     * Everything that was said, oldest first.
     */
    history: Entry[];
    /**
     * What is wrong with the log: missing parents, events by strangers, unknown kinds.
     */
    problems: Problem[];
    /**
     * The newest events, to be named as parents of the next one.
     */
    heads: Hash[];
}

/**
 * An invited person.
 */
export interface Reviewer {
    /**
     * Who.
     */
    person: Person;
    /**
     * What the link allows.
     */
    role: Role;
    /**
     * The link's public id.
     */
    link: string;
    /**
     * What the link shows.
     */
    shows: Shows;
    /**
     * When they were invited.
     */
    addedAt: Millis;
    /**
     * When the link was closed, if it was.
     */
    revokedAt: Millis | undefined;
    /**
     * The browsers that spoke with this link; more than one may mean that it was forwarded.
     */
    devices: PublicKey[];
}

/**
 * How much a [`Finding`] matters, mildest first.
 */
export type Severity = "pass" | "note" | "cannot-measure" | "warning" | "failure";

/**
 * One picture put up for approval, with its stack of versions.
 */
export interface Proof {
    /**
     * Unique in the review.
     */
    id: string;
    /**
     * Stock-keeping unit.
     */
    sku: string;
    /**
     * The view, such as `front`; may be empty.
     */
    view: string;
    /**
     * Where it stands: judged on the newest version alone.
     */
    status: ProofStatus;
    /**
     * Oldest first; the number is the place in this list plus one.
     */
    versions: Version[];
    /**
     * Oldest first.
     */
    notes: Note[];
    /**
     * Oldest first, late and superseded ones included.
     */
    decisions: Decision[];
}

/**
 * One result of one check: what was measured, against what, where, and how much it matters.
 */
export interface Finding {
    /**
     * Which measurement spoke.
     */
    check: Check;
    /**
     * A stable kebab-case word, such as `delta-e-over-tolerance`; the page's `messages.ts` knows each.
     */
    kind: string;
    /**
     * How much it matters.
     */
    severity: Severity;
    /**
     * What it is about: a swatch's name, a rule's id, a path's name. Empty for the whole picture.
     */
    about: string;
    /**
     * The measured value.
     */
    measured: Quantity | undefined;
    /**
     * The limit it was judged against.
     */
    limit: Quantity | undefined;
    /**
     * Where in the picture, as stored after orientation.
     */
    region: Region | undefined;
    /**
     * One full English sentence that names the place, the value and what was expected.
     */
    message: string;
}

/**
 * One statement by one author, before it is signed.
 */
export interface Event {
    /**
     * Format version; 1.
     */
    v: number;
    /**
     * The review that it belongs to, 32 hex digits.
     */
    review: string;
    /**
     * Who says it: the studio's key, or the key of an invited reviewer.
     */
    author: PublicKey;
    /**
     * The key of the browser it was said in (reviewers only): tells a forwarded link apart.
     */
    device?: PublicKey;
    /**
     * When, by the author's clock.
     */
    at: Millis;
    /**
     * Hashes of the newest events that the author had seen.
     */
    parents: Hash[];
    /**
     * What is said.
     */
    body: Body;
}

/**
 * Something wrong with the log.
 */
export interface Problem {
    /**
     * A stable kebab-case word, such as `missing-parent`.
     */
    kind: string;
    /**
     * The event concerned.
     */
    event: Hash;
    /**
     * One full sentence.
     */
    message: string;
}

/**
 * The units that a [`Quantity`] may have.
 */
export type Unit = "delta-e00" | "px" | "share" | "ratio" | "level" | "bytes" | "megapixels" | "count";

/**
 * What a link allows.
 */
export type Role = "view" | "comment" | "decide";

/**
 * What an [`Event`] says.
 */
export type Body = { kind: "review-created"; title: string; studio: string } | { kind: "proof-added"; proof: string; sku: string; view: string } | { kind: "version-added"; proof: string; version: VersionInfo } | { kind: "checks-recorded"; version: Hash; findings: Finding[]; engine: string } | { kind: "reviewer-added"; key: PublicKey; name: string; title: string; role: Role; link: string; shows: Shows } | { kind: "reviewer-revoked"; key: PublicKey } | { kind: "note-added"; version: Hash; text: string; region: Region | undefined } | { kind: "decision-made"; version: Hash; verdict: Verdict; reason: string } | { kind: "receipt"; events: Hash[] } | ({ kind: "unknown" } & Record<string, unknown>);

/**
 * Where a proof stands.
 */
export type ProofStatus = "empty" | "draft" | "waiting" | "changes-requested" | "rejected" | "approved";

/**
 * Which measurement a [`Finding`] comes from.
 */
export type Check = "file" | "delta-e" | "path" | "crop";

/**
 * Which step of the work made a version.
 */
export type VersionKind = "capture" | "automated" | "retouched" | "final";

/**
 * Which versions a link shows.
 */
export type Shows = { kind: "kinds"; kinds: VersionKind[] } | { kind: "files"; files: Hash[] };


/**
 * Runs once when the module is instantiated: a panic then names its place in the console before the engine is dropped.
 */
export function start(): void;

/**
 * The release of Proofroom that measures, as it is recorded with findings.
 */
export function version(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly start: () => void;
    readonly version: () => [number, number];
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
