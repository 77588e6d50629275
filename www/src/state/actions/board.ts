/** Actions of the board: what it shows, what is selected, and what is said of many proofs at once. */
import type { Body } from '../../../../pkg/proofroom.js';
import { readQuery, writeQuery, type BoardState, type SavedView } from '../board.js';
import { studioOf, told, type Context } from '../context.js';
import type { Actions } from '../model.js';

export function boardActions(context: Context) {
  const { store, storage, pictures, reviewer } = context;
  const update = (change: Partial<BoardState>) => store.update({ board: { ...store.state.board, ...change } });
  const keep = (saved: readonly SavedView[]) => told(store, async () => {
    await storage.setSetting('views', saved);
    update({ saved });
  });
  void storage.setting<readonly SavedView[]>('views').then((saved) => { if (saved) update({ saved }); }, () => undefined); // said when one is saved

  return {
    setBoard(change) {
      const query = { ...store.state.board.query, ...change };
      update({ query });
      if (store.state.view.name === 'board') history.replaceState(history.state, '', `/${writeQuery(query)}`);
    },
    openView({ query }) {
      update({ query: readQuery(query), selected: new Set(), cursor: null, anchor: null });
      history.pushState(null, '', `/${query}`);
    },
    saveView: (name) => keep([...store.state.board.saved.filter((view) => view.name !== name), { name, query: writeQuery(store.state.board.query) }]),
    dropView: (name) => keep(store.state.board.saved.filter((view) => view.name !== name)),
    select: (change) => update(change),
    walk: (order) => update({ walk: order }),

    describe: (proofs, said) => told(store, async () => {
      await studioOf(context).say(...proofs.map((proof): Body => ({ kind: 'proof-described', proof, ...said })));
    }),

    async decideAll(decisions, progress) {
      let done = 0;
      for (const { version, verdict, reason } of decisions) {
        await (reviewer ?? studioOf(context)).say({ kind: 'decision-made', version, verdict, reason });
        progress?.(done += 1);
      }
    },

    wantPicture: (version) => pictures.want(version),
    leavePicture: (version) => pictures.leave(version),
    looked(version) {
      const { looked } = store.state;
      if (!looked.has(version)) store.update({ looked: new Set([...looked, version]) });
    },
  } satisfies Partial<Actions>;
}
