/** Is this very file approved? Answered here, from the logs at hand; the file goes nowhere. */
import { toProblem } from '../../engine/protocol.js';
import { told, toast, type Context } from '../context.js';
import { saveText } from '../download.js';
import type { Actions } from '../model.js';
import type { CheckedDossier, VerifyAnswer } from '../verify-model.js';
import { extensionOf } from '../naming.js';

/** What a saved log is called; its lines are JSON. */
const LOG_EXTENSIONS = new Set(['jsonl', 'ndjson', 'log']);
const isDossier = (file: File): boolean => extensionOf(file.name) === 'zip';

export function verifyActions({ store, engine, studio, reviewer, opened }: Context) {
  /** Logs that were dropped on the page, for as long as it is open. */
  const dropped: string[] = [];
  const own = async () => {
    await opened;
    if (!store.state.review) return [];
    return [await (studio ?? reviewer)?.exportLog() ?? ''].filter(Boolean);
  };
  const answer = async (file: File, mine: string[]): Promise<VerifyAnswer> => {
    // A reviewer's own log is what the link shows: the studio signed that as a whole and held the rest back.
    const [wholes, parts] = studio ? [[...mine, ...dropped], []] : [dropped, mine];
    try {
      const { hash, pixels } = await engine.call('identify', { name: file.name, blob: file }, { priority: 2 });
      return await engine.core('verifyFile', wholes, parts, { file: file.name, hash, pixels });
    } catch (error) {
      return { file: file.name, hash: '', verdict: 'failed', decisions: [], problem: toProblem(error, file.name) };
    }
  };

  /** A good dossier answers for files as its log would; the log of one that was changed may lack its end, so it does not. */
  const hold = async (file: File): Promise<CheckedDossier> => {
    store.update({ verify: { kind: 'working', file: file.name } });
    try {
      const report = await engine.call('checkDossier', { blob: file }, { priority: 2 });
      if (report.good && report.log) dropped.push(report.log);
      return { file: file.name, report };
    } catch (error) {
      return { file: file.name, problem: toProblem(error, file.name) };
    }
  };

  return {
    verifyFiles: (files) => told(store, async () => {
      for (const file of files) if (LOG_EXTENSIONS.has(extensionOf(file.name))) dropped.push(await file.text());
      const dossiers: CheckedDossier[] = [];
      for (const file of files.filter(isDossier)) dossiers.push(await hold(file));
      const asked = files.filter((file) => !LOG_EXTENSIONS.has(extensionOf(file.name)) && !isDossier(file));
      if (asked[0]) store.update({ verify: { kind: 'working', file: asked[0].name } });
      const mine = await own();
      const logs = mine.length + dropped.length;
      if (asked.length === 0 && dossiers.length === 0) return store.update({ verify: { kind: 'idle', logs } });
      const answers: VerifyAnswer[] = [];
      for (const file of asked) {
        store.update({ verify: { kind: 'working', file: file.name } });
        answers.push(await answer(file, mine));
      }
      store.update({ verify: { kind: 'answer', answers, dossiers, logs } });
    }),

    saveLog: () => told(store, async () => {
      const [log] = await own();
      if (!log) return void toast(store, 'info', 'noLog');
      const title = store.state.review?.title.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'review';
      saveText(`${title}.jsonl`, 'application/x-ndjson', log);
    }),
  } satisfies Partial<Actions>;
}
