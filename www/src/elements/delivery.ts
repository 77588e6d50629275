/** Where something that was said is on its way: kept here, sent, received. One line for notes and decisions. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OutboxItem } from '../state/model.js';
import { words } from '../text/messages.js';
import { icon, type IconName } from './icons.js';

const LOOK: Record<OutboxItem['state'], { icon: IconName; tone: string }> = {
  'not-sent': { icon: 'cloud-off', tone: 'warn' },
  sent: { icon: 'cloud-upload', tone: '' },
  received: { icon: 'check', tone: 'good' },
};

/** Nothing for what is neither in the outbox nor confirmed, such as the studio's own notes. */
export function delivery(outbox: readonly OutboxItem[], id: string, receivedAt: number | undefined): TemplateResult | typeof nothing {
  const item = outbox.find((each) => each.id === id);
  const state = receivedAt !== undefined && receivedAt !== null ? 'received' : item?.state;
  if (!state) return nothing;
  const look = LOOK[state];
  return html`<span class="delivery tiny row ${look.tone}" title=${item?.problem?.message ?? nothing}>${icon(look.icon)}${words.decision.delivery[state]}</span>`;
}
