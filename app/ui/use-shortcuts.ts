import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type ShortcutId, shortcutOf } from './shortcuts.ts';

/** What each key does here. A handler answers false when the key meant nothing to it, and the next one is asked. */
type Handlers = Partial<Record<ShortcutId, (event: KeyboardEvent) => boolean | undefined>>;

const storageKey = 'aftersale.letters';
const listeners = new Set<() => void>();
let lettersOn = true;
let read = false;

function readLetters(): boolean {
  if (read) return lettersOn;
  read = true;
  try {
    lettersOn = window.localStorage.getItem(storageKey) !== 'off';
  } catch {
    // A private window may have no storage: the switch then holds until the page is left.
  }
  return lettersOn;
}

/** Whether single letters are shortcuts (WCAG 2.1.4 asks for a switch), and the switch. */
export function useLetters(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    readLetters,
    () => true,
  );
  return [
    on,
    (next) => {
      lettersOn = next;
      try {
        window.localStorage.setItem(storageKey, next ? 'on' : 'off');
      } catch {
        // As above.
      }
      for (const changed of listeners) changed();
    },
  ];
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Does an open dialog or popover have the keys? */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], .Polaris-Popover') !== null;
}

/** Listens while the part of the screen is there. Open dialogs and popovers keep their own keys. */
export function useShortcuts(handlers: Handlers) {
  const current = useRef(handlers);
  current.current = handlers;

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      const id = shortcutOf(event, isField(event.target), readLetters());
      if (!id || (isCovered() && id !== 'approve' && id !== 'claim')) return;
      const handler = current.current[id];
      if (handler && handler(event) !== false) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
