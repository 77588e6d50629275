/** Address to view and back, by path and query alone: the fragment is for secrets and is taken before anything is fetched. The board's own query is in `board.ts`. */
import type { View } from './model.js';

export function viewOf(path: string, search = ''): View {
  const [room = '', id, version] = path.split('/').filter(Boolean).map(decode);
  const number = version === undefined ? undefined : Number(version);
  const place = id === undefined ? {} : {
    proof: id, ...(number !== undefined && Number.isSafeInteger(number) && number > 0 && { version: number }),
  };
  switch (room) {
    case 'proof': return 'proof' in place ? { name: 'proof', ...place } as View : { name: 'board' };
    case 'review': return { name: 'review', ...place, ...(id === undefined && new URLSearchParams(search).has('all') && { all: true }) };
    case 'share': return { name: 'share' };
    case 'verify': return { name: 'verify' };
    default: return { name: 'board' };
  }
}

export function pathOf(view: View): string {
  switch (view.name) {
    case 'board': return '/';
    case 'proof': return `/proof/${rest(view)}`;
    case 'review': return view.proof === undefined ? `/review/${view.all ? '?all' : ''}` : `/review/${rest(view)}`;
    case 'share': return '/share';
    case 'verify': return '/verify';
  }
}

function rest({ proof = '', version }: { proof?: string; version?: number }): string {
  return encodeURIComponent(proof) + (version === undefined ? '' : `/${version}`);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % is part of the name
  }
}
