/** Words that give a wish away, in order of weight: what asks for something done comes before what asks about it. */
const KEYWORDS: [intent: string, pattern: RegExp][] = [
  ['cancel', /\bcancel|stornier|annul(er|ez|ation)|cancelar|cancelaci/i],
  [
    'damaged',
    /\b(broken|damaged|cracked|shattered|chipped)|kaputt|beschädigt|zerbrochen|cassée?|abîmée?|endommag|rot[oa]\b|dañad/i,
  ],
  [
    'wrong-item',
    /\bwrong (item|size|colou?r|product|one)|falsche[rns]? (artikel|größe|farbe|produkt)|mauvais(e)? (article|taille|couleur)|(artículo|producto|talla) (equivocad|incorrect)/i,
  ],
  ['missing-item', /\bmissing|not in the (box|parcel)|fehlt|fehlen|\bmanque|falta(n|ba)?\b/i],
  [
    'change-address',
    /\b(change|new|wrong|update).{0,24}address|adresse (ändern|geändert)|(neue|falsche) (liefer)?adresse|chang\w+.{0,20}adresse|nouvelle adresse|(cambiar|nueva).{0,20}dirección/i,
  ],
  ['exchange', /\bexchange|swap|umtausch|échang|cambiar? por otra|cambio de talla/i],
  ['refund', /\brefund|money back|erstatt|geld zurück|rembours|reembols|devolución del dinero/i],
  ['return', /\breturn|send (it|them) back|zurückschicken|rücksend|retoure|retourner|renvoyer|devolver|devolución/i],
  [
    'change-order',
    /\b(change|add|remove|amend).{0,20}\border|bestellung ändern|modifier.{0,20}commande|(cambiar|modificar).{0,20}pedido/i,
  ],
  // Asked outright, it outweighs that somebody also says they paid or have a receipt.
  [
    'order-status',
    /(where|when|wo|wann|où|quand|dónde|cuándo).{0,30}(order|parcel|package|delivery|bestellung|paket|lieferung|commande|colis|livraison|pedido|paquete|envío)/i,
  ],
  ['invoice', /\binvoice|receipt|rechnung|facture|factura/i],
  ['discount', /\bdiscount|coupon|promo|voucher|gutschein|rabatt|réduction|code promo|descuento|cupón/i],
  ['payment', /\b(payment|charged|paid)|bezahl|zahlung|abgebucht|paiement|débit|pago|cobrad/i],
  ['subscription', /\bsubscri|abo(nnement)?\b|suscripci/i],
  ['account', /\b(account|password|log ?in)|konto|passwort|mot de passe|\bcompte\b|contraseña|cuenta/i],
  [
    'order-status',
    /\b(where|when|status|track|arriv|deliver|shipp?)|\bwo\b|wann|angekommen|lieferung|versand|sendung|où (est|en)|quand|livr|colis|suivi|dónde|cuándo|llegad|envío|entrega/i,
  ],
  [
    'complaint',
    /\b(unacceptable|terrible|awful|disappointed|complain)|enttäuscht|unverschämt|beschwer|inadmissible|déçu|scandal|inaceptable|decepcion|queja/i,
  ],
  [
    'product-question',
    /\b(does|is|are|do you|can i).{0,60}\?|(passt|gibt es|haben sie).{0,60}\?|(avez-vous|est-ce que).{0,60}\?|¿(tienen|tiene|es|hay)/i,
  ],
  ['thanks', /\bthank|danke|merci|gracias/i],
];

/** What the newest mail is about, by the first group of words that it holds. */
export const detectIntent = (text: string): string =>
  KEYWORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';

const NEGATIVE =
  /\b(unacceptable|terrible|awful|angry|disappointed|furious|ridiculous|worst|still not|broken|cracked)|enttäuscht|unverschämt|ärger|kaputt|déçu|inadmissible|scandal|cass|decepcion|inaceptable|enfadad|rot[oa]\b/i;
const POSITIVE = /\b(thank|thanks|great|love|lovely|perfect|happy)|danke|super|merci|parfait|gracias|perfecto|encanta/i;
const URGENT =
  /\b(urgent|asap|immediately|today|tomorrow|wedding|birthday)|dringend|sofort|eilig|urgent|au plus vite|urgente|cuanto antes/i;

export function detectSentiment(text: string): 'positive' | 'neutral' | 'negative' {
  if (NEGATIVE.test(text)) return 'negative';
  return POSITIVE.test(text) ? 'positive' : 'neutral';
}

export const detectUrgency = (text: string, intent: string): 'low' | 'normal' | 'high' => {
  if (URGENT.test(text) || intent === 'cancel' || intent === 'change-address') return 'high';
  return intent === 'thanks' ? 'low' : 'normal';
};

/** Wishes that only a person may grant, and the action that each asks for. */
const ACTIONS: Record<string, string> = {
  cancel: 'cancel',
  'change-address': 'change-address',
  'change-order': 'change-order',
  refund: 'refund',
  return: 'return',
  exchange: 'exchange',
  damaged: 'replace',
  'wrong-item': 'replace',
  'missing-item': 'resend',
};
export const actionFor = (intent: string): string | undefined => ACTIONS[intent];
export const WANTS_PERSON =
  /\b(speak|talk) to (a|an|some)\s?(human|person|one|agent)|real person|a human|ein(en)? menschen|mitarbeiter sprechen|parler à (quelqu'un|un humain)|hablar con (una persona|alguien)/i;
