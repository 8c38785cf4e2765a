/** How a mail reaches the app: the action of the Route that matches it. */
export type RouteMode = 'forward' | 'store' | 'mime';

export type Person = { address: string; name: string };

export type MailgunOptions = {
  /** 0 or absent takes any free port. */
  port?: number;
  /** The password of the user `api` in basic authentication. */
  apiKey: string;
  /** The key of the HMAC in `signature`; at Mailgun it is another key than the API key. */
  webhookSigningKey: string;
  /** The domain that the app sends from. Mail to it is received as well, as at Mailgun. */
  domain: string;
  /** The domain of the aliases. */
  inboundDomain: string;
  routes: {
    /** `forward(url)`: the parsed mail is posted here. */
    forward: string;
    /** `forward(url)` to a URL that ends in `mime`: the raw mail is posted here. */
    mime?: string;
    /** `store(notify=url)`: the mail is kept, and only the notice of it is posted here. */
    store?: string;
    /** Where accepted, delivered, failed and complained are told. */
    events?: string;
  };
  /** For mails that do not say; `forward` when absent. */
  mode?: RouteMode;
  /** Bytes. A post that is larger is answered 413 as if by the app's host, and never reaches the app. */
  bodyLimit?: number;
  /** Divides every waiting time of a retry: 600 makes ten minutes one second. */
  timeScale?: number;
  /** What is known stays in this folder over a restart; without it everything is forgotten. */
  dataDir?: string;
  /** The people whose mailboxes the page `/mailbox` offers. Their mail is borne out by DKIM, SPF and DMARC. */
  mailbox?: Person[];
  /** Links in the head of the mailbox page. */
  links?: { label: string; url: string }[];
};
