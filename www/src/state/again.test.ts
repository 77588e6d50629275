import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Again } from './again.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What is asked for at which second, when every attempt before `comes` fails. */
function asking(comes: number, wanted: () => boolean = () => true) {
  const asked: number[] = [];
  const begin = Date.now();
  const again = new Again<string>((key) => {
    asked.push((Date.now() - begin) / 1000);
    if (!wanted()) return;
    if (asked.length < comes) again.failed(key);
    else again.succeeded(key);
  }, wanted);
  again.failed('a');
  return asked;
}

it('asks until it comes, after pauses that grow to half a minute', () => {
  const asked = asking(8);
  vi.advanceTimersByTime(600_000);
  expect(asked).toEqual([1, 3, 7, 15, 31, 61, 91, 121]);
});

it('asks no more when nobody wants it, and begins anew for whoever does', () => {
  let wanted = true;
  const asked = asking(99, () => wanted);
  vi.advanceTimersByTime(3_500);
  wanted = false;
  vi.advanceTimersByTime(600_000);
  expect(asked).toEqual([1, 3, 7]);
});

it('a failure that is told by two tries once', () => {
  const asked: string[] = [];
  const again = new Again<string>((key) => asked.push(key), () => true);
  again.failed('a');
  again.failed('a');
  vi.advanceTimersByTime(60_000);
  expect(asked).toEqual(['a']);
});
