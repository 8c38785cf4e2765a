import type { Tracking } from '../store/types.ts';
import type { Random } from './random.ts';

type Carrier = { company: string; number: (random: Random) => string; url: (number: string) => string };

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.between(0, 9)).join('');

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.split('');

const ROYAL_MAIL: Carrier = {
  company: 'Royal Mail',
  number: (random) => `${random.pick(LETTERS)}${random.pick(LETTERS)}${digits(random, 9)}GB`,
  url: (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
};

const DHL: Carrier = {
  company: 'DHL',
  number: (random) => `00340${digits(random, 15)}`,
  url: (number) => `https://www.dhl.de/de/privatkunden/dhl-sendungsverfolgung.html?piececode=${number}`,
};

const POSTNORD: Carrier = {
  company: 'PostNord',
  number: (random) => `UA${digits(random, 9)}SE`,
  url: (number) => `https://tracking.postnord.com/en/tracking?id=${number}`,
};

const LA_POSTE: Carrier = {
  company: 'La Poste',
  number: (random) => `8R${digits(random, 11)}`,
  url: (number) => `https://www.laposte.fr/outils/suivre-vos-envois?code=${number}`,
};

const UPS: Carrier = {
  company: 'UPS',
  number: (random) => `1Z${digits(random, 16)}`,
  url: (number) => `https://www.ups.com/track?tracknum=${number}`,
};

const BY_COUNTRY: Record<string, Carrier> = { GB: ROYAL_MAIL, DE: DHL, AT: DHL, SE: POSTNORD, FR: LA_POSTE };

/** A tracking number in the form that the carrier of the country uses, and its page. */
export function trackingFor(country: string, random: Random, fixed?: string): Tracking {
  const carrier = BY_COUNTRY[country] ?? UPS;
  const number = fixed ?? carrier.number(random);
  return { company: carrier.company, number, url: carrier.url(number) };
}
