/** The same door under a name that ends in "mime", which makes Mailgun post the raw mail. */
export { action, loader } from './inbound.mailgun.ts';
