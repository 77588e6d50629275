/**
 * Opens one side of the page: storage, pictures, sync, actions. The studio's side and the reviewer's are never both open;
 * the Verify page, which is anybody's, takes the side that this browser was last used for.
 */
import type { Engine } from '../engine/protocol.js';
import { toProblem } from '../engine/protocol.js';
import type { Version } from '../../../pkg/proofroom.js';
import type { ReviewerSnapshot, StudioSnapshot } from '../sync/contract.js';
import { createActions } from './actions.js';
import { toast, told, type Context, type ReviewNames } from './context.js';
import { takeFragment } from './fragment.js';
import { DEFAULT_SETTINGS } from './initial.js';
import type { Actions, AppState, Settings } from './model.js';
import { Pictures } from './pictures.js';
import { Storage } from './storage.js';
import type { Store } from './store.js';

export interface Session {
  readonly actions: Actions;
  /** Reads the review that this browser keeps and follows it from then on. */
  follow(): Promise<void>;
}

/** Each side brings its own protocol: the other's is never fetched. */
const protocols = { studio: () => import('../sync/studio.js'), reviewer: () => import('../sync/reviewer.js') };

export async function openSession({ store, engine, openedWith, names }: { store: Store; engine: Engine; openedWith: string; names: ReviewNames }): Promise<Session> {
  const [storage] = await Promise.all([Storage.open(), protocols[store.state.side]()]);
  const [settings, pattern, last] = await Promise.all([
    storage.setting<Partial<Settings>>('settings'), storage.setting<string>('pattern'), storage.setting<AppState['side']>('side'),
  ]);
  const { view, intake } = store.state;
  const side = view.name === 'verify' ? last ?? 'studio' : store.state.side;
  store.update({
    side, settings: { ...DEFAULT_SETTINGS, ...settings }, intake: { ...intake, ...(pattern && { pattern }) },
    ...(side === 'reviewer' && { link: { kind: 'opening' } as const }),
  });

  const pictures = new Pictures(store, engine, storage);
  const apply = (snapshot: StudioSnapshot | ReviewerSnapshot) => {
    if (snapshot.review && !store.state.review) performance.mark('review-folded'); // what the board's bench measures from
    store.update(snapshot);
    if (snapshot.review && !(last === 'studio' && side === 'reviewer')) void storage.setSetting('side', side);
  };
  /** Intake and checks, once; a network that failed may be back at the next call. */
  let working: ReturnType<typeof fetchWork> | undefined;
  const fetchWork = async () => (await import('./studio-work.js')).studioWork(context);
  const work = () => (working ??= fetchWork().catch((error: unknown) => { working = undefined; throw error; }));
  const opened = Promise.withResolvers<void>();
  const sides = await (side === 'studio' ? openStudio() : openReviewer());
  const context: Context = { store, engine, storage, pictures, studio: sides.studio, reviewer: sides.reviewer, names, opened: opened.promise };
  store.subscribe((changed) => {
    if (!changed.has('view') && !changed.has('review') && !changed.has('online')) return;
    const versions = versionsInView(store.state);
    pictures.follow(versions);
    if (side === 'studio') void told(store, async () => (await work()).checks.load(versions)).catch(() => undefined); // told already
  });
  addEventListener('hashchange', () => {
    const pasted = takeFragment(location, history);
    if (pasted) void sides.take(pasted).catch((error: unknown) => toast(store, 'bad', toProblem(error)));
  });
  return { actions: createActions(context, side === 'studio' ? async () => (await work()).actions : undefined), follow: () => told(store, () => sides.follow(openedWith)).finally(() => {
    opened.resolve();
    store.update({ opening: false });
  }) };

  async function openStudio() {
    const { Studio } = await protocols.studio();
    const studio = new Studio({
      engine, pictures: pictures.forLinks(), reviewPage: new URL('/review/', location.origin).href, onChange: apply,
    });
    const take = async (fragment: string) => { if (fragment.startsWith('#store=')) await studio.connect(fragment); };
    // Not before somebody wants to share: until then the page asks nothing of anybody.
    const claimToShare = async () => { if (store.state.view.name === 'share') await studio.claim(); };
    return {
      studio, reviewer: null, take,
      async follow(fragment: string) {
        apply(await studio.open());
        store.update({ opening: false });
        opened.resolve();
        if (fragment.startsWith('#store=')) await take(fragment);
        await claimToShare();
        store.subscribe((changed) => {
          if (changed.has('view')) void told(store, claimToShare).catch(() => undefined); // told already
        });
      },
    };
  }

  async function openReviewer() {
    const { Reviewer } = await protocols.reviewer();
    const reviewer = new Reviewer({ engine, onChange: apply });
    pictures.reviewer = reviewer;
    const take = async (pasted: string) => apply(await reviewer.open(pasted || undefined));
    return { studio: null, reviewer, take, follow: take };
  }
}

/** The versions of the proof that the address names; on the reviewer's side of the first, if it names none. */
function versionsInView({ view, review }: AppState): readonly Version[] {
  if (view.name !== 'proof' && view.name !== 'review') return [];
  if (view.name === 'review' && view.all) return [];
  const proof = view.proof === undefined ? review?.proofs[0] : review?.proofs.find(({ id }) => id === view.proof);
  return proof?.versions ?? [];
}
