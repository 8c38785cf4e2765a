import { useState } from 'react';
import { Tabs } from '#app/ui/tabs.tsx';
import styles from './forwarding-card.module.css';
import { forwardingSteps, type MailProgram, mailPrograms } from './forwarding-steps.ts';

/** How to forward, for the mail programs that most shops use. */
export function ForwardingCard({ alias }: { alias: string }) {
  const [program, setProgram] = useState<MailProgram>('gmail');
  const { name, steps } = forwardingSteps[program];
  return (
    <div className={styles.card}>
      <Tabs
        label="Mail program"
        tabs={mailPrograms.map((id) => ({ id, title: forwardingSteps[id].name }))}
        selected={program}
        onSelect={setProgram}
        controls="forwarding-steps"
      />
      <ol className={styles.steps} id="forwarding-steps" aria-label={`Forwarding from ${name} to ${alias}`}>
        {steps.map((step, index) => (
          <li key={step.title} className={styles.step}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <p className={styles.title}>{step.title}</p>
              <p className={styles.words}>{step.words}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
