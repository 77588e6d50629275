/** The sheet of keys: what each command of `elements/commands.ts` does, and where it works. */
export const commands = {
  title: 'Keyboard shortcuts',
  places: {
    everywhere: 'Everywhere', board: 'Board', proof: 'Proof (studio)', review: 'Review (by link)', compare: 'Comparing', picture: 'Picture, when it has the focus', marking: 'While marking a place',
  },
  does: {
    sheet: 'Show this sheet', close: 'Close what is open',
    search: 'Search', openProof: 'Open the proof in focus',
    nextProof: 'Next proof', previousProof: 'Previous proof', olderVersion: 'Older version', newerVersion: 'Newer version',
    compare: 'Compare with another version', heat: 'Heat map', path: 'Clipping path', mark: 'Mark a place',
    nextPicture: 'Next picture', previousPicture: 'Previous picture', compareVersions: 'Compare with another version', markPlace: 'Mark a place',
    side: 'Side by side', wipe: 'Wipe', onion: 'Onion skin', blink: 'Blink', ghost: 'Ghost', difference: 'Difference', 'delta-e': 'Delta-E heat map',
    flip: 'Blink: show the other one', tie: 'Side by side: move together or alone', align: 'Side by side: line up again',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Fit the whole picture', full: '100 %', double: '200 %', fourfold: '400 %', pan: 'Move the picture',
    moveFrame: 'Move the frame', sizeFrame: 'Size the frame', takeFrame: 'Take the frame', dropFrame: 'Cancel',
  },
  keys: { Escape: 'Esc', Enter: 'Enter', ' ': 'Space', Shift: 'Shift', Control: 'Ctrl', Delete: 'Del', PageUp: 'Page up', PageDown: 'Page down', Home: 'Home', End: 'End', Tab: 'Tab' },
} as const;
