import { afterEach, expect, it, vi } from 'vitest';
import etsyText from '../../../rules/etsy.json?raw';
import ottoText from '../../../rules/otto.json?raw';
import { prepareRules, rulesOf } from './rules.js';

afterEach(() => vi.unstubAllGlobals());

const channelOf = (text = '') => (JSON.parse(text) as { channel: string }).channel;

it('gives the rule files of channels in their order, fetches each once, and names one that is not there', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return Promise.resolve(new Response(address.includes('etsy') ? etsyText : ottoText));
  });
  const [etsy, otto] = await rulesOf(['etsy', 'otto']);
  expect([channelOf(etsy), channelOf(otto)]).toEqual(['etsy', 'otto']);
  await rulesOf(['otto']);
  expect(asked).toHaveLength(2);
  await expect(rulesOf(['nowhere'])).rejects.toThrow('nowhere');
  prepareRules(['nowhere']); // told by the check that needs it
});

it('asks again for what could not be fetched', async () => {
  let status = 503;
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"channel":"bol"}', { status })));
  await expect(rulesOf(['bol'])).rejects.toThrow('503');
  status = 200;
  expect((await rulesOf(['bol'])).map(channelOf)).toEqual(['bol']);
});
