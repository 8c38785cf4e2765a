import type { StatusName } from './word-table.ts';

/**
 * Plain statements about a parcel in languages that are not judged further: the participle that says a state. What a fact
 * bears out is proven; all else that such a sentence may say is left to a person.
 */
export const foreignStatuses: Record<string, Partial<Record<StatusName, string>>> = {
  it: {
    shipped: 'spedit[oaie]|partit[oaie]',
    'on-way': 'in viaggio|in transito|in arrivo',
    delivered: '(?:è|sono) stat[oaie] (?:già )?consegnat[oaie]|risulta(?:no)? consegnat[oaie]',
    cancelled: 'annullat[oaie]',
  },
  nl: {
    shipped: 'verzonden|verstuurd',
    'on-way': 'onderweg',
    delivered: '(?:is|zijn) (?:[^,;.]{0,40} )?(?:bezorgd|geleverd)|bezorgd',
    cancelled: 'geannuleerd',
  },
  pt: {
    shipped: '(?:foi|foram) (?:já )?(?:enviad|expedid|despachad)[oa]s?',
    'on-way': 'a caminho|em trânsito',
    delivered: '(?:foi|foram) (?:já )?entregues?',
    cancelled: 'cancelad[oa]s?',
  },
  sv: {
    shipped: '(?:har )?skickats|skickad(?:es)?',
    'on-way': 'på väg',
    delivered: '(?:har )?levererats|levererad(?:es)?',
    cancelled: 'avbokad|annullerad',
  },
  da: { shipped: '(?:er|blev) (?:af)?sendt|afsendt', 'on-way': 'på vej', delivered: '(?:er|blev) leveret' },
  nb: { shipped: '(?:er|ble) sendt', 'on-way': 'på vei', delivered: '(?:er|ble) levert' },
  pl: { shipped: 'wysłan[eayo]', 'on-way': 'w drodze', delivered: 'dostarczon[eayo]', cancelled: 'anulowan[eayo]' },
};

/** Japanese has no spaces: the stems stand anywhere. Only the past and the continuing form state something. */
export const foreignStatusesAnywhere: Record<string, Partial<Record<StatusName, RegExp>>> = {
  ja: {
    shipped: /(?:発送|出荷)(?:されました|しました|いたしました|済み)/gu,
    'on-way': /配送中|輸送中/gu,
    delivered: /(?:配達|お届け)(?:されました|しました|いたしました|済み|完了)/gu,
  },
};

/** A denial anywhere in the sentence: then nothing is taken for stated. */
export const FOREIGN_DENIAL =
  /(?<!\p{L})(?:non|niet|geen|nog niet|não|nem|inte|ej|ikke|nie|ingen|mai|nunca)(?!\p{L})|ません|いません|ない/iu;
