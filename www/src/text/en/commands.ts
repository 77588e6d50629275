/** The sheet of keys: what each command of `elements/commands.ts` does, and where it works. */
export const commands = {
  title: 'Keyboard shortcuts',
  places: {
    everywhere: 'Everywhere', board: 'Board', proof: 'Proof (studio)', review: 'Review (by link)', compare: 'Comparing', looking: 'Looking closely', loupe: 'While the loupe is out', picture: 'Picture, when it has the focus', marking: 'While marking a place', pathing: 'Path editor',
  },
  does: {
    sheet: 'Show this sheet', close: 'Close what is open', undo: 'Undo what is not sent yet', redo: 'Redo',
    search: 'Search', openProof: 'Open the proof in focus', moveOnBoard: 'Next proof in that direction', selectProof: 'Select or leave out', selectRange: 'Select up to there',
    selectAll: 'Select all that are shown', selectNone: 'Clear the selection',
    nextProof: 'Next proof', previousProof: 'Previous proof', olderVersion: 'Older version', newerVersion: 'Newer version',
    compare: 'Compare with another version', heat: 'Heat map', editPath: 'Edit the clipping path', path: 'Clipping path', mark: 'Mark a place; again: the next tool',
    nextPicture: 'Next picture', previousPicture: 'Previous picture', compareVersions: 'Compare with another version', markPlace: 'Mark a place; again: the next tool',
    side: 'Side by side', wipe: 'Wipe', onion: 'Onion skin', blink: 'Blink', ghost: 'Ghost', difference: 'Difference', 'delta-e': 'Delta-E heat map',
    flip: 'Blink: show the other one', tie: 'Side by side: move together or alone', align: 'Side by side: line up again',
    loupe: 'Loupe', loupeZoom: 'Loupe: 100, 200, 400 %', nextSpot: 'Next spot of the tour', previousSpot: 'Previous spot of the tour',
    moveLoupe: 'Move the loupe by one pixel', moveLoupeFar: 'Move the loupe by ten pixels', dropPoint: 'Drop a sample point', putLoupe: 'Put the loupe away',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Fit the whole picture', full: '100 %', double: '200 %', fourfold: '400 %', pan: 'Move the picture',
    moveFrame: 'Move the frame', sizeFrame: 'Size the frame', setPoint: 'Set a point of the line', takeFrame: 'Take the frame', dropFrame: 'Cancel',
    previousAnchor: 'Previous anchor', nextAnchor: 'Next anchor', nextOutline: 'Next outline', previousOutline: 'Previous outline', nextDoubt: 'Next doubtful side', nextPart: 'Anchor, leaving handle, arriving handle',
    nudge: 'Move it by one pixel', nudgeFar: 'Move it by ten pixels', nudgeFine: 'Move it by a tenth of a pixel', insertAnchor: 'Insert an anchor on the next side', deleteAnchor: 'Delete the anchor, or fold the handle in', convertAnchor: 'Corner or smooth',
    splitPath: 'Split at the anchor', joinPath: 'Join two ends, or close', snapSide: 'Snap the next side to the edge', refinePath: 'Refine the whole path', selectTool: 'Select and move', penTool: 'Pen', wireTool: 'Magnetic pen',
    setAnchor: 'Pen: set an anchor', flickPath: 'Before and after', cutOutPath: 'Look at the cut-out', savePath: 'Save or export', leavePath: 'End the outline, then close the editor',
  },
  keys: { Escape: 'Esc', Enter: 'Enter', ' ': 'Space', Shift: 'Shift', Control: 'Ctrl', Delete: 'Del', Backspace: 'Backspace', PageUp: 'Page up', PageDown: 'Page down', Home: 'Home', End: 'End', Tab: 'Tab' },
} as const;
