import type { Finding } from './finding.ts';
import { bare } from './pattern.ts';

const NAME = `\\p{Lu}[\\p{L}'’.-]*`;
/** Street and house number, in the orders in which countries write them; then a town where one follows. */
const STREETS = [
  `\\d{1,5}[a-zA-Z]?,?\\s(?:${NAME}\\s){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Boulevard|Blvd|Close|Court|Square|Place|Park|Gardens|Terrace)(?!\\p{L})`,
  `(?:\\p{Lu}[\\p{L}-]*(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer)|(?:${NAME}\\s){0,2}(?:Straße|Strasse|Platz|Weg|Allee))\\s\\d{1,4}[a-zA-Z]?(?!\\p{L})`,
  `\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s(?:rue|avenue|boulevard|place|allée|chemin|impasse|quai|route|cours)\\s(?:(?:de|du|des|la|le|les|l['’]|d['’])\\s?)*${NAME}(?:\\s${NAME}){0,3}`,
  `(?:Calle|C/|Avenida|Avda\\.|Plaza|Paseo|Camino|Via|Viale|Piazza|Corso|Rua)\\s(?:(?:de|del|la|las|los|dei|della)\\s)*${NAME}(?:\\s(?:(?:de|del|la|las|los)\\s)*${NAME}){0,3},?\\s(?:n[º°.]\\s?)?\\d{1,4}`,
  `(?:P\\.?\\s?O\\.?\\s?Box|Postfach|BP|Apartado)\\s\\d{1,6}`,
];
const TOWN = `(?:,?\\s(?:\\d{4,5}\\s${NAME}|${NAME}(?:\\s${NAME})?,?\\s(?:[A-Z]{2}\\s\\d{5}|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2})))?`;
const ADDRESS = new RegExp(`(?<![\\p{L}\\d])(?:${STREETS.join('|')})${TOWN}`, 'gu');

/** Postal addresses: where to send a return, where a parcel goes. */
export function findAddresses(text: string): Finding[] {
  return [...text.matchAll(ADDRESS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'text',
    says: { what: 'address', bare: bare(match[0]) },
  }));
}
