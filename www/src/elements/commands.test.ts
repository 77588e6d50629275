import { expect, it } from 'vitest';
import { ofStudio as en } from '../text/en/studio.js';
import { keyCommand } from '../viewer/keys.js';
import './commands-path.js';
import { commands, commandsOf, places, type Command, type Where } from './commands.js';

const everywhere = Object.keys(en.commands.places) as Where[];

it('says of each command what it does, and of none that is not there', () => {
  expect(Object.keys(en.commands.does).sort()).toEqual(Object.keys(commands).sort());
  expect(everywhere.flatMap(commandsOf).sort()).toEqual(Object.keys(commands).sort());
});

it('shows every place on the sheet of one side or both', () => {
  expect([...new Set([...places.studio, ...places.reviewer])].sort()).toEqual([...everywhere].sort());
});

it.each(everywhere)('gives no key two meanings: %s', (where) => {
  const pressed = commandsOf(where).flatMap((id) => {
    const command: Command = commands[id];
    return command.keys.map((key) => `${command.with ?? ''} ${key}`);
  });
  expect(new Set(pressed).size).toBe(pressed.length);
});

it('names every key that the picture hears', () => {
  for (const where of ['picture', 'marking'] as const) {
    for (const id of commandsOf(where)) for (const key of commands[id].keys) expect(keyCommand(key), `${id}: ${key}`).toBeDefined();
  }
});
