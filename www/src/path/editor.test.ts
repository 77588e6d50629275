import { describe, expect, it } from 'vitest';
import { moveAnchor, moveHandle } from './edits.js';
import { Editor } from './editor.js';
import { place, points, report, square } from './fixtures.js';
import { History } from './history.js';
import { anchorCount, anchorsOf, at, EMPTY } from './model.js';

describe('the editor', () => {
  it('walks over all anchors and outlines and back', () => {
    const editor = new Editor({ ...square(), subpaths: [...square().subpaths, ...square().subpaths] });
    for (let n = 0; n < 5; n++) editor.step(1);
    expect(editor.selection).toEqual({ place: place(0, 1), part: 'anchor' });
    editor.step(-1);
    expect(editor.selection?.place).toEqual(place(3));
    editor.stepSubpath(1);
    editor.stepSubpath(1);
    expect(editor.selection?.place).toEqual(place(0));
  });

  it('undoes every kind of edit one by one, and redoes it', () => {
    const editor = new Editor(square());
    editor.step(1);
    const seen = [editor.path];
    const edits = [() => editor.nudge(1, 0), () => editor.insert(), () => editor.convert(), () => { editor.nextPart(); editor.nudge(0, 10); }, () => { editor.nextPart(); editor.nextPart(); editor.split(); }, () => editor.nudge(-3, 0), () => editor.join(), () => editor.remove()];
    for (const edit of edits) {
      const before = editor.path;
      edit();
      expect(editor.path).not.toBe(before);
      seen.push(editor.path);
    }
    for (const path of seen.slice(0, -1).reverse()) {
      expect(editor.undo()).toBe(true);
      expect(editor.path).toBe(path);
    }
    expect(editor.undo()).toBe(false);
    for (const path of seen.slice(1)) {
      editor.redo();
      expect(editor.path).toBe(path);
    }
    expect(editor.redo()).toBe(false);
  });

  it('takes a drag as one step', () => {
    const editor = new Editor(square());
    for (const x of [1, 2, 3]) editor.apply(moveAnchor(square(), place(0), at(x, 0)), null, 'drag-1');
    editor.rest();
    editor.apply(moveAnchor(editor.path, place(1), at(1, 0)), null, 'drag-2');
    editor.undo();
    expect(points(editor.path)[0]).toEqual([103, 100]);
    editor.undo();
    expect(editor.path).toBe(editor.original);
    expect(editor.changed).toBe(false);
  });

  it('draws an outline by pen, closes it on its first anchor, and finds what is doubtful', () => {
    const editor = new Editor(EMPTY);
    editor.take('pen');
    for (const p of [at(0, 0), at(50, 0), at(50, 50)]) editor.pen(p, null, false);
    editor.draw(anchorsOf([50, 50, 50, 50, 40, 60, 20, 60, 10, 60, 10, 60], [false, false], [{ ...report, confidence: 0.2 }]));
    expect(anchorCount(editor.path)).toBe(4);
    editor.pen(at(0, 0), null, true);
    expect(editor.path.subpaths[0]?.closed).toBe(true);
    expect(editor.drawing).toBeNull();
    expect(editor.stepDoubt(0.5)).toBe(true);
    expect(editor.selection?.place).toEqual(place(2));
    editor.nudge(0, 1);
    expect(editor.stepDoubt(0.5)).toBe(false);
  });

  it('folds a handle in before it deletes an anchor', () => {
    const editor = new Editor(moveHandle(square(), place(0), 'outgoing', at(130, 80)));
    editor.step(1);
    editor.nextPart();
    editor.remove();
    expect(anchorCount(editor.path)).toBe(4);
    expect(editor.selected?.outgoing).toEqual(at(100, 100));
    editor.remove();
    expect(anchorCount(editor.path)).toBe(3);
  });
});

describe('history', () => {
  it('forgets what was undone when something new is done, and the oldest steps', () => {
    const history = new History(0);
    for (let n = 1; n <= 300; n++) history.push(n);
    let steps = 0;
    while (history.undo()) steps += 1;
    expect(steps).toBe(200);
    expect(history.state).toBe(100);
    history.push(-1);
    expect(history.canRedo).toBe(false);
  });
});
