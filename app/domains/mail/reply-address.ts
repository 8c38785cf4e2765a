import type { InboundEmail, Mailbox } from './inbound-email.ts';

/**
 * Where an answer goes: to Reply-To where the mail has one, else to From (RFC 5322 §3.6.2). `trusted` is false when the two
 * are of different domains: then a stranger may be asking for an answer in somebody else's name, and the mail gets no
 * order's facts.
 */
export function replyAddress(mail: Pick<InboundEmail, 'from' | 'replyTo'>): Mailbox & { trusted: boolean } {
  const { from, replyTo } = mail;
  if (!replyTo || replyTo.address === '' || replyTo.address === from.address) return { ...from, trusted: true };
  return { ...replyTo, trusted: domainOf(replyTo.address) === domainOf(from.address) };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
