import { describe, expect, it } from 'vitest';
import { shortcutOf } from '#app/ui/shortcuts.ts';

const press = (key: string, over: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
});

describe('keys', () => {
  it('letters count outside fields only', () => {
    expect(shortcutOf(press('j'), false, true)).toBe('next');
    expect(shortcutOf(press('j'), true, true)).toBeNull();
  });

  it('letters can be switched off, the others stay', () => {
    expect(shortcutOf(press('e'), false, false)).toBeNull();
    expect(shortcutOf(press('?', { shiftKey: true }), false, false)).toBeNull();
    expect(shortcutOf(press('F6'), false, false)).toBe('pane');
    expect(shortcutOf(press('Escape'), false, false)).toBe('back');
  });

  it('Ctrl Enter, and Command Enter, count inside the field', () => {
    expect(shortcutOf(press('Enter', { ctrlKey: true }), true, false)).toBe('approve');
    expect(shortcutOf(press('Enter', { metaKey: true }), true, true)).toBe('approve');
    expect(shortcutOf(press('Enter'), true, true)).toBeNull();
  });

  it('Alt Down goes to the next claim, Down alone does not', () => {
    expect(shortcutOf(press('ArrowDown', { altKey: true }), true, true)).toBe('claim');
    expect(shortcutOf(press('ArrowDown'), false, true)).toBeNull();
  });

  it('the browser’s own combinations are left alone', () => {
    expect(shortcutOf(press('a', { ctrlKey: true }), false, true)).toBeNull();
    expect(shortcutOf(press('r', { metaKey: true }), false, true)).toBeNull();
    expect(shortcutOf(press('E', { shiftKey: true }), false, true)).toBeNull();
  });
});
