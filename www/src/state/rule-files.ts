/** Where the shipped rule files are; each is fetched when it is asked for. */
export const ruleFiles = import.meta.glob<string>('../../../rules/*.json', { query: '?url', import: 'default', eager: true });
