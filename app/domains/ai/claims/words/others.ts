import type { State } from './words.ts';

/**
 * Languages whose statuses and promises are only recognised: a stem shows that a sentence may hold one. `states` are
 * proven when a fact says the same and nothing in the sentence denies or puts off; everything else a person has to confirm.
 */
export type Hints = {
  common: string;
  states: Partial<Record<State, string[]>>;
  /** Any of these, and the sentence may promise something. */
  offers: string[];
  /** Any of these, and what a stem says is not simply so. */
  turns: string[];
};

export const OTHERS: Record<string, Hints> = {
  it: {
    common:
      'il lo gli di che è sono un una tuo tua suo sua suoi ti vi non si ha hai abbiamo con per del della al alla più già grazie ciao gentile questo ordine sarà nel dal ci e le',
    states: {
      shipped: ['spedit[oaie]', 'inviat[oa] il', 'partit[oa]'],
      delivered: ['consegnat[oaie]', 'recapitat[oa]'],
      onItsWay: ['in viaggio', 'in arrivo', 'per strada'],
      inTransit: ['in transito'],
      outForDelivery: ['in consegna'],
      refunded: ['rimborsat[oaie]', 'rimborso .{0,30}(?:effettuato|emesso|elaborato|inviato)'],
      cancelled: ['annullat[oaie]', 'cancellat[oaie]'],
      paid: ['pagamento .{0,20}ricevuto', 'stat[oa] pagat[oa]'],
    },
    offers: [
      'rimbors~',
      'sostitu~',
      'sconto',
      'gratis',
      'gratuit~',
      'omaggio',
      'regalo',
      'risarc~',
      'buono',
      'rispedi~',
      'senza costi~',
      'restitu~',
      'reso',
      'chiameremo',
    ],
    turns: [
      'non',
      'se',
      'sarà',
      'saranno',
      'verrà',
      'verranno',
      'può',
      'quando',
      'appena',
      'possiamo',
      'potrebbe',
      'prima',
    ],
  },
  nl: {
    common:
      'de het een van en is zijn niet je jouw uw wij we u met voor op aan dat die dit deze nog ook bij naar heeft hebben hebt wordt werd bestelling bedankt dank hallo beste om te ons onze',
    states: {
      shipped: ['verzonden', 'verstuurd', 'verscheept'],
      delivered: ['bezorgd', 'geleverd', 'afgeleverd'],
      onItsWay: ['onderweg'],
      inTransit: ['in transit'],
      refunded: ['terugbetaald', 'terugbetaling .{0,30}(?:verwerkt|gedaan|uitgevoerd)'],
      cancelled: ['geannuleerd'],
      paid: ['betaling .{0,20}ontvangen', 'is betaald'],
    },
    offers: [
      'terugbeta~',
      'vergoed~',
      'vervang~',
      'korting~',
      'gratis',
      'kosteloos',
      'cadeau~',
      'tegoed~',
      'compens~',
      'opnieuw',
      'retour~',
      'terugsturen',
      'bellen',
    ],
    turns: ['niet', 'als', 'zal', 'zullen', 'wordt', 'worden', 'kan', 'wanneer', 'zodra', 'geen', 'kunnen', 'voordat'],
  },
  pt: {
    common:
      'o os um uma de que é são seu sua seus não se com para por do da dos das no na ao em foi está você mais já obrigado obrigada olá pedido nosso nossa e as',
    states: {
      shipped: ['enviad[oa]s?', 'despachad[oa]s?', 'expedid[oa]s?'],
      delivered: ['entregues?'],
      onItsWay: ['a caminho'],
      inTransit: ['em trânsito'],
      outForDelivery: ['saiu para entrega'],
      refunded: ['reembolsad[oa]s?', 'reembolso .{0,30}(?:emitido|processado|efetuado|feito)'],
      cancelled: ['cancelad[oa]s?'],
      paid: ['pagamento .{0,20}(?:recebido|confirmado)'],
    },
    offers: [
      'reembols~',
      'substitu~',
      'desconto',
      'grátis',
      'gratuit~',
      'brinde',
      'presente',
      'compensa~',
      'vale',
      'reenvi~',
      'sem custo~',
      'devol~',
      'troca~',
      'ligaremos',
    ],
    turns: ['não', 'se', 'será', 'serão', 'vai', 'pode', 'podemos', 'quando', 'assim que', 'ainda', 'antes'],
  },
  sv: {
    common:
      'och att det är en ett som på av för med inte din ditt dina vi du har till den om kan vår hej tack beställning har har har oss er från så när',
    states: {
      shipped: ['skickad(?:e|es|s)?', 'skickats', 'avsänd'],
      delivered: ['levererad(?:es)?', 'levererats'],
      onItsWay: ['på väg'],
      inTransit: ['under transport'],
      refunded: ['återbetalad(?:e|es)?', 'återbetalats', 'återbetalning(?:en)? .{0,30}(?:genomförd|gjord)'],
      cancelled: ['avbruten', 'avbeställd', 'annullerad', 'makulerad'],
      paid: ['betalning(?:en)? .{0,20}mottagen', 'betald'],
    },
    offers: [
      'återbetal~',
      'ersätt~',
      'rabatt~',
      'gratis',
      'kostnadsfri~',
      'presentkort~',
      'kompens~',
      'skickar (?:en|ett) ny~',
      'skicka (?:en|ett) ny~',
      'ny vara',
      'retur~',
      'tillgodohavande',
      'ringer',
    ],
    turns: ['inte', 'om', 'kommer att', 'ska', 'kan', 'när', 'så snart', 'ingen', 'innan', 'ännu'],
  },
  da: {
    common:
      'og at det er en et som på af for med ikke din dit dine vi du har til den om kan vores hej tak bestilling ordre os jer fra så når blev bliver',
    states: {
      shipped: ['afsendt', 'sendt'],
      delivered: ['leveret'],
      onItsWay: ['på vej'],
      refunded: ['refunderet', 'tilbagebetalt'],
      cancelled: ['annulleret'],
      paid: ['betalt'],
    },
    offers: ['refunder~', 'tilbagebetal~', 'erstat~', 'rabat~', 'gratis', 'gavekort', 'kompens~', 'ombyt~', 'retur~'],
    turns: ['ikke', 'hvis', 'vil', 'skal', 'kan', 'når', 'så snart', 'bliver', 'ingen', 'endnu'],
  },
  nb: {
    common:
      'og at det er en et som på av for med ikke din ditt dine vi du har til den om kan vår hei takk bestilling ordre oss dere fra så når ble blir',
    states: {
      shipped: ['sendt'],
      delivered: ['levert'],
      onItsWay: ['på vei'],
      refunded: ['refundert', 'tilbakebetalt'],
      cancelled: ['kansellert', 'avbestilt'],
      paid: ['betalt'],
    },
    offers: ['refunder~', 'tilbakebetal~', 'erstatt~', 'rabatt~', 'gratis', 'gavekort', 'kompens~', 'bytte~', 'retur~'],
    turns: ['ikke', 'hvis', 'vil', 'skal', 'kan', 'når', 'så snart', 'blir', 'ingen', 'ennå'],
  },
  pl: {
    common:
      'i w na z do się że jest są nie to za po od dla twoje twój twoja państwa zamówienie zostało został dziękujemy dzień dobry cześć już przez oraz',
    states: {
      shipped: ['wysłan[eyao]', 'nadan[eyao]'],
      delivered: ['dostarczon[eyao]', 'doręczon[eyao]'],
      onItsWay: ['w drodze'],
      refunded: ['zwrócon[eyao]', 'zwrot .{0,30}(?:zrealizowany|wykonany)'],
      cancelled: ['anulowan[eyao]'],
      paid: ['opłacon[eyao]'],
    },
    offers: [
      'zwrot~',
      'zwróc~',
      'wymi~',
      'rabat~',
      'zniżk~',
      'bezpłatn~',
      'gratis',
      'za darmo',
      'prezent~',
      'rekompensat~',
      'ponown~',
      'bon~',
    ],
    turns: ['nie', 'jeśli', 'zostanie', 'będzie', 'może', 'możemy', 'gdy', 'kiedy', 'jeszcze'],
  },
};

/** Languages known by their script; here only stems that stand inside running text without spaces. */
export const SCRIPTS: {
  language: string;
  script: RegExp;
  states: Partial<Record<State, RegExp>>;
  offers: RegExp;
  turns: RegExp;
}[] = [
  {
    language: 'ja',
    script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    states: {
      shipped: /(?:発送|出荷|送付)(?:いた|し|され|済|完了)/u,
      delivered: /(?:配達|お届け|配送)(?:済|完了|いたしました|しました|されました)/u,
      inTransit: /(?:輸送中|配送中)/u,
      refunded: /返金(?:いた|し|され|済|完了|処理)/u,
      cancelled: /キャンセル(?:いた|し|され|済)/u,
      paid: /(?:支払|入金)(?:い)?(?:済|確認|完了|を確認)/u,
    },
    offers: /返金|交換|無料|割引|クーポン|代替|再送|補償|プレゼント|お詫びの品|ポイント|返品|到着予定|お届けし/u,
    turns: /ません|ない|予定|します(?!。?ありがとう)|まだ|場合|もし|ましょう|でしょう|たら|れば/u,
  },
  {
    language: 'zh',
    script: /\p{Script=Han}/u,
    states: {
      shipped: /已(?:经)?(?:发货|寄出|發貨)/u,
      delivered: /已(?:经)?(?:送达|签收|送達)/u,
      refunded: /已(?:经)?退款/u,
      cancelled: /已(?:经)?取消/u,
    },
    offers: /退款|退货|换货|免费|折扣|优惠|赔偿|补发|赠送|退貨|換貨|免費/u,
    turns: /不|没|未|将|会|如果|尚/u,
  },
  {
    language: 'ko',
    script: /\p{Script=Hangul}/u,
    states: {
      shipped: /발송(?:되었|했|됐|완료)/u,
      delivered: /배송(?:이)? ?완료|배달(?:되었|완료)/u,
      refunded: /환불(?:되었|했|완료)/u,
      cancelled: /취소(?:되었|했|완료)/u,
    },
    offers: /환불|교환|무료|할인|쿠폰|보상|재발송|반품/u,
    turns: /않|못|안 |아직|예정|겠|면 /u,
  },
  {
    language: 'ru',
    script: /\p{Script=Cyrillic}/u,
    states: {
      shipped: /отправлен/iu,
      delivered: /доставлен/iu,
      refunded: /возвращен|возмещен/iu,
      cancelled: /отмен[её]н/iu,
      onItsWay: /в пути/iu,
      paid: /оплачен/iu,
    },
    offers: /возврат|верн[её]м|замен|скидк|бесплатн|подар|компенс|купон|возмест/iu,
    turns: /(?<!\p{L})(?:не|если|будет|будут|может|когда|ещё|еще)(?!\p{L})/iu,
  },
  {
    language: 'und',
    script: /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Greek}\p{Script=Thai}\p{Script=Devanagari}]/u,
    states: {},
    offers:
      /استرداد|مجان|خصم|شحن|استبدال|החזר|חינם|הנחה|משלוח|επιστροφ|δωρεάν|έκπτωση|αποστολ|คืนเงิน|ฟรี|ส่วนลด|จัดส่ง|रिफंड|मुफ्त|छूट/u,
    turns: /(?!)/u,
  },
];
