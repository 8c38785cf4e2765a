import { Checkbox, Modal } from '@shopify/polaris';
import styles from './keyboard-help.module.css';
import { shortcuts } from './shortcuts.ts';
import { useLetters } from './use-shortcuts.ts';

/** All keys, and the switch for single letters. */
export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [letters, setLetters] = useLetters();
  return (
    <Modal open={open} onClose={onClose} title="Keyboard" size="small">
      <Modal.Section>
        <dl className={styles.keys}>
          {shortcuts.map((shortcut) => (
            <div key={shortcut.id} className={styles.row}>
              <dt>{shortcut.says}</dt>
              <dd>
                {shortcut.keys.map((key) => (
                  <kbd key={key} className={styles.key}>
                    {key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Modal.Section>
      <Modal.Section>
        <Checkbox
          label="Single letters are shortcuts"
          helpText="Off: only Ctrl Enter, Alt ↓, F6, arrows and Esc work."
          checked={letters}
          onChange={setLetters}
        />
      </Modal.Section>
    </Modal>
  );
}
