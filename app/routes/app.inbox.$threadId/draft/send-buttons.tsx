import { ActionList, Button, ButtonGroup, Icon, Popover } from '@shopify/polaris';
import { ChevronDownIcon, LockIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import styles from './send-buttons.module.css';

type Props = {
  /** A claim is open: the button keeps its place, locked, and leads to the claim. */
  blocked: boolean;
  /** The remedy is open: its own button is the primary one. */
  checking: boolean;
  empty: boolean;
  /** Why it is off, when it is. */
  emptyReason: string | null;
  busy: boolean;
  /** Id of the words that say why it is locked. */
  describedBy: string;
  onCheck: () => void;
  onApprove: (thenClose: boolean) => void;
};

/** Approve and send, or what has to come before it. */
export function SendButtons({ blocked, checking, empty, emptyReason, busy, describedBy, onCheck, onApprove }: Props) {
  const [open, setOpen] = useState(false);

  if (blocked) {
    return (
      <div className={styles.buttons}>
        {checking ? null : (
          <Button variant="primary" onClick={onCheck}>
            Check claim
          </Button>
        )}
        <button
          type="button"
          className={styles.locked}
          aria-disabled="true"
          aria-describedby={describedBy}
          onClick={onCheck}
        >
          <Icon source={LockIcon} />
          Approve and send
        </button>
      </div>
    );
  }

  return (
    <div className={styles.buttons}>
      {emptyReason ? <span className={styles.reason}>{emptyReason}</span> : null}
      <ButtonGroup variant="segmented">
        <Button variant="primary" onClick={() => onApprove(false)} loading={busy} disabled={empty}>
          Approve and send
        </Button>
        <Popover
          active={open}
          onClose={() => setOpen(false)}
          preferredAlignment="right"
          autofocusTarget="first-node"
          activator={
            <Button
              variant="primary"
              icon={ChevronDownIcon}
              onClick={() => setOpen(!open)}
              disabled={empty || busy}
              accessibilityLabel="More ways to send"
              ariaExpanded={open}
            />
          }
        >
          <ActionList
            actionRole="menuitem"
            items={[
              {
                content: 'Approve, send and close',
                onAction: () => {
                  setOpen(false);
                  onApprove(true);
                },
              },
            ]}
          />
        </Popover>
      </ButtonGroup>
    </div>
  );
}
