export const mailPrograms = ['gmail', 'outlook', 'fastmail', 'other'] as const;
export type MailProgram = (typeof mailPrograms)[number];

type Step = { title: string; words: string };

/** What to do in each mail program so that a copy of every support mail goes to the alias. */
export const forwardingSteps: Record<MailProgram, { name: string; steps: Step[] }> = {
  gmail: {
    name: 'Gmail',
    steps: [
      { title: 'Add the alias as a forwarding address', words: 'Gmail, Settings, Forwarding and POP/IMAP.' },
      {
        title: 'Confirm the code',
        words: 'Gmail sends a code to the alias. It arrives in your inbox here within a minute.',
      },
      {
        title: 'Forward a copy of incoming mail',
        words: 'Choose the alias and keep Gmail’s copy in its inbox. Save changes.',
      },
    ],
  },
  outlook: {
    name: 'Outlook',
    steps: [
      {
        title: 'Allow forwarding outside your organisation',
        words: 'An administrator does this once in Microsoft 365 Defender, Anti-spam, Outbound policy.',
      },
      {
        title: 'Forward the mailbox to the alias',
        words: 'Outlook on the web, Settings, Mail, Forwarding. Enable forwarding and enter the alias.',
      },
      { title: 'Keep a copy', words: 'Tick “Keep a copy of forwarded messages” and save.' },
    ],
  },
  fastmail: {
    name: 'Fastmail',
    steps: [
      {
        title: 'Add a rule',
        words: 'Fastmail, Settings, Filters & Rules, Create rule. Match all mail to your support address.',
      },
      {
        title: 'Send a copy to the alias',
        words: 'Choose “Forward to” and enter the alias. Keep the mail in your inbox.',
      },
    ],
  },
  other: {
    name: 'Other',
    steps: [
      {
        title: 'Find forwarding',
        words:
          'Most mail programs have it under Settings, Forwarding or Rules; a hosting panel under Email Forwarders.',
      },
      {
        title: 'Forward a copy to the alias',
        words: 'Use forwarding, not “redirect” with a changed sender: the sender’s own signature has to stay.',
      },
      {
        title: 'Write to your support address',
        words: 'From another address. The mail is in the inbox within seconds.',
      },
    ],
  },
};
