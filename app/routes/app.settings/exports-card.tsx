import { Button } from '@shopify/polaris';
import { useState } from 'react';
import { formatDate } from '#app/ui/format.ts';
import { InlineError } from '#app/ui/inline-error.tsx';
import styles from './exports-card.module.css';
import type { ExportRow, SettingsData } from './view.ts';

/** Customers who asked Shopify for their data, each with a file to pass on. */
export function ExportsCard({ data }: { data: SettingsData }) {
  const [failed, setFailed] = useState(false);
  return (
    <div>
      {failed ? <InlineError title="The file could not be fetched. Try again in a moment." /> : null}
      <ul className={styles.list}>
        {data.exports.map((row) => (
          <li key={row.id} className={styles.row}>
            <div>
              <p className={styles.name}>
                <bdi>{row.about}</bdi>
              </p>
              <p className={styles.second}>Asked on {formatDate(row.requestedAt, data.now, data.viewer)}</p>
            </div>
            <Button onClick={() => download(row).then((done) => setFailed(!done))}>Download</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Through fetch, for the file is behind the session token that App Bridge adds. */
async function download(row: ExportRow): Promise<boolean> {
  const answer = await fetch(`/app/exports/${row.id}`).catch(() => null);
  if (!answer?.ok) return false;
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = `customer-data-${row.requestedAt.slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(url);
  return true;
}
