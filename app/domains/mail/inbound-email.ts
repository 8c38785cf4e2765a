/** An address as a person wrote it; `address` is lower case and may be empty where the header held none. */
export type Mailbox = { name: string; address: string };

/** What the receiving side says about who sent a mail (RFC 8601). `none`: it said nothing. */
export type AuthVerdict = 'pass' | 'fail' | 'none';

/** The sender's authentication as reported by the provider, kept with the message. */
export type SenderAuth = {
  dkim: AuthVerdict;
  spf: AuthVerdict;
  dmarc: AuthVerdict;
  /** The one answer that the product acts on: is the address in From borne out by an aligned DKIM, SPF or DMARC pass? */
  verdict: AuthVerdict;
};

/** A file that came with a mail. Its bytes lie in the file store's staging under `storageKey`. */
export type InboundAttachment = {
  filename: string;
  /** As declared by the sender, lower case. */
  contentType: string;
  /** Bytes. */
  size: number;
  /** Hex SHA-256 of the bytes. */
  sha256: string;
  storageKey: string;
  /** Without angle brackets; null when the mail does not refer to it. */
  contentId: string | null;
  inline: boolean;
};

/**
 * One mail in the form that every provider's adapter gives, whatever it came as. Text is kept to the code point; ids
 * have no angle brackets.
 */
export type InboundEmail = {
  provider: 'mailgun' | 'postmark' | 'raw';
  /** The SMTP envelope's recipient: what the alias is found by, never the To header. */
  recipient: string;
  envelopeSender: string | null;
  from: Mailbox;
  replyTo: Mailbox | null;
  to: Mailbox[];
  cc: Mailbox[];
  subject: string;
  /** From the Date header; null when it is missing or unreadable. */
  date: Date | null;
  /** null when the mail had none. */
  messageId: string | null;
  inReplyTo: string[];
  /** Oldest first, at most 100: the first and the newest are kept. */
  references: string[];
  /** Every header, in order, as received. */
  headers: [name: string, value: string][];
  text: string | null;
  html: string | null;
  auth: SenderAuth;
  attachments: InboundAttachment[];
};
