/* tslint:disable */
/* eslint-disable */

/** A SHA-256, as 64 lower-case hex digits. */
export type Hash = string;
/** An Ed25519 public key, as 64 lower-case hex digits. */
export type PublicKey = string;
/** Milliseconds since 1970-01-01 UTC, by the author's clock. */
export type Millis = number;


/**
 * A bucket in a store, and the public half of a credential.
 */
export interface StorePlace {
    /**
     * Origin of the endpoint, such as `http://127.0.0.1:7780`.
     */
    endpoint: string;
    /**
     * The region that the credential is for.
     */
    region: string;
    /**
     * The bucket.
     */
    bucket: string;
    /**
     * The access key's id; no secret.
     */
    accessKey: string;
}

/**
 * A channel whose rules came with the program.
 */
export interface ShippedChannel {
    /**
     * Its stable kebab-case word, as [`Picture::market`] takes it.
     */
    id: string;
    /**
     * The channel's name.
     */
    name: string;
    /**
     * What kind of channel it is.
     */
    kind: Kind;
    /**
     * The day its sources were read, yyyy-mm-dd.
     */
    read: string;
}

/**
 * A checked event, as the page keeps it.
 */
export interface EventSummary {
    /**
     * Its name.
     */
    hash: Hash;
    /**
     * The signed event.
     */
    line: string;
    /**
     * The review that it belongs to.
     */
    review: string;
    /**
     * Who said it.
     */
    author: PublicKey;
    /**
     * When, by the author's clock.
     */
    at: Millis;
    /**
     * Its kind, such as `note-added`.
     */
    kind: string;
}

/**
 * A clipping path in picture pixels, ready to draw.
 */
export interface PathData {
    /**
     * Unique among a picture's paths.
     */
    id: string;
    /**
     * For people.
     */
    name: string;
    /**
     * Where it came from.
     */
    source: PathSource;
    /**
     * Whether the file names it as the one that cuts the picture out.
     */
    isClippingPath: boolean;
    /**
     * SVG path data.
     */
    d: string;
    /**
     * x and y of all on-curve points, in turn.
     */
    anchors: number[];
    /**
     * Their number.
     */
    knots: number;
    /**
     * The flatness that the file asks for, device pixels.
     */
    flatness: number | undefined;
}

/**
 * A colour difference formula. The white of its Lab is D50.
 */
export type Formula = "ciede2000" | "ciede2000-sl1" | "cie76" | "cie94" | "cie94-textile" | "cmc21" | "cmc11" | "ok" | "itp" | "hyab";

/**
 * A colour in CIE L\*a\*b\*, white D50, 2° observer.
 */
export interface Lab {
    /**
     * Lightness, 0 (black) to 100 (white).
     */
    l: number;
    /**
     * Green (negative) to red (positive).
     */
    a: number;
    /**
     * Blue (negative) to yellow (positive).
     */
    b: number;
}

/**
 * A colour judged by its mean.
 */
export interface ColorPatch {
    /**
     * Its name.
     */
    name: string;
    /**
     * What was averaged; absent where it has no place.
     */
    region: Region | undefined;
    /**
     * The colour wanted.
     */
    reference: Lab;
    /**
     * The colour found.
     */
    found: Lab | undefined;
    /**
     * Their difference by the formula asked for.
     */
    deltaE: number | undefined;
    /**
     * The largest that passes.
     */
    limit: number;
    /**
     * Signed change.
     */
    change: Change | undefined;
    /**
     * In words.
     */
    words: string;
    /**
     * Whether it is within the limit; false where it could not be measured.
     */
    passed: boolean;
}

/**
 * A connected area of the background.
 */
export interface Patch {
    /**
     * Its box, px.
     */
    region: Region;
    /**
     * Its pixels.
     */
    areaPx: number;
    /**
     * Its middle colour: the median red, green and blue level.
     */
    color: [number, number, number];
    /**
     * Its lowest channel level.
     */
    darkest: number;
}

/**
 * A correction and what it would do.
 */
export interface Correction {
    /**
     * The model that was taken.
     */
    model: CorrectionModel;
    /**
     * The space in whose linear light it works, and whose encoded values the table takes.
     */
    space: LutSpace;
    /**
     * Rows of the matrix and the offset, in linear light of the space.
     */
    rows: [number, number, number, number][];
    /**
     * Pairs of colours that it was fitted to.
     */
    pairs: number;
    /**
     * Mean, 95 % and largest difference of the pairs as they are.
     */
    before: Residual;
    /**
     * The same through the written table.
     */
    after: Residual;
    /**
     * The formula of these figures.
     */
    formula: Formula;
    /**
     * The table as the text of a `.cube` file.
     */
    cube: string;
}

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
     * Places of the tour that the review asks for and that its author had not recorded seeing at 100 % before: an approval
     * with any is kept, not counted.
     */
    unseen: string[];
    /**
     * A newer decision of the same person on the same version took its place.
     */
    replaced: boolean;
}

/**
 * A decision, as an answer shows it.
 */
export interface DecisionView {
    /**
     * The decision.
     */
    verdict: Verdict;
    /**
     * Who made it.
     */
    name: string;
    /**
     * Which hat that person wore.
     */
    title: string;
    /**
     * That person's key.
     */
    key: PublicKey;
    /**
     * When, by that person's clock.
     */
    at: Millis;
    /**
     * When the studio confirmed it.
     */
    receivedAt: Millis | undefined;
    /**
     * Why.
     */
    reason: string;
    /**
     * It came after a newer version or the closing of the link: not counted.
     */
    late: boolean;
    /**
     * Places of the required tour that this person had not seen: with any, it is not counted.
     */
    unseen: string[];
    /**
     * A newer decision of the same person took its place.
     */
    replaced: boolean;
}

/**
 * A decision.
 */
export type Verdict = "approved" | "rejected" | "changes-requested";

/**
 * A dossier that waits for its signature.
 */
export interface DossierDraft {
    /**
     * Canonical JSON of what is signed.
     */
    manifest: string;
    /**
     * What the studio signs, as UTF-8.
     */
    toSign: string;
    /**
     * `index.html`.
     */
    page: string;
    /**
     * `log.jsonl`.
     */
    log: string;
    /**
     * Report, log, thumbnails, files: in this order, the last two as they were added.
     */
    entries: DossierEntry[];
}

/**
 * A file of named colours, read.
 */
export interface SwatchFile {
    /**
     * In the order of the file.
     */
    colors: NamedColor[];
    /**
     * A sentence for each entry that could not be used.
     */
    problems: string[];
}

/**
 * A file that is made with a path.
 */
export type PathFile = { kind: "embed"; path: PathKnots; name: string; flatness: number } | { kind: "svg"; path: PathKnots } | { kind: "mask"; path: PathKnots } | { kind: "cut-out"; path: PathKnots; over: [number, number, number] | undefined };

/**
 * A group of like colours and where they went.
 */
export interface DriftVector {
    /**
     * Mean colour in the reference.
     */
    reference: Lab;
    /**
     * Mean colour of the same places in the sample.
     */
    sample: Lab;
    /**
     * Its part of what is compared, 0 to 1.
     */
    share: number;
}

/**
 * A line of a log file that is no good event.
 */
export interface LogFailure {
    /**
     * Its number, from 1.
     */
    line: number;
    /**
     * The error's code.
     */
    code: string;
    /**
     * What is wrong, in a sentence.
     */
    message: string;
}

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
 * A line or band of one colour along edges of the picture.
 */
export interface Border {
    /**
     * Thickness at the left edge, px; 0 for none.
     */
    leftPx: number;
    /**
     * Thickness at the top edge, px; 0 for none.
     */
    topPx: number;
    /**
     * Thickness at the right edge, px; 0 for none.
     */
    rightPx: number;
    /**
     * Thickness at the bottom edge, px; 0 for none.
     */
    bottomPx: number;
    /**
     * Its colour: red, green, blue levels.
     */
    color: [number, number, number];
}

/**
 * A link in plain values, as it crosses to the page and is kept there.
 */
export interface LinkParts {
    /**
     * The id, 32 hex digits.
     */
    id: string;
    /**
     * The secret, 64 hex digits.
     */
    secret: string;
    /**
     * Address of the bucket; none for bucket `proofroom` at the page's origin.
     */
    store?: string | undefined;
}

/**
 * A list of places, or of colours.
 */
export interface ColorList {
    /**
     * The colours.
     */
    colors: NamedColor[];
}

/**
 * A log file, read.
 */
export interface LogReading {
    /**
     * The good events, by review and then in the order of the fold.
     */
    events: EventSummary[];
    /**
     * The lines that are no good events.
     */
    failures: LogFailure[];
}

/**
 * A manifest that waits for the studio's signature.
 */
export interface ManifestDraft {
    /**
     * The canonical form.
     */
    text: string;
    /**
     * What the studio signs, as UTF-8.
     */
    toSign: string;
}

/**
 * A manifest, opened and checked.
 */
export interface OpenedManifest {
    /**
     * The manifest; only its good events.
     */
    manifest: Manifest;
    /**
     * The events in it that were not good.
     */
    failures: LogFailure[];
}

/**
 * A named colour and where it is in the picture.
 */
export interface Swatch {
    /**
     * Its name, such as `teal glaze`.
     */
    name: string;
    /**
     * The colour wanted, Lab D50: L*, a*, b*.
     */
    lab: [number, number, number];
    /**
     * The centre of the patch in the retouched version: pixel column and row.
     */
    at?: [number, number];
    /**
     * The same point in the automated version.
     */
    atAutomated?: [number, number];
    /**
     * The same point in the capture.
     */
    atCapture?: [number, number];
    /**
     * The point in the retouched version as shares of width and height: for pictures of another size.
     */
    atFraction?: [number, number];
    /**
     * Half the side of the patch, px.
     */
    sampleRadius?: number;
    /**
     * Standard deviation of the reference in the patch, in Lab units; 0 for a flat colour.
     */
    spread?: number;
}

/**
 * A named colour, and its place where one is known.
 */
export interface NamedColor {
    /**
     * Its name.
     */
    name: string;
    /**
     * Lab D50.
     */
    lab: Lab;
    /**
     * Where in the picture.
     */
    region: Region | undefined;
}

/**
 * A named set of limits.
 */
export interface PresetAbout {
    /**
     * The word that chooses it.
     */
    name: string;
    /**
     * Its formula.
     */
    formula: Formula;
    /**
     * Largest difference of one region or swatch.
     */
    each: number;
    /**
     * Largest mean over all.
     */
    mean: number | undefined;
    /**
     * Largest 90th percentile over all.
     */
    p90: number | undefined;
    /**
     * Where the figures come from.
     */
    source: string;
}

/**
 * A note as another program wrote it.
 */
export interface Imported {
    /**
     * The file that it is about, if its source names one by SHA-256.
     */
    version: Hash | undefined;
    /**
     * Plain text.
     */
    text: string;
    /**
     * The place; none for a note on the whole picture.
     */
    shape: NoteShape | undefined;
    /**
     * The author's name, if one is given.
     */
    name: string | undefined;
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
     * Its number in the studio's stack, from 1.
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
    /**
     * The places of the guided tour, as the studio last set them.
     */
    spots: Spot[];
    /**
     * Who looked at which of its places, one entry a person.
     */
    tours: Tour[];
    /**
     * What it was made from, where the studio made it in Proofroom.
     */
    derived: Derived | undefined;
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
 * A part of the tone scale in one picture.
 */
export interface Zone {
    /**
     * Mean colour, averaged as light.
     */
    color: Lab;
    /**
     * Its part of the picture without white ground, 0 to 1.
     */
    share: number;
}

/**
 * A path as an editor holds it, in picture pixels.
 */
export interface PathKnots {
    /**
     * The name that a person sees; empty when the source has none.
     */
    name: string;
    /**
     * Whether everything is inside before the first subpath acts.
     */
    startsFilled: boolean;
    /**
     * The outlines, in the order in which they act.
     */
    subpaths: SubpathKnots[];
}

/**
 * A path before and after refining.
 */
export interface RefineData {
    /**
     * As it came.
     */
    before: PathData;
    /**
     * On the edge.
     */
    after: PathData;
    /**
     * The segments of `after`, in document order.
     */
    segments: SegmentData[];
    /**
     * Mean distance moved, px.
     */
    movedMeanPx: number;
    /**
     * Distance that 95 % of the path did not exceed, px.
     */
    movedP95Px: number;
    /**
     * Largest distance moved, px.
     */
    movedMaxPx: number;
    /**
     * Where that was.
     */
    worst: Region | undefined;
    /**
     * Whether the path that came is on the edge, then what refining met.
     */
    findings: Finding[];
    /**
     * The path as it came, as an SVG file.
     */
    svgBefore: string;
    /**
     * The refined path as an SVG file.
     */
    svgAfter: string;
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
 * A picture format, told from its first bytes.
 */
export type Format = "jpeg" | "png" | "webp" | "tiff" | "gif" | "avif" | "heic" | "jpeg-xl" | "jpeg2000" | "psd" | "bmp" | "exr" | "hdr" | "svg" | "pdf" | "zip";

/**
 * A picture's value at a place.
 */
export interface Reading {
    /**
     * In the picture's own space and depth.
     */
    own: Levels;
    /**
     * Through the profile: L*, a*, b* (D50), alpha over white.
     */
    lab: [number, number, number];
    /**
     * CIEDE2000 to the reference at the same place; absent without one or where the sizes differ.
     */
    deltaE: number | undefined;
    /**
     * Pixels that were averaged.
     */
    averaged: number;
}

/**
 * A place of the guided tour, and how closely it was looked at.
 */
export interface TourSpot {
    /**
     * The place's word, unique on its version.
     */
    id: string;
    /**
     * Screen pixels for a picture pixel; 1 is 100 %.
     */
    scale: number;
}

/**
 * A place that whoever decides should have seen: one that a check found, or one that the studio placed by hand.
 */
export interface Spot {
    /**
     * Its word, unique on its version.
     */
    id: string;
    /**
     * What is there.
     */
    what: SpotKind;
    /**
     * What to look for there: a finding's sentence, or the studio's words; may be empty.
     */
    text: string;
    /**
     * Where, in the version's own pixels.
     */
    region: Region;
}

/**
 * A product with its colours.
 */
export interface Product {
    /**
     * The stock-keeping unit, as in file names.
     */
    sku: string;
    /**
     * A name for people; may be empty.
     */
    name?: string;
    /**
     * The view that the points are for, such as `front`; may be empty.
     */
    view?: string;
    /**
     * The colours.
     */
    swatches: Swatch[];
}

/**
 * A product's named colours, judged on a picture.
 */
export interface SwatchList {
    /**
     * In the order of the reference file.
     */
    swatches: SwatchResult[];
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
 * A rectangle with a name, in whole pixels of the sample.
 */
export interface NamedRegion {
    /**
     * For people.
     */
    name: string;
    /**
     * Where.
     */
    region: Region;
}

/**
 * A remark: the first of a thread, or an answer in one. An answer has no place of its own, no answers, and is not
 * resolved.
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
     * Plain text, as last edited.
     */
    text: string;
    /**
     * The place, in the version's own pixels.
     */
    shape: NoteShape | undefined;
    /**
     * The smallest upright rectangle around the place.
     */
    region: Region | undefined;
    /**
     * When the studio confirmed it; none for the studio's own notes.
     */
    receivedAt: Millis | undefined;
    /**
     * When it was last edited.
     */
    editedAt: Millis | undefined;
    /**
     * What it said before, oldest first.
     */
    earlier: Wording[];
    /**
     * When its author took it back: it is shown as withdrawn.
     */
    withdrawnAt: Millis | undefined;
    /**
     * Who called the thread done, unless it was opened again.
     */
    resolved: Resolution | undefined;
    /**
     * Open notes of other people on an overlapping place of the same version, while this one is open.
     */
    clashes: Hash[];
    /**
     * The answers, oldest first.
     */
    replies: Note[];
}

/**
 * A request that is signed.
 */
export interface StoreRequest {
    /**
     * `GET`, `PUT`, `HEAD` or `DELETE`.
     */
    method: string;
    /**
     * The object's name; empty for the bucket itself (a listing).
     */
    object: string;
    /**
     * Query parameters apart from the signature's own, unencoded.
     */
    query?: [string, string][];
    /**
     * Headers that the request must carry with exactly these values, in lower case; `host` is always signed.
     */
    headers?: [string, string][];
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
     * The rules of this review.
     */
    policy: Policy;
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
 * A rule file as the page shows it.
 */
export interface RuleFileAbout {
    /**
     * The channel's word.
     */
    channel: string;
    /**
     * The channel's name.
     */
    name: string;
    /**
     * The shipped channel that it changes; none for a channel of its own.
     */
    extends: string | undefined;
    /**
     * The day its sources were read, yyyy-mm-dd.
     */
    read: string;
    /**
     * Its roles; empty for changes.
     */
    roles: string[];
}

/**
 * A sealed picture.
 */
export interface SealedPicture {
    /**
     * The version's file.
     */
    file: Hash;
    /**
     * Which rendition.
     */
    part: PicturePart;
    /**
     * The object's name: `blob/` and the SHA-256 of its bytes.
     */
    object: string;
    /**
     * The key that opens it (AES-256-GCM), 64 hex digits; associated data is [`picture_name`].
     */
    key: string;
    /**
     * Media type of the opened bytes.
     */
    mediaType: string;
    /**
     * Size of the opened bytes.
     */
    bytes: number;
}

/**
 * A side of the frame.
 */
export type Side = "left" | "top" | "right" | "bottom";

/**
 * A stop of the heat map's scale.
 */
export interface LegendStop {
    /**
     * CIEDE2000.
     */
    deltaE: number;
    /**
     * Red, green, blue, 8-bit sRGB.
     */
    color: [number, number, number];
}

/**
 * A subject that could not be measured, with a sentence for a person.
 */
export interface CannotMeasure {
    /**
     * The reason, for programs.
     */
    reason: Reason;
    /**
     * The reason, for people, with the numbers that led to it.
     */
    message: string;
}

/**
 * A value that was refused, and its row with it.
 */
export interface IntakeProblem {
    /**
     * The row, from 1; the header is the first.
     */
    row: number;
    /**
     * The column's name, or its number where it has none.
     */
    column: string;
    /**
     * What stands there, shortened.
     */
    value: string;
    /**
     * What was expected.
     */
    expected: string;
}

/**
 * All pictures of a set, in the order they were added.
 */
export interface DriftReport {
    /**
     * A row each.
     */
    rows: DriftRow[];
}

/**
 * All presets.
 */
export interface PresetList {
    /**
     * The house's own first.
     */
    presets: PresetAbout[];
}

/**
 * An annotation that could not be read.
 */
export interface NoteFailure {
    /**
     * Which one of the file, from 1.
     */
    place: number;
    /**
     * What is wrong with it.
     */
    message: string;
}

/**
 * An entry of a dossier, as its container wants it.
 */
export interface DossierEntry {
    /**
     * Its path in the container.
     */
    name: string;
    /**
     * Size, bytes.
     */
    bytes: number;
    /**
     * CRC-32 of its contents.
     */
    crc32: number;
}

/**
 * An event that waits for its signatures.
 */
export interface EventDraft {
    /**
     * The canonical form.
     */
    text: string;
    /**
     * Its SHA-256: the name of the event to be.
     */
    hash: Hash;
    /**
     * What author and device sign, as UTF-8: [`CONTEXT`] and `text`.
     */
    toSign: string;
}

/**
 * An intake table, read.
 */
export interface IntakeTable {
    /**
     * The good rows, in their order.
     */
    rows: IntakeRow[];
    /**
     * What is wrong with the others.
     */
    problems: IntakeProblem[];
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
 * Distances of the subject's box from the frame, px.
 */
export interface Margins {
    /**
     * From the left side.
     */
    left: number;
    /**
     * From the top.
     */
    top: number;
    /**
     * From the right side.
     */
    right: number;
    /**
     * From the bottom.
     */
    bottom: number;
}

/**
 * Entries of a draft, on their way back.
 */
export interface DossierEntries {
    /**
     * As the draft gave them.
     */
    entries: DossierEntry[];
}

/**
 * Every convention, in words.
 */
export interface Conventions {
    /**
     * The formula with its weights.
     */
    formula: string;
    /**
     * White and observer.
     */
    white: string;
    /**
     * What untagged values mean.
     */
    srgb: string;
    /**
     * Intent and black-point compensation.
     */
    profiles: string;
    /**
     * What lies under transparency.
     */
    alpha: string;
    /**
     * How colours are averaged.
     */
    means: string;
    /**
     * How percentiles are found.
     */
    percentiles: string;
    /**
     * What counts as over.
     */
    share: string;
    /**
     * What the signs mean.
     */
    signs: string;
    /**
     * The filter of the filtered figures.
     */
    filter: string;
    /**
     * By what a verdict is found.
     */
    rule: string;
    /**
     * Who decoded.
     */
    decoder: string;
}

/**
 * Everything that was measured of one picture.
 */
export interface Measurements {
    /**
     * The file.
     */
    file: FileFacts;
    /**
     * Width after orientation, px; 0 when the pixels could not be read.
     */
    width: number;
    /**
     * Height after orientation, px.
     */
    height: number;
    /**
     * The subject; none when it could not be measured.
     */
    subject: SubjectNumbers | undefined;
    /**
     * Why the subject could not be measured, as a sentence.
     */
    subjectUnmeasured: string | undefined;
    /**
     * The background; none when it could not be measured.
     */
    background: BackgroundNumbers | undefined;
    /**
     * Why the background could not be measured, as a sentence.
     */
    backgroundUnmeasured: string | undefined;
    /**
     * The pixels' own quality.
     */
    picture: PictureNumbers;
    /**
     * The pictures that belong together; none when this one was looked at alone.
     */
    set: SetNumbers | undefined;
}

/**
 * Figures of a set of pixels.
 */
export interface Statistics {
    /**
     * How many pixels.
     */
    pixels: number;
    /**
     * The mean difference.
     */
    mean: number;
    /**
     * The difference that half of the pixels stay below.
     */
    median: number;
    /**
     * The difference that 95 % of the pixels stay below.
     */
    p95: number;
    /**
     * The difference that 99 % of the pixels stay below.
     */
    p99: number;
    /**
     * The largest difference.
     */
    max: number;
    /**
     * Share of the pixels that are strictly over the tolerance, 0 to 1.
     */
    shareOver: number;
}

/**
 * How a JPEG was compressed.
 */
export interface JpegInfo {
    /**
     * The quality setting, 1 to 100, of the IJG library whose luma table is nearest; absent where none is near.
     */
    quality: number | undefined;
    /**
     * Chroma subsampling such as `4:2:0`; `none` for a gray picture.
     */
    subsampling: string;
    /**
     * Whether the picture comes in several passes.
     */
    progressive: boolean;
}

/**
 * How a picture is cut into tiles.
 */
export interface PyramidInfo {
    /**
     * Width of the picture, px.
     */
    width: number;
    /**
     * Height of the picture, px.
     */
    height: number;
    /**
     * Side of a tile, px.
     */
    tile: number;
    /**
     * The picture first, each next half as large.
     */
    levels: LevelSize[];
    /**
     * The profile's own description, or `sRGB (assumed)`.
     */
    profile: string;
    /**
     * Whether the file has no profile, so that sRGB is assumed.
     */
    assumed: boolean;
}

/**
 * How a picture is put into a frame.
 */
export type Fit = "cover" | "contain" | "trim";

/**
 * How a picture is toned: for plots across a shoot, never a verdict.
 */
export interface BrandTones {
    /**
     * b\* of the neutrals (of everything where there are none): above 0 is warm.
     */
    warmth: number;
    /**
     * L\* between the 5 % darkest and the 5 % lightest.
     */
    contrastDepth: number;
    /**
     * L\* between the 90 % and the 99 % quantile: wide is a soft shoulder, 0 is cut off.
     */
    highlightSoftness: number;
    /**
     * 100 less the L\* of the 2 % quantile: how dark the dark is.
     */
    shadowDensity: number;
}

/**
 * How a reference lies under a picture and by what formula the two differ.
 */
export interface HeatOptions {
    /**
     * Rows of the affine map to the reference; absent where pixels face each other.
     */
    map: Map | undefined;
    /**
     * The formula.
     */
    formula: Formula;
    /**
     * The canvas's space.
     */
    space: Space;
}

/**
 * How a reference lies under a picture.
 */
export interface Laid {
    /**
     * Shift, turn, scale, and how well they fit.
     */
    fit: Alignment;
    /**
     * From the picture's places to the reference's, px from the top left corners: `x' = m00 x + m01 y + m02`, and `y'`.
     */
    map: Map;
    /**
     * They lie on each other as they are.
     */
    still: boolean;
}

/**
 * How a stretch is laid.
 */
export interface StretchOptions {
    /**
     * How far from the line the edge is sought, px, 1 to 600.
     */
    radiusPx?: number;
    /**
     * How far the Béziers may stray from the edge that was found, px, 0.05 to 5.
     */
    tolerancePx?: number;
    /**
     * Where the line turns by more than this a corner stays sharp, degrees, 5 to 180.
     */
    cornerDegrees?: number;
    /**
     * How far beside the edge it is laid, px, -10 to 10: above zero to the left of the walk on screen.
     */
    shiftPx?: number;
    /**
     * Whether the first and the last point stay where they are.
     */
    hold?: [boolean, boolean];
    /**
     * Where the path goes on smoothly: the direction into the stretch at its start, and back into it at its end.
     */
    tangents?: [[number, number] | undefined, [number, number] | undefined];
    /**
     * Stations at most, 16 to 20,000: a longer line gets wider spacing. 300 keeps pace with a pointer.
     */
    mostStations?: number;
}

/**
 * How a version came to be.
 */
export interface Derived {
    /**
     * The file it was made from.
     */
    from: Hash;
    /**
     * What was done, as a kebab-case word.
     */
    step: string;
    /**
     * Who says so.
     */
    by: Person;
    /**
     * When, by their clock.
     */
    at: Millis;
}

/**
 * How far two paths lie apart.
 */
export interface Distance {
    /**
     * Mean over both outlines' lengths, px.
     */
    meanPx: number;
    /**
     * What 95 % of both outlines' lengths stay below, px.
     */
    p95Px: number;
    /**
     * The largest distance of any sample, px.
     */
    maxPx: number;
    /**
     * A square around the worst place.
     */
    worst: Region | undefined;
}

/**
 * How fill is measured.
 */
export type Metric = "longest-dimension" | "box-area" | "mask-area";

/**
 * How good a rule's source is, best first.
 */
export type Confidence = "official" | "official-mirror" | "third-party-agree" | "third-party-single" | "open-source-default" | "house";

/**
 * How much a [`Finding`] matters, mildest first.
 */
export type Severity = "pass" | "note" | "cannot-measure" | "warning" | "failure";

/**
 * How much differs.
 */
export interface Residual {
    /**
     * Mean over the pairs.
     */
    mean: number;
    /**
     * 95 % of them stay within.
     */
    p95: number;
    /**
     * Largest.
     */
    max: number;
}

/**
 * How much of a picture lies outside a gamut.
 */
export interface GamutReport {
    /**
     * The profile's own name.
     */
    profile: string;
    /**
     * The difference from which a colour counts as outside.
     */
    tolerance: number;
    /**
     * Part of all pixels that is outside, 0 to 1.
     */
    share: number;
    /**
     * Part of the pixels that are no white ground.
     */
    shareInside: number;
    /**
     * Mean difference of those outside to what would be shown.
     */
    mean: number;
    /**
     * Largest one.
     */
    max: number;
    /**
     * The box around them.
     */
    region: Region | undefined;
    /**
     * In a sentence.
     */
    finding: Finding;
}

/**
 * How the fill of a subpath, even-odd in itself, acts on what was filled before it.
 */
export type Operation = "exclude" | "combine" | "subtract" | "intersect";

/**
 * How the reference lies under the sample.
 */
export interface Alignment {
    /**
     * How far the reference's centre has moved to the right in the sample, px of the sample.
     */
    shiftX: number;
    /**
     * And down.
     */
    shiftY: number;
    /**
     * How far the reference is turned, degrees, clockwise as seen (y is down).
     */
    turnDeg: number;
    /**
     * How much larger the reference's content is in the sample.
     */
    scale: number;
    /**
     * Correlation of lightness after the fit, -1 to 1.
     */
    likeness: number;
    /**
     * Median difference of lightness after the fit, 0 to 1.
     */
    residual: number;
    /**
     * Whether the fit is good enough to compare pixels.
     */
    trusted: boolean;
    /**
     * Largest movement of a corner, px.
     */
    movementPx: number;
    /**
     * Width and height of the sample, of the reference, px.
     */
    size: [[number, number], [number, number]];
}

/**
 * How the reference was laid under the sample, and which part of the sample was compared.
 */
export interface Aligned {
    /**
     * Shift, turn, scale and how well they fit.
     */
    fit: Alignment;
    /**
     * The part of the sample that lies well inside the reference.
     */
    compared: Region;
    /**
     * Rows of the affine map from places in the whole sample to places in the reference.
     */
    map: Map;
}

/**
 * How the subject was found.
 */
export type Method = "path" | "alpha" | "background";

/**
 * How to compare.
 */
export interface TileOptions {
    /**
     * What to show.
     */
    kind: TileKind;
    /**
     * CIEDE2000 below which nothing is shown, 0 to 100. A ghost is solid from here on.
     */
    tolerance: number;
    /**
     * Factor of the difference, 1 to 64.
     */
    gain: number;
    /**
     * From the sample's places to the reference's, where the two do not lie on each other as they are.
     */
    map?: Map;
}

/**
 * How to judge.
 */
export interface JudgeOptions {
    /**
     * Formula, tolerance, filter, strictness.
     */
    compare: CompareOptions;
    /**
     * The name of a limit on the whole set; empty for none.
     */
    preset: string;
    /**
     * Rectangles that are judged by themselves.
     */
    rectangles: NamedRegion[];
    /**
     * The id of a path whose inside is judged by itself; wins over rectangles.
     */
    path: string | undefined;
    /**
     * The SVG file that this path is in.
     */
    svg: string | undefined;
    /**
     * The space that a look was made for, and that the suggested correction's table is written for.
     */
    space: LutSpace;
    /**
     * How the reference is called.
     */
    reference: string;
    /**
     * SHA-256 of the reference's bytes: of the look where there is one.
     */
    referenceHash: string;
}

/**
 * How to refine.
 */
export interface RefineOptions {
    /**
     * How far from the rough path the edge is sought, px, 1 to 200; none: 13 px on a picture of up to 1,600 px, in
     * proportion on larger ones.
     */
    radiusPx?: number | undefined;
    /**
     * How far the Béziers may stray from the edge that was found, px, 0.05 to 5; 0.15 is fine, 0.3 usual, 0.6 coarse.
     */
    tolerancePx?: number;
    /**
     * How far beyond the edge the path is laid, px, -10 to 10: above zero spreads it, below zero chokes it.
     */
    shiftPx?: number;
    /**
     * Where the outline turns by more than this a corner stays sharp, degrees, 5 to 180; 32 keeps the corners of
     * products and rounds the noise.
     */
    cornerDegrees?: number;
}

/**
 * Means of Lab coordinates. They weigh dark pixels as much as light ones, which light itself does not.
 */
export interface LabMeans {
    /**
     * Of the reference.
     */
    reference: Lab;
    /**
     * Of the sample.
     */
    sample: Lab;
    /**
     * Their difference.
     */
    ofMeans: number;
    /**
     * Signed change from the reference to the sample.
     */
    change: Change;
}

/**
 * Notes of another program, and what is wrong with those that could not be read.
 */
export interface NotesReading {
    /**
     * The good ones, in their order.
     */
    notes: Imported[];
    /**
     * The others.
     */
    failures: NoteFailure[];
}

/**
 * One channel's rule in a [`Group`].
 */
export interface Member {
    /**
     * The channel's word.
     */
    channel: string;
    /**
     * The channel's name.
     */
    channelName: string;
    /**
     * The role's word.
     */
    role: string;
    /**
     * The rule's or the crop's id.
     */
    rule: string;
    /**
     * How much it matters there.
     */
    severity: Severity;
    /**
     * What the channel asks for.
     */
    demand: string;
    /**
     * The limit.
     */
    limit: Quantity | undefined;
}

/**
 * One measurement that several channels judge.
 */
export interface Group {
    /**
     * The finding's kind.
     */
    kind: string;
    /**
     * The gravest of its channels.
     */
    severity: Severity;
    /**
     * What was measured; none for a crop.
     */
    measure: Measure | undefined;
    /**
     * What was seen, half a sentence.
     */
    seen: string;
    /**
     * The measured value.
     */
    measured: Quantity | undefined;
    /**
     * Where in the picture.
     */
    region: Region | undefined;
    /**
     * Who says what about it, the gravest first.
     */
    members: Member[];
    /**
     * One English sentence: what was seen, and what each channel asks for.
     */
    message: string;
}

/**
 * One of the channel's frames over one picture.
 */
export interface CropFrame {
    /**
     * The frame's word, such as `thumb-5-4`.
     */
    id: string;
    /**
     * Its shape; a circle is inscribed in `frame`.
     */
    shape: Shape;
    /**
     * How the picture is put into it.
     */
    fit: Fit;
    /**
     * Whether the fit is documented; if not, the worst case (cover) is shown.
     */
    documented: boolean;
    /**
     * What the frame shows, px of the picture. For `contain` it reaches past the picture where space is added.
     */
    frame: Region;
    /**
     * Where a subject is not cut, px: the frame inside the picture; for a circle the square inscribed in it.
     */
    safeArea: Region;
    /**
     * Share of the subject's box that the frame keeps, 0 to 1; none without a subject.
     */
    subjectKept: number | undefined;
    /**
     * Whether the frame cuts the subject's box; none without a subject.
     */
    cutsSubject: boolean | undefined;
    /**
     * Share of the subject's covered pixels that the frame keeps, 0 to 1; none without a subject.
     */
    maskKept: number | undefined;
    /**
     * Distance of the subject's box from the crop's edge, px of the picture; below 0 it is cut. None without a subject.
     */
    edgePx: number | undefined;
    /**
     * Width and height of the picture that are left, px.
     */
    leftPx: [number, number];
    /**
     * What must be left, px; none where no source says it.
     */
    minPx: [number, number] | undefined;
    /**
     * What the channel draws over the frame, px of the picture.
     */
    covered: Region[];
    /**
     * Share of the subject's box under that, 0 to 1; none without a subject.
     */
    coveredShare: number | undefined;
    /**
     * How large the product is on the channel's own tile; none where its size is not known, or without a subject.
     */
    tile: Tile | undefined;
    /**
     * Shares that stay of the regions that a person drew to be kept, in their order.
     */
    keepZones: number[];
    /**
     * How good the source is.
     */
    confidence: Confidence;
    /**
     * The sources.
     */
    sources: Source[];
    /**
     * What the sources say beside it.
     */
    note: string | undefined;
}

/**
 * One outline of a [`PathKnots`].
 */
export interface SubpathKnots {
    /**
     * Whether the last knot joins the first.
     */
    closed: boolean;
    /**
     * How its fill acts on what was filled before it.
     */
    operation: Operation;
    /**
     * Six numbers a knot: x and y of the incoming handle, the anchor, the outgoing handle.
     */
    knots: number[];
    /**
     * For each knot, whether its handles move together.
     */
    linked: boolean[];
}

/**
 * One patch.
 */
export interface CheckerPatch {
    /**
     * Its name on the card.
     */
    name: string;
    /**
     * Its middle, px.
     */
    centre: [number, number];
    /**
     * The corners of what was averaged, px, clockwise from the top left one of the card.
     */
    sampled: [[number, number], [number, number], [number, number], [number, number]];
    /**
     * The colour wanted.
     */
    reference: Lab;
    /**
     * The colour found, mean in linear light.
     */
    found: Lab;
    /**
     * CIEDE2000 between them.
     */
    deltaE: number;
}

/**
 * One picture of a set.
 */
export interface DriftRow {
    /**
     * What its light looks like.
     */
    tones: Tones;
    /**
     * What strays, and which way.
     */
    findings: Finding[];
}

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
     * What kind of goods, such as `jewellery/rings`; as the studio last described it, as the next five.
     */
    category: string | undefined;
    /**
     * How it was lit.
     */
    lighting: string | undefined;
    /**
     * What is at stake.
     */
    risk: Risk | undefined;
    /**
     * Where it will be shown; empty when nobody said.
     */
    channels: string[];
    /**
     * When it must be decided.
     */
    dueAt: Millis | undefined;
    /**
     * Who in the studio looks after it.
     */
    owner: string | undefined;
    /**
     * Where it stands: judged on the newest version alone.
     */
    status: ProofStatus;
    /**
     * Where the work on it is: queue, gate and reason.
     */
    standing: Standing;
    /**
     * Oldest first, by ascending number; numbers have gaps where a version is not shown.
     */
    versions: Version[];
    /**
     * The first notes of all threads, oldest first.
     */
    notes: Note[];
    /**
     * Oldest first, late and superseded ones included.
     */
    decisions: Decision[];
}

/**
 * One question to a person.
 */
export interface Question {
    /**
     * The rule that asks.
     */
    rule: string;
    /**
     * What is asked about; the same measure is the same question in every channel.
     */
    measure: Measure;
    /**
     * The question, in English.
     */
    question: string;
    /**
     * The answer that the channel wants; none when it asks for something in words, see `demand`.
     */
    wanted: boolean | undefined;
    /**
     * What the channel asks for, in words.
     */
    demand: string;
    /**
     * What was seen, and what may be the case.
     */
    seen: string;
    /**
     * Where it is.
     */
    region: Region | undefined;
}

/**
 * One request to send as it stands.
 */
export interface SetupAsk {
    /**
     * Names the answer.
     */
    id: string;
    /**
     * The method.
     */
    method: string;
    /**
     * The full address; a credential when it is signed.
     */
    address: string;
    /**
     * Headers to send, beside those that every client sends by itself.
     */
    headers: [string, string][];
    /**
     * The body, for `PUT`.
     */
    body: string | undefined;
    /**
     * Only whether anything answers is asked: a page sends it in mode `no-cors`.
     */
    opaque: boolean;
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
 * One rule's finding, with where the rule comes from.
 */
export interface Judged {
    /**
     * What was found; `about` is the rule's or the crop's id.
     */
    finding: Finding;
    /**
     * The measured part of the message alone, the same in every channel.
     */
    seen: string;
    /**
     * The demanded part alone.
     */
    demand: string;
    /**
     * The rule's or the crop's id.
     */
    rule: string;
    /**
     * What the rule measures; none for a crop.
     */
    measure: Measure | undefined;
    /**
     * How fill was measured.
     */
    metric: Metric | undefined;
    /**
     * What the source says happens; none for a crop.
     */
    consequence: Consequence | undefined;
    /**
     * How good the source is.
     */
    confidence: Confidence;
    /**
     * The sources.
     */
    sources: Source[];
    /**
     * The day they were read, yyyy-mm-dd.
     */
    read: string;
    /**
     * What the sources say beside it, other sides included.
     */
    note: string | undefined;
}

/**
 * One segment of a refined path.
 */
export interface SegmentData {
    /**
     * SVG path data of this segment alone.
     */
    d: string;
    /**
     * 0 to 1.
     */
    confidence: number;
    /**
     * Largest distance moved, px.
     */
    movedPx: number;
    /**
     * What speaks against it.
     */
    doubt: Doubt | undefined;
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
 * One step of a change of a list; the steps are done one after the other.
 */
export interface ListRun {
    /**
     * Place in the list, from 0.
     */
    at: number;
    /**
     * So many are taken out there.
     */
    out: number;
    /**
     * So many of the new ones, the next, are put in.
     */
    put: number;
}

/**
 * One swatch judged on one picture.
 */
export interface SwatchResult {
    /**
     * The swatch's name.
     */
    name: string;
    /**
     * The colour wanted.
     */
    reference: Lab;
    /**
     * The colour found; absent when the point lies outside the picture.
     */
    found: Lab | undefined;
    /**
     * The difference between them.
     */
    deltaE: number | undefined;
    /**
     * The largest that passes: tolerance plus half the swatch's spread.
     */
    limit: number;
    /**
     * The patch that was averaged.
     */
    region: Region | undefined;
    /**
     * The verdict with its sentence.
     */
    finding: Finding;
}

/**
 * One thing that was found.
 */
export interface SetupFinding {
    /**
     * What.
     */
    code: SetupCode;
    /**
     * How much it matters.
     */
    severity: Severity;
    /**
     * The value that was found, where there is one: a region, a status, seconds.
     */
    detail: string;
}

/**
 * Presigned requests that differ in their object alone.
 */
export interface SignatureTable {
    /**
     * What the signatures share.
     */
    scope: SigningScope;
    /**
     * 32 bytes each, joined, in base64 without padding, in the order of the objects.
     */
    signatures: string;
    /**
     * They do not demand `If-None-Match: *`: the store refuses the condition (B2).
     */
    unconditional?: boolean;
}

/**
 * Sharpness, enlargement, compression, colour and exposure of one picture. What could not be measured is none, with its
 * reason beside.
 */
export interface PictureNumbers {
    /**
     * Width of the sharpest tenth of the edges in the subject, px from 10 to 90 % of the step; a sharp photograph has 1.5
     * to 3.
     */
    edgeWidthPx: number | undefined;
    /**
     * Share of the sampled detail (of Nyquist's frequency, along rows and columns) that carries signal, 0 to 1; enlarging
     * by two leaves a half.
     */
    bandwidth: number | undefined;
    /**
     * Step on the 8 × 8 grid of compression above the steps beside it, levels; from 2 on it shows.
     */
    blockiness: number | undefined;
    /**
     * Largest difference of red, green and blue that 1 % of the pixels reach, levels; a gray picture has none.
     */
    chromaLevels: number | undefined;
    /**
     * Share of the subject's pixels at 255 in all channels, 0 to 1.
     */
    clippedHigh: number | undefined;
    /**
     * Share of the subject's pixels at 0 in all channels, 0 to 1.
     */
    clippedLow: number | undefined;
    /**
     * Whether any pixel is not fully opaque.
     */
    anyTransparent: boolean;
    /**
     * Why edges were not measured, as a sentence.
     */
    unmeasured: string | undefined;
}

/**
 * Signed differences of a sample from its reference, Lab D50.
 */
export interface Change {
    /**
     * dL*: lighter is positive.
     */
    l: number;
    /**
     * dC*ab: more saturated is positive.
     */
    c: number;
    /**
     * dH*ab, with the sign of the turn from the reference's hue to the sample's (positive is counter-clockwise: from red
     * towards yellow).
     */
    h: number;
    /**
     * da*: redder is positive.
     */
    a: number;
    /**
     * db*: yellower is positive.
     */
    b: number;
}

/**
 * Size of a level, px.
 */
export interface LevelSize {
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
 * Something that does not hold.
 */
export interface DossierFault {
    /**
     * Where: an entry's name, with the line where it has some, or a byte of the container.
     */
    place: string;
    /**
     * The event that it hits, if it hits one.
     */
    event: Hash | undefined;
    /**
     * One full sentence.
     */
    message: string;
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
 * Stored levels, averaged.
 */
export interface Levels {
    /**
     * What they are.
     */
    model: Model;
    /**
     * One a channel, 0 to 255 or 65535.
     */
    values: number[];
    /**
     * Bits of a level: 8 or 16.
     */
    bits: number;
    /**
     * In the same steps; absent where the picture has none.
     */
    alpha: number | undefined;
}

/**
 * The answer in a word, best first.
 */
export type FileStanding = "approved" | "known" | "same-pixels" | "unknown";

/**
 * The card as it was found.
 */
export interface Checker {
    /**
     * Middles of the four corner patches, px: dark skin, bluish green, black, white.
     */
    corners: [[number, number], [number, number], [number, number], [number, number]];
    /**
     * The 24 patches in the card's order.
     */
    patches: CheckerPatch[];
    /**
     * Patches that were seen as spots of their own; the others were placed by the grid.
     */
    seen: number;
    /**
     * Mean and largest CIEDE2000 over the patches.
     */
    mean: number;
    /**
     * See [`mean`](Self::mean).
     */
    max: number;
    /**
     * Mean Delta-E of a* and b* alone over the neutrals lighter than 5: the white balance.
     */
    whiteBalance: number;
}

/**
 * The channels of a reading.
 */
export type Model = "gray" | "rgb" | "cmyk";

/**
 * The channels that a picture can be judged for.
 */
export interface ShippedChannels {
    /**
     * In the order of the rule files.
     */
    channels: ShippedChannel[];
}

/**
 * The colour space of a canvas.
 */
export type Space = "srgb" | "display-p3";

/**
 * The colour space whose encoded values a table takes and gives.
 */
export type LutSpace = "own" | "srgb" | "linear-srgb" | "display-p3" | "adobe-rgb" | "prophoto" | "rec709";

/**
 * The compared colours of the subject, without the ground.
 */
export interface Inside {
    /**
     * Of the pixels inside.
     */
    statistics: Statistics;
    /**
     * Mean colour of the reference over the pixels that differ at all.
     */
    reference: Lab;
    /**
     * Mean change from reference to sample over all pixels inside, coordinate by coordinate.
     */
    change: Lab;
    /**
     * CIEDE2000 between the mean colours.
     */
    ofMeans: number;
    /**
     * The share of the inside that lies in connected cells whose mean colour is over tolerance (largest area only).
     */
    driftShare: number;
    /**
     * Where that area is.
     */
    drift: Region | undefined;
}

/**
 * The file that is asked about.
 */
export interface FileQuestion {
    /**
     * The file's name, for people.
     */
    file: string;
    /**
     * SHA-256 of its bytes.
     */
    hash: Hash;
    /**
     * SHA-256 of its decoded pixels, if they could be decoded.
     */
    pixels: Hash | undefined;
}

/**
 * The judgement of one picture by one role of one channel.
 */
export interface Report {
    /**
     * The channel's word, such as `google-merchant`.
     */
    channel: string;
    /**
     * The channel's name.
     */
    channelName: string;
    /**
     * The role's word, such as `main`.
     */
    role: string;
    /**
     * Which pictures the role is for.
     */
    appliesTo: string;
    /**
     * The day the channel's sources were read, yyyy-mm-dd.
     */
    read: string;
    /**
     * The worst that was found.
     */
    verdict: ChannelVerdict;
    /**
     * One entry a rule, worst first, then crops that cut the subject.
     */
    findings: Judged[];
    /**
     * The channel's frames over the picture.
     */
    crops: CropFrame[];
    /**
     * What a person has to answer.
     */
    checklist: Question[];
    /**
     * Where sources contradict each other.
     */
    disagreements: string[];
    /**
     * What else a person should know.
     */
    notes: string[];
}

/**
 * The paths of a picture.
 */
export interface PathList {
    /**
     * In the file's order.
     */
    paths: PathData[];
}

/**
 * The pictures that belong together with one.
 */
export interface SetNumbers {
    /**
     * Pictures of this product, this one included.
     */
    count: number;
    /**
     * Names of pictures of the set that look the same as this one.
     */
    duplicates: string[];
    /**
     * The ratio of width to height that most pictures of the catalogue have.
     */
    commonRatio: number;
    /**
     * Share of the catalogue's pictures that have it, 0 to 1.
     */
    commonShare: number;
    /**
     * Whether the product has a main image; none when names say nothing of views.
     */
    hasMain: boolean | undefined;
}

/**
 * The product as it is seen on a tile.
 */
export interface Tile {
    /**
     * Longer side of the tile, px of a display at 100 %.
     */
    tilePx: number;
    /**
     * Longer side of the product's box on it, px.
     */
    subjectPx: number;
    /**
     * Whether that is enough to tell what it is: [`LEGIBLE_PX`].
     */
    legible: boolean;
}

/**
 * The rules of a review, as the studio last set them.
 */
export interface Policy {
    /**
     * Whether the worst places must be seen at 100 % before an approval counts.
     */
    tourRequired: boolean;
}

/**
 * The shape of a frame.
 */
export type Shape = "rect" | "circle";

/**
 * The subject's place in the picture.
 */
export interface Subject {
    /**
     * The smallest box around every pixel that is at least half covered, specks left out, px.
     */
    bounds: Region;
    /**
     * How it was found.
     */
    method: Method;
    /**
     * How sure the bounds are, 0 to 1. 1 for path and alpha; else plainness of the frame × contrast of the outline.
     */
    confidence: number;
    /**
     * Sum of the coverage, px.
     */
    areaPx: number;
    /**
     * Separate parts that count as subject (a pair of shoes has two).
     */
    pieces: number;
    /**
     * Tiny marks away from the subject, left out of `bounds`; largest first, at most 32.
     */
    specks: Region[];
    /**
     * A line or frame drawn along the picture's edge, left out of the search.
     */
    border: Border | undefined;
}

/**
 * The two clouds.
 */
export interface MixedLight {
    /**
     * Mean colour of the cooler light's cells.
     */
    cooler: Lab;
    /**
     * Mean colour of the warmer light's cells.
     */
    warmer: Lab;
    /**
     * The smaller one's part of all near-neutral cells.
     */
    share: number;
}

/**
 * The two gates.
 */
export type Gate = "technical" | "intent";

/**
 * The units that a [`Quantity`] may have.
 */
export type Unit = "delta-e00" | "px" | "share" | "ratio" | "level" | "bytes" | "megapixels" | "count";

/**
 * The worst of a report.
 */
export type ChannelVerdict = "pass" | "cannot-measure" | "warning" | "failure";

/**
 * What a `.cube` file says of itself.
 */
export interface LookAbout {
    /**
     * Its title; may be empty.
     */
    title: string;
    /**
     * Points of its 1D part.
     */
    curve: number | undefined;
    /**
     * Points along a side of its 3D part.
     */
    cube: number | undefined;
    /**
     * What was not understood, a sentence each.
     */
    warnings: string[];
}

/**
 * What a compared tile shows.
 */
export type TileKind = "difference" | "ghost" | "delta-e";

/**
 * What a dossier says, and whether all of it holds together.
 */
export interface DossierReport {
    /**
     * Nothing was changed, taken out, added or moved.
     */
    good: boolean;
    /**
     * What was, at most [`MAX_FAULTS`].
     */
    faults: DossierFault[];
    /**
     * The review's title, as the good events say.
     */
    title: string;
    /**
     * The studio's name, as the studio wrote it.
     */
    studio: string;
    /**
     * The studio's key: what all of it rests on.
     */
    studioKey: PublicKey;
    /**
     * When it was made, by the studio's clock; none where the manifest cannot be read.
     */
    madeAt: Millis | undefined;
    /**
     * Good events.
     */
    events: number;
    /**
     * Proofs.
     */
    proofs: number;
    /**
     * Those of them that stand approved.
     */
    approved: number;
    /**
     * Files of versions that are in it.
     */
    files: number;
    /**
     * The report was made by another release: it is held against its hash, not made again.
     */
    otherRelease: string | undefined;
    /**
     * The good events, to be asked about files.
     */
    log?: string;
}

/**
 * What a file says about its origin. Presence only: nothing is verified.
 */
export interface Provenance {
    /**
     * A C2PA manifest (Content Credentials) is in the file.
     */
    c2pa: boolean;
    /**
     * The last part of IPTC's digital source type, such as `trainedAlgorithmicMedia`.
     */
    sourceType: string | undefined;
}

/**
 * What a file says about itself.
 */
export interface About {
    /**
     * SHA-256 of the file's bytes.
     */
    sha256: Hash;
    /**
     * SHA-256 of the decoded pixels.
     */
    pixels: Hash;
    /**
     * Format, size, depth, profile.
     */
    info: FileInfo;
    /**
     * What is wrong with the file itself.
     */
    findings: Finding[];
}

/**
 * What a file says about itself.
 */
export interface FileInfo {
    /**
     * The format that the bytes are in.
     */
    format: Format;
    /**
     * Size of the file, bytes.
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
     * Width as stored, px.
     */
    storedWidth: number;
    /**
     * Height as stored, px.
     */
    storedHeight: number;
    /**
     * EXIF orientation, 1 to 8; 1 when the file says nothing. Already applied to the pixels.
     */
    orientation: number;
    /**
     * Bits of one stored channel (or palette index): 1, 2, 4, 8 or 16.
     */
    bitDepth: number;
    /**
     * What the stored channels mean.
     */
    colorModel: ColorModel;
    /**
     * The profile's own description, or `sRGB (assumed)`; `none` for inks without one.
     */
    profile: string;
    /**
     * Whether the file carries a profile, usable or not.
     */
    hasProfile: boolean;
    /**
     * Whether there is an alpha channel (or a transparent palette entry).
     */
    alpha: boolean;
    /**
     * Pictures in the file: frames of an animation, pages of a TIFF. Only the first is read.
     */
    frames: number;
    /**
     * Horizontal pixels per inch, if stated.
     */
    dpi: number | undefined;
    /**
     * Only for JPEG.
     */
    jpeg: JpegInfo | undefined;
}

/**
 * What a link allows.
 */
export type Role = "view" | "comment" | "decide";

/**
 * What a link shows, as of one moment.
 */
export interface Manifest {
    /**
     * Format version; 1.
     */
    v: number;
    /**
     * The link's id, 32 hex digits.
     */
    link: string;
    /**
     * Grows by at least one with each manifest of the link.
     */
    number: number;
    /**
     * When it was made, by the studio's clock.
     */
    issuedAt: Millis;
    /**
     * When the link ends.
     */
    expiresAt: Millis;
    /**
     * The studio closed the link; nothing else is in the manifest then.
     */
    closed: boolean;
    /**
     * The review's id.
     */
    review: string;
    /**
     * The studio's key.
     */
    studioKey: PublicKey;
    /**
     * The invited person's key.
     */
    inviteKey: PublicKey;
    /**
     * The newest events of the studio's whole log: parents of what the person says next.
     */
    heads: Hash[];
    /**
     * The signed events that the link shows, one line each.
     */
    events: string[];
    /**
     * The pictures that the link shows.
     */
    pictures: SealedPicture[];
    /**
     * Signatures to fill the slots; none for a link that only shows.
     */
    slots: SignatureTable | undefined;
}

/**
 * What a note said before it was edited.
 */
export interface Wording {
    /**
     * Plain text.
     */
    text: string;
    /**
     * When it was written, by the author's clock.
     */
    at: Millis;
}

/**
 * What a page remembers of the newest manifest that it saw.
 */
export interface SeenManifest {
    /**
     * Its number.
     */
    number: number;
    /**
     * The studio's key.
     */
    studioKey: PublicKey;
    /**
     * The events in it that were good: they are not checked again.
     */
    events?: string[];
}

/**
 * What a region, or the whole picture, measured.
 */
export interface RegionReport {
    /**
     * Its name; `whole picture` for the first.
     */
    name: string;
    /**
     * The box around its pixels.
     */
    region: Region | undefined;
    /**
     * Of its pixels as they are.
     */
    raw: Statistics;
    /**
     * Of its pixels after the Gaussian; absent where none was asked for.
     */
    filtered: Statistics | undefined;
    /**
     * Mean colour of the reference, averaged in linear light, Lab D50.
     */
    reference: Lab;
    /**
     * Mean colour of the sample.
     */
    sample: Lab;
    /**
     * The difference of the mean colours; not the mean of the differences.
     */
    ofMeans: number;
    /**
     * Signed change from the reference's mean colour to the sample's.
     */
    change: Change;
    /**
     * That change in words.
     */
    words: string;
    /**
     * The same of means taken over Lab coordinates; where regions are named.
     */
    labMeans: LabMeans | undefined;
    /**
     * Whether it keeps the rule: the difference of means and 95 % of the filtered pixels below the tolerance (of the raw
     * pixels, where none are filtered), or every pixel within it when strict.
     */
    passed: boolean;
}

/**
 * What a row says of the proofs of one SKU.
 */
export interface IntakeRow {
    /**
     * Its line in the table, from 1; the header is the first.
     */
    row: number;
    /**
     * The stock-keeping unit.
     */
    sku: string;
    /**
     * The view; without one the row speaks of all views.
     */
    view: string | undefined;
    /**
     * What kind of goods.
     */
    category: string | undefined;
    /**
     * How it was lit.
     */
    lighting: string | undefined;
    /**
     * What is at stake.
     */
    risk: Risk | undefined;
    /**
     * Where it will be shown.
     */
    channels: string[] | undefined;
    /**
     * The day by which it must be decided, yyyy-mm-dd.
     */
    due: string | undefined;
    /**
     * Who in the studio looks after it.
     */
    owner: string | undefined;
}

/**
 * What a rule measures.
 */
export type Measure = "longest-side-px" | "shortest-side-px" | "width-px" | "width-height-px" | "megapixels" | "aspect-ratio" | "orientation" | "file-size-bytes" | "container-format" | "extension-matches-content" | "color-model" | "icc-profile" | "bit-depth" | "frame-count" | "dpi" | "product-fill" | "smallest-margin" | "subject-cropped" | "background-color" | "background-residue" | "shadow-touches-edge" | "uniform-border-present" | "shadow-present" | "has-transparency" | "gif-version" | "clipping-path" | "ai-provenance-metadata" | "jpeg-quality" | "chroma-subsampling" | "progressive" | "orientation-tag" | "filename" | "height-px" | "sum-sides-px" | "content-size-px" | "centre-offset" | "object-count" | "fill-to-corners" | "blurred-or-pixelated" | "upscaled" | "is-grayscale" | "exposure-clipping" | "crop-min-px" | "focal-point" | "some-of" | "image-count" | "additional-image-count" | "duplicate-images" | "aspect-ratio-consistent" | "overlay-text" | "overlay-logo-or-watermark" | "platform-badges-present" | "props-present" | "packaging-or-tags-present" | "multiple-views-in-frame" | "is-photograph" | "is-placeholder" | "is-lifestyle" | "stock-photo" | "authentic" | "model-present" | "mannequin-present" | "head-crop" | "view" | "margin-stated" | "minimum-size" | "image-url";

/**
 * What a store does with the condition `If-None-Match: *`.
 */
export type Once = "enforced" | "racy" | "ignored" | "refused" | "unknown";

/**
 * What an [`Event`] says.
 */
export type Body = { kind: "review-created"; title: string; studio: string; nonce: string } | { kind: "proof-added"; proof: string; sku: string; view: string } | { kind: "version-added"; proof: string; version: VersionInfo; number?: number } | { kind: "checks-recorded"; version: Hash; findings: Finding[]; engine: string } | { kind: "reviewer-added"; key: PublicKey; name: string; title: string; role: Role; link: string; shows: Shows } | { kind: "reviewer-revoked"; key: PublicKey } | { kind: "note-added"; version: Hash; text: string; region: Region | undefined; shape?: NoteShape; replyTo?: Hash } | { kind: "note-edited"; note: Hash; text: string } | { kind: "note-withdrawn"; note: Hash } | { kind: "note-resolved"; note: Hash; resolved: boolean } | { kind: "decision-made"; version: Hash; verdict: Verdict; reason: string } | { kind: "receipt"; events: Hash[] } | { kind: "proof-described"; proof: string; category?: string; lighting?: string; risk?: Risk; channels?: string[]; dueAt?: Millis; owner?: string } | { kind: "policy-set"; tourRequired?: boolean } | { kind: "spots-placed"; version: Hash; spots: Spot[] } | { kind: "tour-recorded"; version: Hash; spots: TourSpot[] } | { kind: "version-derived"; version: Hash; from: Hash; step: string } | ({ kind: "unknown" } & Record<string, unknown>);

/**
 * What an editor asks of an opened picture.
 */
export type PathRequest = { kind: "read"; id: string; svg: string | undefined } | { kind: "refine"; path: PathKnots; options: RefineOptions } | { kind: "make"; options: RefineOptions } | { kind: "apart"; path: PathKnots; before: PathKnots } | { kind: "stretch"; sides: number[]; options: StretchOptions } | { kind: "wire"; from: [number, number]; to: [number, number]; options: StretchOptions };

/**
 * What came back.
 */
export interface SetupReply {
    /**
     * The request's id.
     */
    id: string;
    /**
     * The status; 0 when nothing came or nothing may be read, 200 for an opaque answer.
     */
    status: number;
    /**
     * Headers that could be read, names in lower case.
     */
    headers: [string, string][];
    /**
     * The first 8,192 characters of the body.
     */
    body: string;
    /**
     * When it came.
     */
    at: Millis;
    /**
     * The page's own policy forbade the request.
     */
    blocked: boolean;
}

/**
 * What can be found; each has its own sentence and remedy in the page and in the native program.
 */
export type SetupCode = "reachable" | "unreachable" | "blocked-by-page" | "key-unknown" | "secret-wrong" | "region-wrong" | "endpoint-wrong" | "bucket-missing" | "list-refused" | "store-failing" | "not-a-store" | "clock-good" | "clock-off" | "clock-wrong" | "clock-hidden" | "cors-good" | "cors-not-needed" | "cors-not-asked" | "cors-missing" | "cors-incomplete" | "cors-open" | "slots-good" | "slots-refused" | "signature-loose" | "once-enforced" | "once-race-lost" | "once-ignored" | "once-refused" | "open-refused" | "anonymous-good" | "anonymous-blocked" | "anonymous-list" | "anonymous-write" | "versioning-on" | "versioning-off" | "versioning-unknown" | "leftover";

/**
 * What changed in the state of a review. Applied to the state before it gives the state after it.
 */
export interface ReviewChange {
    /**
     * Everything is told: it is applied to a state without proofs and history.
     */
    whole: boolean;
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
     * The studio's key.
     */
    studioKey: PublicKey;
    /**
     * When it was created.
     */
    createdAt: Millis;
    /**
     * The rules of this review.
     */
    policy: Policy;
    /**
     * All invited people, if anything changed about them.
     */
    reviewers: Reviewer[] | undefined;
    /**
     * All that is wrong with the log, if that changed.
     */
    problems: Problem[] | undefined;
    /**
     * The newest events.
     */
    heads: Hash[];
    /**
     * Proofs that are new or may have changed.
     */
    proofs: Proof[];
    /**
     * Where they stand.
     */
    proofRuns: ListRun[];
    /**
     * Entries of the history that are new or may have changed.
     */
    history: Entry[];
    /**
     * Where they stand.
     */
    historyRuns: ListRun[];
}

/**
 * What comes back.
 */
export type PathAnswer = { kind: "path"; path: PathKnots; segments: SegmentReport[]; findings: Finding[] } | { kind: "refused"; reason: Reason; message: string } | { kind: "apart"; distance: Distance | undefined } | { kind: "stretch"; knots: number[]; linked: boolean[]; segments: SegmentReport[] };

/**
 * What is at stake with a picture.
 */
export type Risk = "low" | "medium" | "high";

/**
 * What is known about one side of the refined path.
 */
export interface SegmentReport {
    /**
     * How sure it is that the side lies within 2 px of the edge, 0 to 1.
     */
    confidence: number;
    /**
     * The largest distance of this side from the rough path, px.
     */
    movedPx: number;
    /**
     * Colour step at the edge, in deviations of the noise there; the mean over the side.
     */
    contrast: number;
    /**
     * How soft the edge is: deviation of the soft step that fits best, px, 0.6 to 3; a sharp lens makes 0.6 to 1.2.
     */
    softnessPx: number;
    /**
     * Backdrop just inside the side, and the inset that would mend it; `None` where it cannot be told.
     */
    halo: Halo | undefined;
    /**
     * Why a person should look at it.
     */
    doubt: Doubt | undefined;
}

/**
 * What is known beside the picture.
 */
export interface Context {
    /**
     * The day that dated rules are judged on, yyyy-mm-dd.
     */
    today: string;
    /**
     * The product's category, such as `apparel`; rules for categories warn at most while it is not known.
     */
    category?: string | undefined;
    /**
     * The market, such as `south-east-asia`; as for the category.
     */
    market?: string | undefined;
    /**
     * Ways of working whose rules hold, such as `upload-by-name`.
     */
    circumstances?: string[];
    /**
     * Regions of the picture that every crop should keep, px.
     */
    keep?: Region[];
}

/**
 * What is to be checked.
 */
export interface SetupPlan {
    /**
     * The bucket, and the studio's key.
     */
    place: StorePlace;
    /**
     * The access key that signs what reviewers send; the studio's own where it is the same.
     */
    signer: string;
    /**
     * Address under which anybody reads the bucket, where it is another than the endpoint's (R2).
     */
    public?: string | undefined;
    /**
     * Origin of the page, such as `https://studio.example`; none when it is not known.
     */
    origin?: string | undefined;
    /**
     * Who asks: a page sees only what CORS lets it see.
     */
    from: SetupFrom;
    /**
     * When the requests are signed.
     */
    at: Millis;
    /**
     * 32 random hex digits: the canaries' name.
     */
    id: string;
}

/**
 * What kind of channel it is.
 */
export type Kind = "marketplace" | "retailer" | "ad-channel" | "store-platform" | "social" | "standard";

/**
 * What kind of colour profile a file has.
 */
export type ProfileClass = "none" | "srgb" | "other";

/**
 * What lies just inside a side of a path.
 */
export interface Halo {
    /**
     * Share of backdrop colour 0.5 to 1.5 px inside the path, 0 to 1.
     */
    share: number;
    /**
     * How far the side must move in until that is under 5 %, px, at most 4.
     */
    insetPx: number;
}

/**
 * What makes a signature good for a while, apart from what it signs.
 */
export interface SigningScope {
    /**
     * The bucket and credential.
     */
    place: StorePlace;
    /**
     * When it was signed, as `20261123T153000Z`.
     */
    stamp: string;
    /**
     * For how long it is good, seconds, at most [`MAX_EXPIRES_S`].
     */
    expiresS: number;
}

/**
 * What one person looked at on a version.
 */
export interface Tour {
    /**
     * Who.
     */
    person: Person;
    /**
     * The places by their words, each as closely as it was ever looked at.
     */
    spots: TourSpot[];
    /**
     * When they last looked, by their clock.
     */
    at: Millis;
}

/**
 * What one picture's light looks like.
 */
export interface Tones {
    /**
     * The most frequent tone of little chroma: mostly the backdrop.
     */
    neutrals: Zone | undefined;
    /**
     * The darkest 2 to 10 %.
     */
    shadows: Zone | undefined;
    /**
     * The lightest 2 to 10 %.
     */
    highlights: Zone | undefined;
    /**
     * Colours that skin has, whatever they are of.
     */
    skin: Zone | undefined;
    /**
     * Absent where the picture is nearly all white ground.
     */
    brand: BrandTones | undefined;
    /**
     * Two colours of light, where there are two.
     */
    mixedLight: MixedLight | undefined;
}

/**
 * What the background looks like, over white where it is transparent; a band of a few pixels round the subject, where
 * compression ripples, is left out.
 */
export interface BackgroundNumbers {
    /**
     * Pixels that were judged.
     */
    fieldPx: number;
    /**
     * Share of them that are exactly 255, 255, 255.
     */
    whiteShare: number;
    /**
     * The lowest channel level in the field, 0 to 255.
     */
    minimum: number;
    /**
     * The level that 1 % of the field's pixels are at or below, 0 to 255.
     */
    percentile1: number;
    /**
     * Mean difference of the largest and the smallest channel, levels.
     */
    cast: number;
    /**
     * Its middle colour: the median red, green and blue level.
     */
    median: [number, number, number];
    /**
     * Chroma of the mean colour, CIELAB (D50): 0 is neutral, 2 is seen beside white.
     */
    castChroma: number;
    /**
     * Share of exact white in the band along the frame, 1 % of the shorter side wide.
     */
    edgeWhiteShare: number;
    /**
     * The lowest channel level in that band.
     */
    edgeMinimum: number;
    /**
     * Share of the picture that is more than half transparent.
     */
    transparentShare: number;
    /**
     * What stands under the transparent pixels, the median: what a channel shows that drops transparency.
     */
    underTransparent: [number, number, number] | undefined;
    /**
     * The largest connected area that is not white and not a shadow.
     */
    offWhite: Patch | undefined;
    /**
     * Share of the field in all such areas.
     */
    offWhiteShare: number;
    /**
     * Larger marks away from the subject (text, logos, labels may look so), largest first, at most 16.
     */
    marks: Patch[];
    /**
     * The largest small mark away from the subject.
     */
    residue: Patch | undefined;
    /**
     * How many such marks there are.
     */
    residueCount: number;
    /**
     * The soft shadow next to the subject.
     */
    shadow: Patch | undefined;
    /**
     * Sides of the frame that the shadow reaches.
     */
    shadowTouches: Side[];
    /**
     * A line or band of one colour along an edge.
     */
    border: Patch | undefined;
}

/**
 * What the channels say of a picture.
 */
export interface MarketData {
    /**
     * One for each rule file, in their order.
     */
    reports: Report[];
    /**
     * What is not passed, the same measurement in several channels as one.
     */
    groups: Group[];
    /**
     * Where the product is, if that could be told.
     */
    subject: Subject | undefined;
}

/**
 * What the checks say of a version.
 */
export type Technical = "unchecked" | "passed" | "unmeasured" | "failed";

/**
 * What the comparison measured.
 */
export interface Comparison {
    /**
     * Width of both pictures, px.
     */
    width: number;
    /**
     * Height of both pictures, px.
     */
    height: number;
    /**
     * The tolerance that shares and findings refer to.
     */
    tolerance: number;
    /**
     * The formula of every difference.
     */
    formula: Formula;
    /**
     * Standard deviation of the Gaussian of the filtered figures, px; 0 where there are none.
     */
    filterPx: number;
    /**
     * Of all pixels.
     */
    statistics: Statistics;
    /**
     * Counts of all pixels in 64 bins of 0.25 each; the last one takes everything from 15.75 on.
     */
    histogram: number[];
    /**
     * The largest connected area whose mean difference is over tolerance, whatever the reason.
     */
    worst: Region | undefined;
    /**
     * Of the pixels that are not white ground in either picture; absent where there are none.
     */
    inside: Inside | undefined;
    /**
     * The whole picture first, then each named region.
     */
    regions: RegionReport[];
    /**
     * The verdict first, then what else is worth knowing.
     */
    findings: Finding[];
}

/**
 * What the file says of itself.
 */
export interface FileFacts {
    /**
     * The file's name, for the extension; none when it has none (pasted pictures).
     */
    name: string | undefined;
    /**
     * The format by its first bytes, lower case: `jpeg`, `png`, `webp`, `tiff`, …
     */
    format: string;
    /**
     * Size, bytes.
     */
    bytes: number;
    /**
     * `rgb`, `gray`, `cmyk`, lower case.
     */
    colorModel: string;
    /**
     * The class of the embedded profile.
     */
    profile: ProfileClass;
    /**
     * The embedded profile's own name; empty for none.
     */
    profileName: string;
    /**
     * Bits a channel.
     */
    bitDepth: number;
    /**
     * Whether there is an alpha channel.
     */
    hasAlpha: boolean;
    /**
     * Frames or pages.
     */
    frames: number;
    /**
     * Resolution, dots an inch; none when the file does not say.
     */
    dpi: number | undefined;
    /**
     * Quality of a JPEG by its tables, 1 to 100; none for other formats and unusual tables.
     */
    jpegQuality: number | undefined;
    /**
     * Chroma subsampling of a JPEG such as `4:2:0`, `none` for a gray one; none for other formats.
     */
    subsampling: string | undefined;
    /**
     * Whether a JPEG comes in several passes.
     */
    progressive: boolean;
    /**
     * The EXIF orientation, 1 to 8; 1 is upright or not stated.
     */
    orientation: number;
    /**
     * `gif87a` or `gif89a`; none for other formats.
     */
    gifVersion: string | undefined;
    /**
     * Clipping paths in the file.
     */
    paths: number;
    /**
     * Whether metadata say that AI made or changed the picture.
     */
    provenance: Provenance;
}

/**
 * What the logs know of a file.
 */
export interface VerifyAnswer {
    /**
     * The file's name, as asked.
     */
    file: string;
    /**
     * SHA-256 of its bytes, as asked.
     */
    hash: Hash;
    /**
     * The answer in a word.
     */
    verdict: FileStanding;
    /**
     * The version that it is, or whose pixels it has.
     */
    version: VersionInfo | undefined;
    /**
     * That version's number.
     */
    number: number | undefined;
    /**
     * The number of the newest version, when this one was superseded.
     */
    supersededBy: number | undefined;
    /**
     * The proof's id.
     */
    proof: string | undefined;
    /**
     * The proof's stock-keeping unit.
     */
    sku: string | undefined;
    /**
     * The review's title.
     */
    review: string | undefined;
    /**
     * The studio's name, as the studio wrote it.
     */
    studio: string | undefined;
    /**
     * The studio's key: what the answer rests on.
     */
    studioKey: PublicKey | undefined;
    /**
     * All decisions on that version, oldest first.
     */
    decisions: DecisionView[];
    /**
     * What is wrong with the log that the answer comes from.
     */
    problems: Problem[];
}

/**
 * What the source says happens when a rule is broken.
 */
export type Consequence = "hard-reject" | "suppressed" | "unpublished" | "required-consequence-unstated" | "commercial-penalty" | "feature-loss" | "channel-modifies" | "recommendation" | "unverified";

/**
 * What the store does.
 */
export interface SetupReport {
    /**
     * In the order in which they were asked.
     */
    findings: SetupFinding[];
    /**
     * What later requests depend on.
     */
    facts: StoreFacts;
    /**
     * Nothing stands in the way of sharing.
     */
    usable: boolean;
}

/**
 * What the stored channels of a picture mean.
 */
export type ColorModel = "gray" | "rgb" | "palette" | "cmyk";

/**
 * What the studio decides about a manifest; the log says the rest.
 */
export interface ManifestTerms {
    /**
     * The link's id, 32 hex digits.
     */
    link: string;
    /**
     * Larger than that of every manifest of this link before.
     */
    number: number;
    /**
     * Now, by the studio's clock.
     */
    issuedAt: Millis;
    /**
     * When the link ends.
     */
    expiresAt: Millis;
    /**
     * Whether the link is closed: nothing else goes into the manifest then.
     */
    closed: boolean;
    /**
     * The invited person's key.
     */
    inviteKey: PublicKey;
    /**
     * Sealed pictures; those that the link does not show are left out.
     */
    pictures: SealedPicture[];
    /**
     * Signatures to fill the slots.
     */
    slots: SignatureTable | undefined;
}

/**
 * What there is to see at a spot.
 */
export type SpotKind = "finding" | "hands" | "hair" | "jewellery" | "join" | "other";

/**
 * What to do next.
 */
export type SetupStep = { kind: "ask"; asks: SetupAsk[] } | { kind: "done"; report: SetupReport };

/**
 * What to judge against.
 */
export interface CompareOptions {
    /**
     * Largest difference that is accepted; above 0 and at most 100. Pixels exactly at it are within.
     */
    tolerance?: number;
    /**
     * The formula of every figure.
     */
    formula?: Formula;
    /**
     * Standard deviation of the Gaussian for the filtered figures, px, at most 20; 0 leaves them out.
     */
    filterPx?: number;
    /**
     * Whether every pixel must be within tolerance.
     */
    strict?: boolean;
}

/**
 * What to paste where.
 */
export interface SetupRules {
    /**
     * Whose store it is.
     */
    kind: StoreKind;
    /**
     * The CORS rule as JSON, in the provider's form; none where page and store share an origin.
     */
    cors: string | undefined;
    /**
     * The bucket policy as JSON; none where the provider has a switch instead.
     */
    policy: string | undefined;
}

/**
 * What was found out about a store, as it is kept beside its keys.
 */
export interface StoreFacts {
    /**
     * When.
     */
    at: Millis;
    /**
     * Whether a slot is written once.
     */
    once: Once;
    /**
     * Whether anybody reads `open/` and `blob/` without a signature.
     */
    anonymousRead: boolean;
    /**
     * Whether it keeps overwritten objects; none when it does not say.
     */
    versioning: boolean | undefined;
    /**
     * Its clock less this machine's, milliseconds; none when it cannot be read.
     */
    clockMs: number | undefined;
}

/**
 * What was found, whatever it was judged by.
 */
export interface ColorReport {
    /**
     * The gravest of the findings.
     */
    verdict: Severity;
    /**
     * Figures of pixels and regions; only against a picture or a look, and where pixels face each other.
     */
    comparison: Comparison | undefined;
    /**
     * Named colours and patches.
     */
    patches: ColorPatch[];
    /**
     * The colour chart.
     */
    checker: Checker | undefined;
    /**
     * The target gamut.
     */
    gamut: GamutReport | undefined;
    /**
     * How the reference was laid under the picture.
     */
    aligned: Aligned | undefined;
    /**
     * Like colours and where they went.
     */
    vectors: DriftVector[];
    /**
     * What would mend it.
     */
    correction: Correction | undefined;
    /**
     * The verdict first; each names the reference.
     */
    findings: Finding[];
    /**
     * Every convention behind the figures.
     */
    conventions: Conventions;
    /**
     * The table as CSV, with the conventions in its head.
     */
    csv: string;
}

/**
 * Where a note points.
 */
export type NoteShape = { kind: "pin"; x: number; y: number } | { kind: "rectangle"; x: number; y: number; width: number; height: number } | { kind: "ellipse"; x: number; y: number; width: number; height: number } | { kind: "freehand"; points: Point[] } | { kind: "arrow"; from: Point; to: Point };

/**
 * Where a path came from.
 */
export type PathSource = "photoshop" | "svg" | "refined";

/**
 * Where a picture's background is.
 */
export interface GroundInfo {
    /**
     * How the product was told from it; none when it could not be.
     */
    method: Method | undefined;
    /**
     * How sure that is, 0 to 1.
     */
    confidence: number;
    /**
     * Why it could not be told, or empty.
     */
    why: string;
}

/**
 * Where a proof stands.
 */
export type ProofStatus = "empty" | "draft" | "waiting" | "changes-requested" | "rejected" | "approved";

/**
 * Where a rule comes from.
 */
export interface Source {
    /**
     * Its id in the rule file.
     */
    id: string;
    /**
     * Its address, or words where it has none.
     */
    url: string;
    /**
     * Who publishes it.
     */
    publisher: string;
    /**
     * `official`, `third_party`, `community`, `open_source_code` or `house`.
     */
    kind: string;
    /**
     * The date on the page, where it shows one.
     */
    dated: string | undefined;
}

/**
 * Where the subject is, in numbers. Shadows are not part of it.
 */
export interface SubjectNumbers {
    /**
     * The subject's box, px.
     */
    bounds: Region;
    /**
     * How it was found: `path`, `alpha` or `background`.
     */
    method: string;
    /**
     * How sure the box is, 0 to 1.
     */
    confidence: number;
    /**
     * max(box width ÷ width, box height ÷ height), 0 to 1: the side that would hit the frame first.
     */
    fillLongest: number;
    /**
     * Box area ÷ picture area, 0 to 1.
     */
    fillBox: number;
    /**
     * Covered pixels ÷ picture area, 0 to 1.
     */
    fillMask: number;
    /**
     * Distance of the box from each side of the frame, px.
     */
    margins: Margins;
    /**
     * The box's centre minus the picture's, share of the picture's width; right is positive.
     */
    centerOffsetX: number;
    /**
     * The same for the height; down is positive.
     */
    centerOffsetY: number;
    /**
     * Sides of the frame that the subject touches.
     */
    touches: Side[];
    /**
     * Separate parts.
     */
    pieces: number;
    /**
     * Corners of the frame that the subject covers, 0 to 4.
     */
    corners: number;
    /**
     * Share of the covered pixels that belong to parts thinner than 3 px of a 1000 px side (straps, stems), 0 to 1.
     */
    thinShare: number;
}

/**
 * Where the work on a proof is.
 */
export interface Standing {
    /**
     * Who has to act; none when the proof is done.
     */
    queue: Queue | undefined;
    /**
     * The gate that it has not passed; none when it is done.
     */
    gate: Gate | undefined;
    /**
     * What the checks say of the newest version, whatever people say of it.
     */
    technical: Technical;
    /**
     * Why it is there.
     */
    reason: QueueReason;
}

/**
 * Which measurement a [`Finding`] comes from.
 */
export type Check = "file" | "delta-e" | "path" | "crop";

/**
 * Which model was fitted.
 */
export type CorrectionModel = "gains" | "gains-offsets" | "matrix";

/**
 * Which of a swatch's points belongs to a version.
 */
export type Sampling = "capture" | "automated" | "retouched";

/**
 * Which part of a picture stays when a frame cuts it.
 */
export type Anchor = "center" | "top" | "bottom" | "left" | "right";

/**
 * Which product, view and version a brand's own reference file is read for.
 */
export interface SwatchesFor {
    /**
     * The product.
     */
    sku: string;
    /**
     * Its view; may be empty.
     */
    view: string;
    /**
     * The kind of version: the file has a place for each.
     */
    kind: VersionKind;
}

/**
 * Which rendition of a version a [`SealedPicture`] is.
 */
export type PicturePart = "full" | "thumb";

/**
 * Which step of the work made a version.
 */
export type VersionKind = "capture" | "automated" | "retouched" | "final";

/**
 * Which versions a link shows.
 */
export type Shows = { kind: "kinds"; kinds: VersionKind[] } | { kind: "files"; files: Hash[] };

/**
 * Who asks.
 */
export type SetupFrom = "page" | "native";

/**
 * Who called a thread done.
 */
export interface Resolution {
    /**
     * Who.
     */
    by: Person;
    /**
     * When, by their clock.
     */
    at: Millis;
}

/**
 * Who has to act next.
 */
export type Queue = "intake" | "checks" | "manual" | "retouch" | "conflict" | "share" | "review";

/**
 * Whose store it is, by its address.
 */
export type StoreKind = "aws" | "r2" | "b2" | "other";

/**
 * Why a proof is in its queue.
 */
export type QueueReason = { kind: "no-version" } | { kind: "not-checked" } | { kind: "failed"; count: number; check: Check; finding: string } | { kind: "cannot-measure"; count: number; check: Check; finding: string } | { kind: "returned"; verdict: Verdict; by: string[] } | { kind: "disagreement"; approved: string[]; against: string[] } | { kind: "nobody-asked" } | { kind: "waiting"; on: string[] } | { kind: "approved"; by: string[] };

/**
 * Why a stretch of the outline is in doubt.
 */
export type Doubt = "low-contrast" | "soft-edge" | "band-limit" | "two-edges" | "clipped" | "opinions" | "topology" | "strap-kept" | "too-small";

/**
 * Why no subject was found.
 */
export type Reason = "empty-path" | "busy-background" | "nothing-found" | "low-contrast";


/**
 * A finished comparison; free it when its heat map is no longer wanted: the map has a colour for every pixel.
 */
export class ColorComparison {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The map as a picture in fixed colours, for laying over the sample.
     */
    heatMap(): Pixels;
    /**
     * The numbers, without the map.
     */
    report(): Comparison;
}

/**
 * A correction, ready to be laid over tiles of one canvas space.
 */
export class CorrectionPreview {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * From the correction's table.
     */
    constructor(table: Look, space: Space);
}

/**
 * The subject cut out of a picture, with straight alpha and its own colours along the edge.
 */
export class CutOut {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Straight alpha, for a canvas over any background.
     */
    pixels(): Pixels;
    /**
     * The cut-out on one colour, as a PNG: exactly that colour where nothing of the subject is.
     */
    pngOver(red: number, green: number, blue: number): Uint8Array;
    /**
     * The cut-out as a PNG with straight alpha. A canvas would multiply the colours by alpha and lose them.
     */
    png(): Uint8Array;
}

/**
 * What stands around the contents of a signed dossier.
 */
export class DossierFrame {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * What stands before entry `n`; `dossier.json` is the last one.
     */
    head(n: number): Uint8Array;
    /**
     * `dossier.json`, the last entry.
     */
    sealed(): string;
    /**
     * What stands after the last.
     */
    tail(): Uint8Array;
}

/**
 * What goes into a dossier, in a worker's memory.
 */
export class DossierMaker {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Adds a version's file, of which only sums are kept; refused when one byte is another.
     */
    addFile(file: string, name: string, bytes: Uint8Array | number[]): void;
    /**
     * Adds the small picture of a version.
     */
    addThumb(file: string, media_type: string, bytes: Uint8Array | number[]): void;
    /**
     * Lays it out; `approved` refuses files that do not stand approved.
     */
    draft(approved: boolean, made_at: number): DossierDraft;
    /**
     * The dossier of a log file, every signature of which is checked.
     */
    constructor(log: string);
}

/**
 * A set of pictures whose light is compared.
 */
export class DriftSet {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Measures a picture and keeps what its light looks like; the picture may then be freed.
     */
    add(picture: Picture): void;
    /**
     * Judges the set against its median, and against the hero where there is one: its place in the set.
     */
    judge(hero?: number | null): DriftReport;
    /**
     * An empty set.
     */
    constructor();
}

/**
 * The log that this browser keeps, folded in a worker's memory: an event is read once, and told by what it changes.
 */
export class KeptLog {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * What changed since it was last asked; the first time, and with `whole`, everything.
     */
    change(whole: boolean): ReviewChange;
    /**
     * Those of these events that are not here.
     */
    missing(events: string[]): string[];
    /**
     * An empty log of the review with this id; none of its events should be missing.
     */
    constructor(review: string);
    /**
     * Those of these events that no receipt of the studio names.
     */
    owed(events: string[]): string[];
    /**
     * Adds events that were checked when they were kept: a line each, its name, a blank, and the signed event.
     */
    take(lines: string): void;
}

/**
 * A brand's look, read.
 */
export class Look {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * What the file says of itself.
     */
    about(): LookAbout;
    /**
     * Reads a `.cube` file for values of a space.
     */
    static read(bytes: Uint8Array | number[], space: LutSpace): Look;
}

/**
 * An opened file. Free it when it is no longer needed: pixels are large.
 */
export class Picture {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Hashes, format, size, profile and what is wrong with the file.
     */
    about(): About;
    /**
     * Finds how a reference lies under this picture, on copies of both; `fit.trusted` says whether to use it.
     */
    alignment(reference: Picture, space: Space): Laid;
    /**
     * The mean colours at places, as a person pointed at them; the place is cut at the frame.
     */
    colorsAt(places: ColorList): ColorList;
    /**
     * CIEDE2000 of this picture against a reference of the same size. `progress` hears 0 to 1 and stops the work by
     * answering `false`: the error's code is then `cancelled`.
     */
    compare(reference: Picture, tolerance: number, progress: Function): ColorComparison;
    /**
     * One tile of the comparison with a reference of the same size.
     */
    comparedTile(reference: Picture, level: number, column: number, row: number, space: Space, options: TileOptions): Pixels;
    /**
     * One tile of the picture through a correction.
     */
    correctedTile(preview: CorrectionPreview, level: number, column: number, row: number): Pixels;
    /**
     * Cuts out along the path named `id` (see [`paths`](Self::paths)), or the one in `svg` when its text is given. Soft
     * sides (hair, fur) are found and get a wide matte.
     */
    cutOut(id: string, svg: string | null | undefined, progress: Function): CutOut;
    /**
     * What the file says about itself, without the hashes that take a look at every pixel.
     */
    describe(): FileInfo;
    /**
     * One tile of stripes over what a target cannot show.
     */
    gamutTile(target: TargetGamut, level: number, column: number, row: number, space: Space): Pixels;
    /**
     * One tile with the background that is not pure white marked; empty where the background cannot be told.
     */
    groundTile(level: number, column: number, row: number, space: Space): Pixels;
    /**
     * Where the background is, or why that cannot be told; found once.
     */
    ground(space: Space): GroundInfo;
    /**
     * One tile of the difference to a reference that is seen through a look, or lies elsewhere.
     */
    heatTile(reference: Picture, look: Look | null | undefined, level: number, column: number, row: number, options: HeatOptions): Pixels;
    /**
     * Finds the colour chart by itself, or measures the one whose corner patches' middles are given: eight numbers, x and y
     * of dark skin, bluish green, black and white.
     */
    judgeChecker(corners: Float64Array | number[], options: JudgeOptions): ColorReport;
    /**
     * Judges named colours at their places.
     */
    judgeColors(colors: ColorList, options: JudgeOptions): ColorReport;
    /**
     * Judges this picture by another one, laid on it where it must be; by a look on it where there is one; by the regions
     * of a label picture where there is one.
     */
    judge(reference: Picture, look: Look | null | undefined, labels: Picture | null | undefined, options: JudgeOptions, progress: Function): ColorReport;
    /**
     * Judges the picture by rule files (their texts), each as its main image or as the role named at its place in `roles`
     * (empty for main). The product is found by the path in `svg`, else by the picture's path `id`, else by alpha or a plain
     * background.
     */
    market(rules: string[], roles: string[], context: Context, id?: string | null, svg?: string | null): MarketData;
    /**
     * What this picture shows under a tile of another one, by the map that leads from that one's places to this one's.
     */
    movedTile(under: Picture, map: Float64Array | number[], level: number, column: number, row: number, space: Space): Pixels;
    /**
     * Decodes a JPEG, PNG, WebP or TIFF; the name is only for messages and for rules about names.
     */
    static open(bytes: Uint8Array | number[], name: string): Picture;
    /**
     * How much of this picture a target cannot show.
     */
    outOfGamut(target: TargetGamut, options: JudgeOptions, progress: Function): ColorReport;
    /**
     * A file with the path in it; `bytes` are the picture's own, for those that go into a copy of it. A cut-out tells its
     * progress.
     */
    pathFile(request: PathFile, bytes: Uint8Array | number[] | null | undefined, progress: Function): Uint8Array;
    /**
     * Answers an editor; whole paths tell their progress.
     */
    path(request: PathRequest, progress: Function): PathAnswer;
    /**
     * The clipping paths that the file holds, ready to draw.
     */
    paths(): PathList;
    /**
     * Makes the smaller levels for a canvas space, unless they are there, and says how large all are.
     */
    pyramid(space: Space): PyramidInfo;
    /**
     * The same, with the difference to the same place of a reference; without it where the sizes differ.
     */
    readingAgainst(reference: Picture, x: number, y: number, size: number): Reading;
    /**
     * The value of the square of `size` (1, 3 or 5) px around the pixel at column `x`, row `y`.
     */
    reading(x: number, y: number, size: number): Reading;
    /**
     * Judges and refines the path named `id` (see [`paths`](Self::paths)), or the one in `svg` when its text is given.
     */
    refine(id: string, svg: string | null | undefined, progress: Function): RefineData;
    /**
     * The whole picture in 8-bit sRGB with straight alpha, as `ImageData` wants it.
     */
    rgba(): Uint8ClampedArray;
    /**
     * Lets go of the whole converted picture, which checks make and which can be made again; the levels stay.
     */
    slim(): void;
    /**
     * Judges the swatches that the reference file `json` names for a product and view; none when it has none for it.
     * The kind says which of a swatch's points belongs to this picture.
     */
    swatches(json: string, sku: string, view: string, kind: VersionKind, tolerance: number): SwatchList | undefined;
    /**
     * A small picture, its longer side at most `max_side` px.
     */
    thumbnail(max_side: number): Pixels;
    /**
     * One tile of a level, in the canvas space, straight alpha.
     */
    tile(level: number, column: number, row: number, space: Space): Pixels;
    /**
     * Height after orientation, px.
     */
    readonly height: number;
    /**
     * Bytes that this handle holds, for a cache with a bound.
     */
    readonly heldBytes: number;
    /**
     * SHA-256 of the file's bytes.
     */
    readonly sha256: string;
    /**
     * Width after orientation, px.
     */
    readonly width: number;
}

/**
 * A result in 8-bit sRGB with straight alpha.
 */
export class Pixels {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The bytes, as `ImageData` wants them; the handle is gone after it.
     */
    take(): Uint8ClampedArray;
    /**
     * Height, px.
     */
    readonly height: number;
    /**
     * Width, px.
     */
    readonly width: number;
}

/**
 * A destination's gamut, read.
 */
export class TargetGamut {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Reads an ICC profile.
     */
    static read(bytes: Uint8Array | number[]): TargetGamut;
    /**
     * The profile's own name.
     */
    readonly name: string;
}

/**
 * Reads a team's rule file and says what it is; `base` is the file that it changes, when it does.
 */
export function aboutRules(name: string, text: string, base?: string | null): RuleFileAbout;

/**
 * Puts a draft's text and its signatures together and checks them.
 */
export function assembleEvent(text: string, signature: string, device_signature?: string | null): EventSummary;

/**
 * Which channels' rules come with the program, and how old they are. The rules themselves are files that the page fetches.
 */
export function channels(): ShippedChannels;

/**
 * Holds a dossier against itself.
 */
export function checkDossier(bytes: Uint8Array | number[]): DossierReport;

/**
 * The presets and where each comes from.
 */
export function colorPresets(): PresetList;

/**
 * Brings an event into its canonical form, ready to be signed.
 */
export function draftEvent(event: Event): EventDraft;

/**
 * Makes the manifest of one link from the studio's whole log, ready to be signed.
 */
export function draftManifest(review: string, lines: string[], terms: ManifestTerms): ManifestDraft;

/**
 * The notes of these events as a page of W3C Web Annotations.
 */
export function exportNotes(review: string, lines: string[]): string;

/**
 * Puts the studio's signature to a draft.
 */
export function finishDossier(manifest: string, signature: string, of: DossierEntries): DossierFrame;

/**
 * What these events say; `whole` says that none should be missing.
 */
export function foldLog(review: string, lines: string[], whole: boolean): ReviewState;

/**
 * Reads one W3C Web Annotation, a list of them, or a page of them.
 */
export function importNotes(text: string): NotesReading;

/**
 * The public half of a link's invite key.
 */
export function inviteKey(link: LinkParts): string;

/**
 * The fragment of a link, with its `#`.
 */
export function linkFragment(link: LinkParts): string;

/**
 * Opens a manifest and checks it against what was seen.
 */
export function openManifest(link: LinkParts, sealed: Uint8Array | number[], seen?: SeenManifest | null): OpenedManifest;

/**
 * Opens a slot and checks the event in it.
 */
export function openSlot(link: LinkParts, name: string, sealed: Uint8Array | number[]): EventSummary;

/**
 * Finds the link in an address, a fragment, or any pasted text.
 */
export function parseLink(text: string): LinkParts;

/**
 * What a sealed picture is bound to (its associated data).
 */
export function pictureName(file: string, part: PicturePart): string;

/**
 * The presigned address of a request; `day_key` is HMAC-SHA-256("AWS4" secret, day).
 */
export function presign(place: StorePlace, at: number, expires_s: number, day_key: Uint8Array | number[], request: StoreRequest): string;

/**
 * Checks one signed event.
 */
export function readEvent(line: string): EventSummary;

/**
 * Reads an intake table (CSV); the channels whose rules came with the program are known.
 */
export function readIntake(text: string): IntakeTable;

/**
 * Reads a log file.
 */
export function readLog(text: string): LogReading;

/**
 * Reads an SVG path file against the picture that it belongs to.
 */
export function readSvgPath(text: string, name: string, width: number, height: number): PathData;

/**
 * Reads a file of named colours: CSV, JSON, ASE, ACO or `CxF3`; of a brand's own reference, a list of products, the colours of
 * one product.
 */
export function readSwatchFile(bytes: Uint8Array | number[], wanted: SwatchesFor): SwatchFile;

/**
 * The id of the review that `author` begins with `nonce` (32 random hex digits).
 */
export function reviewId(author: string, nonce: string): string;

/**
 * Seals a drafted manifest with the studio's signature.
 */
export function sealManifest(link: LinkParts, text: string, signature: string, nonce: Uint8Array | number[]): Uint8Array;

/**
 * Seals one of the studio's own objects, padded to blocks of 4,096 bytes.
 */
export function sealOwn(key: Uint8Array | number[], name: string, text: string, nonce: Uint8Array | number[]): Uint8Array;

/**
 * Seals a signed event for a slot: 4,096 bytes.
 */
export function sealSlot(link: LinkParts, slot: number, line: string, nonce: Uint8Array | number[]): Uint8Array;

/**
 * The CORS rule and the policy that a store needs, to be pasted at the provider's.
 */
export function setupRules(plan: SetupPlan): SetupRules;

/**
 * What to ask a store next, or what it enforces: see `share::setup`.
 */
export function setupStep(plan: SetupPlan, day_key: Uint8Array | number[], signer_day_key: Uint8Array | number[], replies: SetupReply[]): SetupStep;

/**
 * SHA-256 of any bytes, as 64 lower-case hex digits: a version's name.
 */
export function sha256(bytes: Uint8Array | number[]): string;

/**
 * The invited person's signature.
 */
export function signAsInvited(link: LinkParts, message: string): string;

/**
 * The day that a day key is for, as `20261123`.
 */
export function signingDay(at: number): string;

/**
 * The address to PUT a sealed event to, with `If-None-Match: *` unless the table is unconditional.
 */
export function slotAddress(table: SignatureTable, link: string, slot: number): string;

/**
 * Signs all slots of a link, each to be written once where the store takes that condition; `day_key` is
 * HMAC-SHA-256("AWS4" secret, day).
 */
export function slotTable(place: StorePlace, at: number, expires_s: number, day_key: Uint8Array | number[], link: string, once: boolean): SignatureTable;

/**
 * Runs once when the module is instantiated: a panic then names its place in the console before the engine is dropped.
 */
export function start(): void;

/**
 * Asks log files about a file: `wholes` should hold every event, `parts` came through a link's signed manifest and hold
 * what the link shows. Lines that fail are passed over: they can only take an approval away.
 */
export function verifyFile(wholes: string[], parts: string[], question: FileQuestion): VerifyAnswer;

/**
 * The release of Proofroom that measures, as it is recorded with findings.
 */
export function version(): string;

/**
 * The log file of these events.
 */
export function writeLog(review: string, lines: string[]): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_colorcomparison_free: (a: number, b: number) => void;
    readonly __wbg_correctionpreview_free: (a: number, b: number) => void;
    readonly __wbg_cutout_free: (a: number, b: number) => void;
    readonly __wbg_dossierframe_free: (a: number, b: number) => void;
    readonly __wbg_dossiermaker_free: (a: number, b: number) => void;
    readonly __wbg_driftset_free: (a: number, b: number) => void;
    readonly __wbg_keptlog_free: (a: number, b: number) => void;
    readonly __wbg_look_free: (a: number, b: number) => void;
    readonly __wbg_picture_free: (a: number, b: number) => void;
    readonly __wbg_pixels_free: (a: number, b: number) => void;
    readonly __wbg_targetgamut_free: (a: number, b: number) => void;
    readonly aboutRules: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly assembleEvent: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly channels: () => [number, number, number];
    readonly checkDossier: (a: number, b: number) => [number, number, number];
    readonly colorPresets: () => [number, number, number];
    readonly colorcomparison_heatMap: (a: number) => [number, number, number];
    readonly colorcomparison_report: (a: number) => [number, number, number];
    readonly correctionpreview_new: (a: number, b: any) => [number, number, number];
    readonly cutout_pixels: (a: number) => number;
    readonly cutout_png: (a: number) => [number, number, number, number];
    readonly cutout_pngOver: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly dossierframe_head: (a: number, b: number) => [number, number];
    readonly dossierframe_sealed: (a: number) => [number, number];
    readonly dossierframe_tail: (a: number) => [number, number];
    readonly dossiermaker_addFile: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number];
    readonly dossiermaker_addThumb: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
    readonly dossiermaker_draft: (a: number, b: number, c: number) => [number, number, number];
    readonly dossiermaker_new: (a: number, b: number) => [number, number, number];
    readonly draftEvent: (a: any) => [number, number, number];
    readonly draftManifest: (a: number, b: number, c: number, d: number, e: any) => [number, number, number];
    readonly driftset_add: (a: number, b: number) => [number, number];
    readonly driftset_judge: (a: number, b: number) => [number, number, number];
    readonly driftset_new: () => number;
    readonly exportNotes: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly finishDossier: (a: number, b: number, c: number, d: number, e: any) => [number, number, number];
    readonly foldLog: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly importNotes: (a: number, b: number) => [number, number, number];
    readonly inviteKey: (a: any) => [number, number, number, number];
    readonly keptlog_change: (a: number, b: number) => [number, number, number];
    readonly keptlog_missing: (a: number, b: number, c: number) => [number, number];
    readonly keptlog_new: (a: number, b: number) => number;
    readonly keptlog_owed: (a: number, b: number, c: number) => [number, number];
    readonly keptlog_take: (a: number, b: number, c: number) => void;
    readonly linkFragment: (a: any) => [number, number, number, number];
    readonly look_about: (a: number) => [number, number, number];
    readonly look_read: (a: number, b: number, c: any) => [number, number, number];
    readonly openManifest: (a: any, b: number, c: number, d: number) => [number, number, number];
    readonly openSlot: (a: any, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly parseLink: (a: number, b: number) => [number, number, number];
    readonly pictureName: (a: number, b: number, c: any) => [number, number, number, number];
    readonly picture_about: (a: number) => [number, number, number];
    readonly picture_alignment: (a: number, b: number, c: any) => [number, number, number];
    readonly picture_colorsAt: (a: number, b: any) => [number, number, number];
    readonly picture_compare: (a: number, b: number, c: number, d: any) => [number, number, number];
    readonly picture_comparedTile: (a: number, b: number, c: number, d: number, e: number, f: any, g: any) => [number, number, number];
    readonly picture_correctedTile: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly picture_cutOut: (a: number, b: number, c: number, d: number, e: number, f: any) => [number, number, number];
    readonly picture_describe: (a: number) => [number, number, number];
    readonly picture_gamutTile: (a: number, b: number, c: number, d: number, e: number, f: any) => [number, number, number];
    readonly picture_ground: (a: number, b: any) => [number, number, number];
    readonly picture_groundTile: (a: number, b: number, c: number, d: number, e: any) => [number, number, number];
    readonly picture_heatTile: (a: number, b: number, c: number, d: number, e: number, f: number, g: any) => [number, number, number];
    readonly picture_height: (a: number) => number;
    readonly picture_heldBytes: (a: number) => number;
    readonly picture_judge: (a: number, b: number, c: number, d: number, e: any, f: any) => [number, number, number];
    readonly picture_judgeChecker: (a: number, b: number, c: number, d: any) => [number, number, number];
    readonly picture_judgeColors: (a: number, b: any, c: any) => [number, number, number];
    readonly picture_market: (a: number, b: number, c: number, d: number, e: number, f: any, g: number, h: number, i: number, j: number) => [number, number, number];
    readonly picture_movedTile: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: any) => [number, number, number];
    readonly picture_open: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly picture_outOfGamut: (a: number, b: number, c: any, d: any) => [number, number, number];
    readonly picture_path: (a: number, b: any, c: any) => [number, number, number];
    readonly picture_pathFile: (a: number, b: any, c: number, d: number, e: any) => [number, number, number, number];
    readonly picture_paths: (a: number) => [number, number, number];
    readonly picture_pyramid: (a: number, b: any) => [number, number, number];
    readonly picture_reading: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly picture_readingAgainst: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly picture_refine: (a: number, b: number, c: number, d: number, e: number, f: any) => [number, number, number];
    readonly picture_rgba: (a: number) => [number, number, number, number];
    readonly picture_sha256: (a: number) => [number, number];
    readonly picture_slim: (a: number) => void;
    readonly picture_swatches: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: any, i: number) => [number, number, number];
    readonly picture_thumbnail: (a: number, b: number) => [number, number, number];
    readonly picture_tile: (a: number, b: number, c: number, d: number, e: any) => [number, number, number];
    readonly picture_width: (a: number) => number;
    readonly pixels_height: (a: number) => number;
    readonly pixels_take: (a: number) => [number, number];
    readonly pixels_width: (a: number) => number;
    readonly presign: (a: any, b: number, c: number, d: number, e: number, f: any) => [number, number, number, number];
    readonly readEvent: (a: number, b: number) => [number, number, number];
    readonly readIntake: (a: number, b: number) => [number, number, number];
    readonly readLog: (a: number, b: number) => [number, number, number];
    readonly readSvgPath: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly readSwatchFile: (a: number, b: number, c: any) => [number, number, number];
    readonly reviewId: (a: number, b: number, c: number, d: number) => [number, number];
    readonly sealManifest: (a: any, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number, number, number];
    readonly sealOwn: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number) => [number, number, number, number];
    readonly sealSlot: (a: any, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly setupRules: (a: any) => [number, number, number];
    readonly setupStep: (a: any, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number, number];
    readonly sha256: (a: number, b: number) => [number, number];
    readonly signAsInvited: (a: any, b: number, c: number) => [number, number, number, number];
    readonly signingDay: (a: number) => [number, number, number, number];
    readonly slotAddress: (a: any, b: number, c: number, d: number) => [number, number, number, number];
    readonly slotTable: (a: any, b: number, c: number, d: number, e: number, f: number, g: number, h: number) => [number, number, number];
    readonly start: () => void;
    readonly targetgamut_name: (a: number) => [number, number];
    readonly targetgamut_read: (a: number, b: number) => [number, number, number];
    readonly verifyFile: (a: number, b: number, c: number, d: number, e: any) => [number, number, number];
    readonly version: () => [number, number];
    readonly writeLog: (a: number, b: number, c: number, d: number) => [number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __externref_drop_slice: (a: number, b: number) => void;
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
