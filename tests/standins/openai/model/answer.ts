/** What the stand-in model would like to say; only what the asked schema has room for leaves the house. */
export type Answer = {
  language: string;
  intent: string;
  sentiment: string;
  urgency: string;
  reply: string;
  claims: { text: string; factIds: string[] }[];
  proposedActions: { kind: string; reason: string }[];
  needsPerson: boolean;
  needsPersonReason: string | null;
  [other: string]: unknown;
};
