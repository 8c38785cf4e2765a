import { useAppBridge } from '@shopify/app-bridge-react';
import { Button } from '@shopify/polaris';
import { ClipboardIcon } from '@shopify/polaris-icons';
import { Fragment, useRef, useState } from 'react';
import styles from './copy-field.module.css';

/** An address to take along, with a Copy button. Where the clipboard is closed it selects the words instead. */
export function CopyField({ value, label }: { value: string; label: string }) {
  const shopify = useAppBridge();
  const field = useRef<HTMLElement>(null);
  const [refused, setRefused] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setRefused(false);
      shopify.toast.show('Copied');
    } catch {
      setRefused(true);
      if (field.current) window.getSelection()?.selectAllChildren(field.current);
    }
  }

  return (
    <div>
      <div className={styles.field}>
        <code className={styles.value} ref={field}>
          {value.split(/(?<=[.@-])/).map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one address, in order
            <Fragment key={index}>
              {part}
              <wbr />
            </Fragment>
          ))}
        </code>
        <Button icon={ClipboardIcon} onClick={copy} accessibilityLabel={`Copy ${label}`}>
          Copy
        </Button>
      </div>
      <div aria-live="polite" className={styles.hint}>
        {refused ? 'Your browser keeps the clipboard closed. It is selected: press Ctrl C.' : null}
      </div>
    </div>
  );
}
