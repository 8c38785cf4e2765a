import type { Finding } from './finding.ts';
import { bare } from './pattern.ts';

const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"'“”„»«]+|(?<![@\p{L}\d.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|shop|store|co|de|fr|es|it|nl|uk|eu|se|dk|no|pl|pt|be|at|ch|jp|app|me|info|us|ca|au|link|ly)(?:\/[^\s<>"'“”„»«]*|(?![\p{L}\d.-]))/giu;
const EMAIL = /(?<![\p{L}\d.+_%-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const PHONE =
  /(?<![\p{L}\d#/.-])(?:\+\d{1,3}[\s./-]?)?(?:\(0?\d{1,5}\)[\s./-]?)?\d{2,5}(?:[\s./-]\d{2,5}){1,4}(?![\p{L}\d%]|[.,/:]\d|\s?[€$£¥])/gu;
const NUMBERED = /(?<![\p{L}\d&/])#\s?(?=[\p{L}\d-]*\d)[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?/gu;
/** "order 4127", "Bestellung Nr. NW-1001-A", "commande n° 4127", "pedido 4127", "注文番号4127". */
const ORDER_NAMED =
  /(?<![\p{L}])(?:orders?|purchase|bestellung(?:en)?|bestellnummer|auftrag|auftragsnummer|commandes?|pedidos?|ordine|ordini|bestelling|bestelnummer|encomenda|ordernummer|beställning|ordre|zamówienie|注文番号?|ご注文番号?)(?:[\s-]?(?:number|no\.?|nr\.?|nummer|n[°º]\.?|num[ée]ro|número|numero|n\.|ID|mit\s+der\s+Nummer|with\s+the\s+number))?(?:\s(?:is|ist|est|es|lautet))?[\s::は]*(?<name>(?:[\p{Lu}]{1,6}[-–]?)?\d{3,}(?:-[\p{Lu}\d]+)*)(?![\p{L}\d%-]|[.,:/]\d|\s?[€$£¥%])/giu;
/** Capital letters, hyphen, digits: how shops that prefix their order names write them. */
const PREFIXED = /(?<![\p{L}\d#-])\p{Lu}{1,6}-\d{3,}(?:-[\p{Lu}\d]{1,6})*(?![\p{L}\d-])/gu;
/** Parcel numbers: eight letters and digits or more, most of them digits; spaces only as 1Z numbers and long figures are printed. */
const TRACKING =
  /(?<![\p{L}\d#-])(?:1Z(?:\s?[\p{Lu}\d]{2,4}){4,6}|(?=[\p{Lu}-]*\d)(?=(?:[\p{Lu}-]*\d){5})[\p{Lu}\d](?:-?[\p{Lu}\d]){7,39}|\d{4}(?:\s\d{4}){2,5}(?:\s\d{1,3})?)(?![\p{L}\d-])/gu;
/** "code SORRY10": what follows the word; elsewhere only capitals with a number at the end, as codes are. */
const CODE_NAMED =
  /(?<!\p{L})(?:[Cc]odes?|[Gg]utscheincode|[Rr]abattcode|[Cc]oupon|[Vv]oucher|[Gg]utschein|[Cc][óo]digo|[Cc]odice|[Kk]ortingscode|[Rr]abattkod|コード)(?:[\s-]?(?:promo|r[ée]duction|promocional|de descuento|sconto))?(?:\s(?:is|ist|est|es|lautet|called|namens))?[\s:：]*["'“”„«»「]?\s?(?<code>(?=[\p{L}\d_-]*\p{Lu})[\p{Lu}\d][\p{Lu}\d_-]{2,24})(?![\p{L}\d])/gu;
const CODE_ALONE = /(?<![\p{L}\d#-])\p{Lu}{3,}-?\d{1,4}(?:\p{Lu}{2,})?(?![\p{L}\d-])/gu;

/** "Invoice 20311", "Vorgang 8841", "RMA 55-12": numbers of papers and cases. */
const REFERENCE =
  /(?<!\p{L})(?:invoice|ticket|case|reference|ref|rma|confirmation|rechnung|rechnungsnummer|vorgang|vorgangsnummer|referenz|facture|dossier|référence|factura|referencia|caso|fattura|factuur|faktura)(?:\s(?:number|no\.?|nr\.?|nummer|n[°º]\.?|num[ée]ro|número|id))?(?:\s(?:is|ist|est|es|lautet))?[\s:#]+(?<name>(?=[\p{Lu}\d-]*\d{3})[\p{Lu}\d][\p{Lu}\d-]*)(?![\p{L}\d])/giu;
/** Any other figure of three digits or more that is no year. */
const FIGURE = /(?<![\p{L}\d.,:/#+-])(?!(?:19|20)\d{2}(?!\d))\d{3,}(?![\p{L}\d%:/-]|[.,]\d)/gu;

export function findReferences(text: string): Finding[] {
  return [...text.matchAll(REFERENCE)].map((match) => {
    const name = match.groups?.name ?? '';
    return identifier(match.index + match[0].length - name.length, name, 'number');
  });
}

export function findNumbers(text: string): Finding[] {
  return [...text.matchAll(FIGURE)].map((match) => identifier(match.index, match[0], 'number'));
}

export function findLinks(text: string): Finding[] {
  return [...text.matchAll(LINK)].map((match) => {
    // The full stop or bracket after a link is the sentence's.
    const url = match[0].replace(/[.,;:!?)\]*_]+$/u, '');
    return { start: match.index, end: match.index + url.length, kind: 'url', says: { what: 'link', url } };
  });
}

export function findEmails(text: string): Finding[] {
  return [...text.matchAll(EMAIL)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'email',
    says: { what: 'email', address: match[0].toLowerCase() },
  }));
}

export function findPhones(text: string): Finding[] {
  return [...text.matchAll(PHONE)]
    .filter(([number]) => {
      const digits = number.replace(/\D/g, '').length;
      return digits >= 7 && digits <= 15 && /^[+(0]|\d[\s./-]\d/.test(number) && !/^\d{4}(?:\s\d{4}){2,}$/.test(number);
    })
    .map((match) => identifier(match.index, match[0], 'phone'));
}

export function findOrderNumbers(text: string): Finding[] {
  const named = [...text.matchAll(ORDER_NAMED)].map((match) => {
    const name = match.groups?.name ?? '';
    return identifier(match.index + match[0].length - name.length, name, 'order');
  });
  const others = [NUMBERED, PREFIXED].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => identifier(match.index, match[0], 'order')),
  );
  return [...others, ...named];
}

export function findTrackingNumbers(text: string): Finding[] {
  return [...text.matchAll(TRACKING)].map((match) => identifier(match.index, match[0], 'tracking'));
}

export function findCodes(text: string): Finding[] {
  const named = [...text.matchAll(CODE_NAMED)].map((match) => {
    const code = match.groups?.code ?? '';
    return identifier(match.index + match[0].lastIndexOf(code), code, 'code');
  });
  return [...named, ...[...text.matchAll(CODE_ALONE)].map((match) => identifier(match.index, match[0], 'code'))];
}

const identifier = (start: number, text: string, kind: Finding['kind']): Finding => ({
  ...{ start, end: start + text.length, kind, says: { what: 'identifier', bare: bare(text) } },
});
