import { useRevalidator } from '@remix-run/react';
import { Button } from '@shopify/polaris';
import styles from './error-screen.module.css';
import { InlineError } from './inline-error.tsx';

type Props = {
  /** What happened, safe to show: "We couldn't read this conversation." */
  title: string;
  /** What still works and what comes next. */
  sentence: string;
  /** Where else to go. */
  back?: { text: string; href: string };
};

/** Stands in for a screen, or one pane of it, whose data could not be read. */
export function ErrorScreen({ title, sentence, back }: Props) {
  const revalidator = useRevalidator();
  return (
    <section className={styles.pane}>
      <InlineError title={title}>{sentence}</InlineError>
      <div className={styles.actions}>
        <Button onClick={revalidator.revalidate} loading={revalidator.state === 'loading'}>
          Try now
        </Button>
        {back ? (
          <Button variant="tertiary" url={back.href}>
            {back.text}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
