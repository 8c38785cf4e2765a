type Size = { unit: 'hour' | 'businessDay' | 'month'; times: number };

/** Units of time. Days and weeks count in hours, months and years in months; working days stand for themselves. */
export const UNITS: Record<string, Size> = {
  '(?:business|working|work|week) days?|business-days?|working-days?|(?:werk|arbeits|geschäfts)tag(?:e|en|es)?|jours? (?:ouvr(?:és?|ables?))|días? (?:hábil(?:es)?|laborables?)|giorn[oi] lavorativ[oi]|werkdag(?:en)?|dias? úte?is|arbetsdag(?:ar)?|vardag(?:ar)?|hverdage?|dni robocz(?:ych|e)':
    { unit: 'businessDay', times: 1 },
  'minutes?|mins?|minuten|minutos?|minuti': { unit: 'hour', times: 1 / 60 },
  'hours?|hrs?|h|stunden?|std|heures?|horas?|or[ae]|uur|timmar|timer|godzin': { unit: 'hour', times: 1 },
  'days?|tag(?:e|en|es)?|jours?|días?|giorn[oi]|dag(?:en|ar|e)?|dias?|dni|kalendertag(?:e|en)?|calendar days?|nights?':
    {
      unit: 'hour',
      times: 24,
    },
  'weeks?|woche[n]?|semaines?|semanas?|settiman[ae]|weken|week|veck(?:a|or)|uger?|tygodni(?:e)?': {
    unit: 'hour',
    times: 168,
  },
  'months?|monat(?:e|en|s)?|mois|mes(?:es)?|mes[ei]|maand(?:en)?|mês|månad(?:er)?|måneder?': {
    unit: 'month',
    times: 1,
  },
  'years?|jahr(?:e|en|es)?|ans?|années?|años?|ann[oi]|jaar|anos?|år': { unit: 'month', times: 12 },
};

/** Days by their distance from today. */
export const DAY_WORDS: Record<string, number> = {
  'the day after tomorrow|übermorgen|après-demain|pasado mañana|dopodomani|overmorgen|depois de amanhã|i övermorgon': 2,
  'tomorrow|morgen(?= (?:früh|geliefert|zugestellt|versandt|verschickt|bei|an|ankommen|in))|morgen|demain|mañana(?! (?:por|a) )|domani|amanhã|imorgon|i morgon|i morgen': 1,
  "today|tonight|this (?:morning|afternoon|evening)|heute|aujourd'hui|hoy|oggi|vandaag|hoje|idag|i dag": 0,
  'yesterday|last night|gestern|hier|ayer|ieri|gisteren|ontem|igår|i går': -1,
  'the day before yesterday|vorgestern|avant-hier|anteayer': -2,
};

/** Weeks by their distance from this one; months and longer are never borne out by one day. */
export const PERIOD_WORDS: Record<string, { weeks: number } | { months: number }> = {
  'next week|nächste(?:r|n)? woche|kommende(?:r|n)? woche|la semaine prochaine|semaine prochaine|la próxima semana|próxima semana|la semana que viene|la prossima settimana|prossima settimana|volgende week|próxima semana|nästa vecka|næste uge':
    { weeks: 1 },
  'this week|(?:by |before )?the end of (?:the|this) week|(?:over|by|this) (?:the )?weekend|diese(?:r)? woche|ende der woche|am wochenende|cette semaine|la fin de (?:la|cette) semaine|esta semana|(?:el )?fin de semana|questa settimana|deze week|denna vecka':
    { weeks: 0 },
  'last week|letzte(?:r|n)? woche|vergangene(?:r|n)? woche|la semaine dernière|la semana pasada|la settimana scorsa|vorige week|förra veckan':
    { weeks: -1 },
  "(?:before|by|in time for|until|over) (?:christmas|easter|new year'?s?(?: eve| day)?|valentine's day|mother's day|black friday|the holidays|the weekend|your birthday)|(?:vor|bis|rechtzeitig zu|an) (?:weihnachten|ostern|silvester|neujahr|heiligabend|dem wochenende|nikolaus)|avant (?:noël|pâques|le week-end|les fêtes)|pour noël|antes de (?:navidad|reyes|el fin de semana|las fiestas)|para (?:navidad|reyes)|prima di natale|voor kerst|antes do natal|före jul":
    { months: 0 },
  '(?:KW|calendar week|kalenderwoche|week|semaine|semana) \\d{1,2}': { months: 0 },
  'next month|nächsten? monat|le mois prochain|el próximo mes|this month|(?:the )?end of the month|ende des monats|monatsende|la fin du mois|fin de mes':
    { months: 1 },
};

/** Names that Intl gives but that are everyday words in another language. */
export const NOT_WEEKDAYS: ReadonlySet<string> = new Set(['dies', 'marti', 'luni', 'joi']);
