import { useState } from 'react';
import type { MailItem } from '../view.ts';
import { Attachments } from './attachments.tsx';
import { HtmlMail } from './html-mail.tsx';
import styles from './mail-body.module.css';

/** What a mail says: its own HTML or its words, with quoted history folded into a chip. Links stay words. */
export function MailBody({ mail, locale }: { mail: MailItem; locale: string }) {
  const attachments = <Attachments items={mail.attachments} locale={locale} />;
  const [unfolded, setUnfolded] = useState(false);
  const [plain, setPlain] = useState(false);

  if (mail.html && !plain) {
    return (
      <>
        <HtmlMail mailId={mail.id} html={mail.html} title={`Mail from ${mail.from.name || mail.from.address}`} />
        {attachments}
        {mail.text ? <Chip onClick={() => setPlain(true)}>Show the words only</Chip> : null}
      </>
    );
  }
  return (
    <>
      {mail.text ? (
        <div className={styles.text} dir="auto">
          {mail.text}
        </div>
      ) : (
        <p className={styles.nothing}>
          {mail.quoted || mail.attachments.length > 0 ? 'No words of its own' : 'Empty mail'}
        </p>
      )}
      {attachments}
      <div className={styles.chips}>
        {mail.quoted ? (
          <Chip onClick={() => setUnfolded(!unfolded)} open={unfolded}>
            Signature and quoted text
          </Chip>
        ) : null}
        {mail.html ? <Chip onClick={() => setPlain(false)}>Show as it was sent</Chip> : null}
      </div>
      {mail.quoted && unfolded ? (
        <div className={`${styles.text} ${styles.quoted}`} dir="auto">
          {mail.quoted}
        </div>
      ) : null}
    </>
  );
}

function Chip({ onClick, open, children }: { onClick: () => void; open?: boolean; children: string }) {
  return (
    <button type="button" className={styles.chip} onClick={onClick} aria-expanded={open}>
      <span className={styles.dots} aria-hidden="true">
        •••
      </span>
      {children}
    </button>
  );
}
