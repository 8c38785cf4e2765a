/** Every key there is: the listener and the help dialog both read this table. */
export const shortcuts = [
  { id: 'next', keys: ['J'], says: 'Next conversation' },
  { id: 'previous', keys: ['K'], says: 'Previous conversation' },
  { id: 'open', keys: ['Enter'], says: 'Open it' },
  { id: 'reply', keys: ['R'], says: 'Write in the draft' },
  { id: 'close', keys: ['E'], says: 'Close or reopen the conversation' },
  { id: 'assign', keys: ['A'], says: 'Assign' },
  { id: 'undo', keys: ['Z'], says: 'Call back the reply that is being sent' },
  { id: 'approve', keys: ['Ctrl', 'Enter'], says: 'Approve and send, or go to the first claim to check' },
  { id: 'claim', keys: ['Alt', '↓'], says: 'Next claim' },
  { id: 'pane', keys: ['F6'], says: 'Next pane' },
  { id: 'back', keys: ['Esc'], says: 'Back' },
  { id: 'help', keys: ['?'], says: 'All keys' },
] as const;

export type ShortcutId = (typeof shortcuts)[number]['id'];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The shortcut that a key press means, if any. Letters count only outside fields and while they are switched on; Ctrl
 * Enter (or Command Enter), Alt ↓ and F6 count everywhere.
 */
export function shortcutOf(pressed: Pressed, inField: boolean, lettersOn: boolean): ShortcutId | null {
  const { key, altKey } = pressed;
  const command = pressed.ctrlKey || pressed.metaKey;
  if (key === 'Enter' && command && !altKey) return 'approve';
  if (key === 'ArrowDown' && altKey && !command) return 'claim';
  if (key === 'F6' && !command && !altKey && !pressed.shiftKey) return 'pane';
  if (key === 'Escape') return 'back';
  if (command || altKey || inField || !lettersOn) return null;
  if (key === '?') return 'help';
  if (pressed.shiftKey) return null;
  const found = shortcuts.find((one) => one.keys.length === 1 && one.keys[0].toLowerCase() === key.toLowerCase());
  return found && /^[a-z]$/i.test(key) ? found.id : null;
}
