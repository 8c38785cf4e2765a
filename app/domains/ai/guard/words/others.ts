/**
 * Languages in which statuses and promises are not judged: the stems that show that a sentence may hold one. Such a
 * sentence is left to a person.
 */
export const mayState: Record<string, string> = {
  it: 'spedit~|spediz~|spedire~|consegn~|rimbors~|sostitu~|annull~|sconto|gratis|gratuit~|omaggio|buono|reso|arriv(?:ato|ata|erà)|in transito|in viaggio|pagat~|regalo|risarc~|cambio|garanti~|partit[oa]|evas[oa]',
  nl: 'verzond~|verstuur~|verstuurd|bezorg~|geleverd|lever(?:en|ing)~|terugbeta~|terugbetaald|vergoed~|vervang~|geannuleerd|annuler~|korting~|gratis|kosteloos|cadeau~|onderweg|betaald|retour~|ruil~|garant~|tegoed~|compens~',
  pt: 'enviad~|envi(?:ar|aremos|o)|despachad~|entreg~|reembols~|substitu~|troca~|cancel~|desconto~|grátis|gratuit~|brinde|vale|devol~|a caminho|em trânsito|pag[oa]|compens~|garant~|indeniz~',
  sv: 'skickat?s?|skickad~|skicka|levere~|återbetal~|ersätt~|avbokad~|annuller~|rabatt~|gratis|kostnadsfri~|gåva|presentkort|på väg|betald~|retur~|byt(?:e|a|er)|garant~|kompens~|ny vara',
  da: 'sendt|send(?:e|er)|afsendt|levere~|refund~|tilbagebetal~|erstat~|annuller~|rabat~|gratis|gave~|på vej|betalt|retur~|bytte~|garant~|kompens~',
  nb: 'sendt|send(?:e|er)|levere~|refund~|tilbakebetal~|erstat~|kansell~|avbestil~|rabatt~|gratis|gave~|på vei|betalt|retur~|bytte~|garant~|kompens~',
  pl: 'wysła~|wysył~|wyśl~|dostarcz~|zwrot~|zwróc~|zwrac~|wymian~|wymien~|anulow~|rabat~|zniżk~|bezpłat~|darmow~|gratis|prezent~|opłacon~|w drodze|rekompens~|gwaran~|dotrze',
  fi: 'lähete~|lähett~|toimite~|toimit~|palaut~|hyvit~|korva~|peru~|alenn~|ilmai~|lahja~|maksett~|matkalla|vaihto~|takuu~',
  cs: 'odesl~|doruč~|vrát~|vrác~|refund~|výměn~|vyměn~|zruš~|stornov~|slev~|zdarma|dárek|dárk~|zaplac~|na cestě|kompenz~|záruk~',
  tr: 'gönder~|kargo~|teslim~|iade~|değişi~|değişt~|iptal~|indirim~|ücretsiz~|hediye~|öden~|yolda|tazmin~|garanti~',
  hu: 'elküld~|szállít~|kiszállít~|kézbesít~|visszatérít~|csere~|cserél~|töröl~|kedvezmény~|ingyen~|ajándék~|kifizet~|úton|garan~',
  ro: 'expedi~|livr~|ramburs~|înlocui~|anul~|reducer~|gratuit~|cadou~|plătit~|pe drum|retur~|garan~',
};

/** Nouns for a delivery: beside a day that a fact bears out, the sentence is borne out too. */
export const deliveryNouns: Record<string, string> = {
  it: 'consegna',
  nl: 'bezorging|levering',
  pt: 'entrega',
  sv: 'leverans~',
  da: 'levering~',
  nb: 'levering~',
};

/** Scripts without spaces between words, or of other alphabets: the stems stand anywhere in the sentence. */
export const mayStateAnywhere: Record<string, RegExp> = {
  ja: /発送|出荷|配送|配達|お届け|届き|返金|返品|交換|キャンセル|割引|クーポン|無料|進呈|支払|補償|保証|再送|代替/u,
  zh: /发货|發貨|寄出|运送|配送|送达|送達|退款|退货|退貨|换货|換貨|更换|更換|取消|折扣|优惠|優惠|免费|免費|赠送|贈送|付款|赔偿|賠償|补发|補發|保证|保證/u,
  ko: /발송|배송|도착|환불|교환|반품|취소|할인|쿠폰|무료|증정|결제|보상|보증|재발송/u,
  ru: /отправ|достав|возврат|возмест|верн[её]м|замен|отмен|скидк|бесплатн|подар|оплач|в пути|компенсац|гарант/iu,
  el: /αποστ|απεστ|παραδ|επιστρ|αντικατ|ακυρ|έκπτωσ|εκπτωσ|δωρεάν|δώρο|πληρω|αποζημ|εγγύησ/iu,
  ar: /شحن|توصيل|تسليم|استرداد|استبدال|إلغاء|خصم|مجان|هدية|دفع|تعويض|ضمان/u,
  he: /נשלח|משלוח|נמסר|החזר|החלפ|בוטל|הנחה|חינם|מתנה|שולם|פיצוי|אחריות/u,
  th: /จัดส่ง|ส่งแล้ว|คืนเงิน|เปลี่ยน|ยกเลิก|ส่วนลด|ฟรี|ของขวัญ|ชำระ|ชดเชย|รับประกัน/u,
};
