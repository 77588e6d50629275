/** The sample points of one proof: kept in this browser, with the values of both versions as they come. */
import type { ReactiveControllerHost } from 'lit';
import type { SamplePoint } from '../state/looking-model.js';
import type { Actions } from '../state/model.js';
import { words } from '../text/messages.js';
import type { Layer } from '../viewer/layers.js';
import type { ReadPoint } from './pr-samples.js';
import { readPair, type Wish } from './reader.js';

type Sides = Pick<Wish, 'own' | 'other' | 'map'> | null;

export class SamplePoints {
  read: readonly ReadPoint[] = [];
  #proof = '';
  #turn = 0;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement, private readonly actions: () => Actions, private readonly sides: () => Sides) {}

  get points(): readonly SamplePoint[] {
    return this.read.map(({ point }) => point);
  }

  /** Another proof: its own points. */
  async open(proof: string): Promise<void> {
    this.#proof = proof;
    const kept = await this.actions().samples(proof);
    if (proof !== this.#proof) return;
    this.read = [];
    this.#set(kept);
  }

  /** Another version, or another one beside it: the same points, other values. */
  again(): void {
    this.read = this.points.map((point) => ({ point, pair: null }));
    void this.#readAll();
  }

  drop(at: Omit<SamplePoint, 'id'>): void {
    const { points } = this;
    if (points.some(({ x, y, size }) => x === at.x && y === at.y && size === at.size)) return;
    this.#keep([...points, { id: Math.max(0, ...points.map(({ id }) => id)) + 1, ...at }]);
  }

  /** Null takes all away. */
  remove(point: SamplePoint | null): void {
    this.#keep(point ? this.points.filter(({ id }) => id !== point.id) : []);
  }

  #keep(points: readonly SamplePoint[]): void {
    this.#set(points);
    this.actions().keepSamples(this.#proof, points).catch(() => undefined); // told already
  }

  #set(points: readonly SamplePoint[]): void {
    this.read = points.map((point) => ({ point, pair: this.read.find((known) => known.point.id === point.id)?.pair ?? null }));
    this.#tell();
    void this.#readAll();
  }

  /** One after the other: a later change begins anew. */
  async #readAll(): Promise<void> {
    const turn = ++this.#turn;
    const sides = this.sides();
    if (!sides) return;
    for (const { x, y, size, id } of this.read.filter(({ pair }) => !pair).map(({ point }) => point)) {
      const pair = await readPair(this.actions(), { ...sides, pixel: { x, y }, size }).catch(() => null); // such as: outside this version
      if (turn !== this.#turn) return;
      this.read = this.read.map((each) => (each.point.id === id ? { ...each, pair } : each));
      this.host.requestUpdate();
    }
  }

  #tell(): void {
    this.host.requestUpdate();
    this.host.dispatchEvent(new CustomEvent<Layer | null>('sample-layer', { detail: layerOf(this.points), bubbles: true, composed: true }));
  }
}

function layerOf(points: readonly SamplePoint[]): Layer | null {
  const marks = points.map(({ id, x, y, size }, n) => ({
    id: `sample-${id}`, tag: String(n + 1), tone: 'plain' as const, label: words.looking.sample(n + 1), region: { x: x - (size - 1) / 2, y: y - (size - 1) / 2, width: size, height: size },
  }));
  return marks.length > 0 ? { id: 'samples', kind: 'marks', label: words.looking.samples, marks } : null;
}
