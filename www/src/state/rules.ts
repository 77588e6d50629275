/**
 * The rule files of channels: fetched when a channel is chosen, so that checking asks nobody for anything, and kept.
 */
const kept = new Map<string, Promise<string>>();

async function fetched(channel: string): Promise<string> {
  const { ruleFiles } = await import('./rule-files.js');
  const address = ruleFiles[`../../../rules/${channel}.json`];
  if (address === undefined) throw new Error(`there is no rule file of the channel ${channel}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the rules of ${channel} could not be fetched: status ${response.status}`);
  return response.text();
}

/** The text of a channel's rule file. One that could not be fetched is asked for again next time. */
function ruleFile(channel: string): Promise<string> {
  const known = kept.get(channel);
  if (known) return known;
  const wanted = fetched(channel);
  kept.set(channel, wanted);
  wanted.catch(() => kept.delete(channel));
  return wanted;
}

export const rulesOf = (channels: readonly string[]): Promise<string[]> => Promise.all(channels.map(ruleFile));

/** Fetches the rules of chosen channels beforehand; what cannot be fetched now is asked for, and told, by the check. */
export const prepareRules = (channels: readonly string[]): void => void rulesOf(channels).catch(() => undefined);
