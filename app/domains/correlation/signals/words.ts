/**
 * Words around numbers in the languages that customers of Shopify shops write most: English, German, French, Spanish,
 * Italian, Dutch, Portuguese, Swedish, Danish/Norwegian, Finnish, Polish, Japanese, Chinese, Korean. All folded (see
 * `fold`): lower case, no accents, ø as o. A language that is not here still works for names written with "#" or with
 * the shop's own letters, and for everything that is no number.
 */

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

/** "Order", "commande": what follows may be an order's name. */
export const ORDER_WORDS = list(`
  order orders ord ordernumber orderno purchase
  bestell bestellung bestellungen bestellnummer bestellnr bestellungsnummer auftrag auftragsnummer auftragsnr
  commande commandes achat
  pedido pedidos orden ordenes compra
  ordine ordini acquisto
  bestelling bestellingen bestelnummer bestelnr ordernummer ordernr
  encomenda encomendas
  bestallning bestallningar bestallningsnummer ordrar ordern
  ordre ordrer ordrenummer ordrenr ordren bestilling bestillingsnummer bestillingen
  tilaus tilauksen tilausnumero tilaukseni zamowienie zamowienia zamowieniu
  objednavka objednavky siparis siparisim rendeles comanda заказ заказа заказе παραγγελια παραγγελιας
`);

/** Chinese, Japanese and Korean write no spaces, so these are looked for inside a run of letters. */
export const CJK_ORDER_WORDS = ['注文', 'オーダー', '受注', '订单', '訂單', '주문'];

/** "Number", "no.": stands between the word and the number. */
export const NUMBER_MARKS = list(`
  no nr num numb number numbers nummer numer numero n nro nn nummeret id ref reference referenz nos
  番号 番號 编号 編號 번호
`);

/** Small words that may stand between "order" and its number: "my order number is 1001". */
export const FILLERS = list(`
  is was the with has having my s of
  ist war lautet mit der die das meine meiner
  est avec le la les ma portant du de
  es con el mi son
  e il mia
  met het mijn
  com o a meu minha
  ar med min mit er det
`);

/** "1001 is my order number" */
export const COPULAS = list('is was are ist war est es e er ar sind');

/** Between two numbers of a list: "orders 1001 and 1002". */
export const LIST_WORDS = list('and und et y e en och og ja i or oder ou o of eller と や');
export const LIST_SIGNS = list(', / & + 、 ・ ;');

/** "Ticket #1001" is no order, nor is anything else that carries a number of its own. */
export const OTHER_NUMBERED_WORDS = list(`
  ticket case request apt apartment appartement appartamento unit suite room flat floor house street zimmer wohnung hausnummer
  item article artikel articulo articolo sku model modell modele modelo modello ean gtin size grosse taille talla taglia
  tel telephone telefon telefono telefoon phone mobile mobil handy fax
  tracking track sendungsnummer sendung paketnummer suivi seguimiento tracciamento traccia rastreio sporing
  zip zipcode postcode postal plz postleitzahl cp cap codigo code coupon gutschein gutscheincode voucher promo box postfach po
  iban account konto compte cuenta conto card karte carte tarjeta carta customer kundennummer kunde kundennr klant klantnummer
  kundenummer page seite step
  郵便番号 電話番号 電話 追跡番号 〒
`);

/** An invoice often bears the order's number, and often a number of its own. */
export const INVOICE_WORDS = list(`
  invoice receipt rechnung rechnungsnummer rechnungsnr quittung facture recu factura recibo fattura ricevuta factuur fatura
  faktura kvittering kvitto lasku
`);

/** Before or after a number these make it an amount. */
export const CURRENCIES = list(`
  $ € £ ¥ usd eur gbp jpy cad aud chf sek dkk nok pln euro euros dollar dollars pounds kr zl yen 円 元 원
`);

/** After a number these make it a quantity, a measure or a time. */
export const UNITS = list(`
  % ° x pcs pieces stuck stk st piezas pezzi stuks units times days day weeks week months years hours minutes
  tage tagen wochen jours semaines dias giorni dagen dagar dage 日 時 分 年 月 個 点 枚
  km cm mm kg mg ml cl oz lb lbs inch inches ft mah watt
`);
