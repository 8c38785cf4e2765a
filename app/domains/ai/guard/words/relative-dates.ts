/**
 * Words for days that count from today. `when` in days from today (both ends), in weeks or months from this one, or
 * `phrase`: nothing that a calendar answers, so only a fact that says the same bears it out.
 */
export type RelativeDay = {
  source: string;
  when: { days: [number, number] } | { week: number } | { month: number } | { phrase: string };
  /** Also said without meaning anything ("how can I help today?"): only a claim beside an event. */
  weak?: true;
};

export const relativeDays: RelativeDay[] = [
  {
    source:
      'the day after tomorrow|day after tomorrow|übermorgen|après-demain|pasado mañana|dopodomani|overmorgen|depois de amanhã|i övermorgen|明後日',
    when: { days: [2, 2] },
  },
  {
    source:
      "the day before yesterday|vorgestern|avant-hier|anteayer|antes de ayer|eergisteren|anteontem|l'altro ieri|i förrgår|一昨日",
    when: { days: [-2, -2] },
  },
  {
    source:
      'tomorrow(?: (?:morning|afternoon|evening|night))?|(?:morgen (?:früh|vormittag|mittag|nachmittag|abend))|(?<!(?:guten|schönen|am|jeden|good) )morgen(?! (?:zusammen|allerseits))|demain(?: (?:matin|soir|après-midi))?|(?<!(?:la|de la|esta|por la|buena|cada) )mañana(?: por la (?:mañana|tarde|noche))?|domani|(?<!(?:goede|goeden) )amanhã|imorgon|i morgon|i morgen',
    when: { days: [1, 1] },
  },
  {
    source:
      'yesterday(?: (?:morning|afternoon|evening))?|last night|gestern(?: (?:früh|vormittag|nachmittag|abend))?|hier(?= (?:matin|soir|par|à|et)|[.,!]|$)|(?<=(?:expédiée?|envoyée?|livrée?|partie?|remboursée?|remise?|annulée?|reçue?|arrivée?) (?:le )?)hier|ayer|anoche|ieri|gisteren|ontem|igår|i går|i gaar',
    when: { days: [-1, -1] },
  },
  {
    source:
      "today|tonight|this (?:morning|afternoon|evening)|heute(?: (?:früh|morgen|vormittag|mittag|nachmittag|abend))?|aujourd'hui|ce (?:matin|soir)|cet après-midi|(?<!de )hoy|esta (?:mañana|tarde|noche)|oggi|stamattina|stasera|vandaag|hoje|idag|i dag|今日|本日|今天",
    when: { days: [0, 0] },
    weak: true,
  },
  { source: '明日|明天', when: { days: [1, 1] } },
  { source: '昨日|昨天', when: { days: [-1, -1] } },
  {
    source:
      'next week|(?:kommende|nächste|der nächsten|der kommenden)(?:n|r)? woche|la semaine prochaine|semaine prochaine|(?:la )?(?:próxima semana|semana que viene)|prossima settimana|settimana prossima|volgende week|na próxima semana|semana que vem|nästa vecka|næste uge|neste uke|来週|下周',
    when: { week: 1 },
  },
  {
    source:
      '(?:later |end of |earlier |over the course of )?this (?:coming )?week|(?:diese|dieser|im laufe der|ende der|bis ende der) woche|cette semaine|esta semana|questa settimana|deze week|denna vecka|(?:the )?end of the week|fin de semana(?= que viene)|la fin de la semaine|finales de (?:esta |la )?semana|今週|本周',
    when: { week: 0 },
    weak: true,
  },
  {
    source:
      'last week|previous week|(?:letzte|vergangene|vorige)(?:n|r)? woche|la semaine dernière|semaine dernière|la semana pasada|settimana scorsa|vorige week|semana passada|förra veckan|先週|上周',
    when: { week: -1 },
  },
  {
    source:
      'next month|nächsten monat|kommenden monat|le mois prochain|mois prochain|(?:el )?(?:próximo mes|mes que viene)|prossimo mese|volgende maand|próximo mês|nästa månad|来月',
    when: { month: 1 },
  },
  {
    source:
      '(?:the )?end of (?:the|this) month|(?:ende|bis ende) (?:des|dieses) monats|(?:la )?fin du mois|(?:a )?fin(?:ales)? de mes',
    when: { month: 0 },
  },
  {
    source:
      'last month|letzten monat|le mois dernier|el mes pasado|il mese scorso|vorige maand|mês passado|förra månaden',
    when: { month: -1 },
  },
  {
    source:
      '(?:(?:by|before|over|at|after|this|until|during) (?:the |this |coming )*|next )weekend|(?:am|übers?|vor dem|bis zum|dieses|nächstes|kommendes) (?:kommenden |nächsten )?wochenende|ce week-end|avant le week-end|(?:este|el próximo|antes del|durante el) fin de semana',
    when: { week: 0 },
  },
  {
    source:
      '(?:the )?next (?:business|working) day|(?:am |zum )?(?:nächsten|folgenden|kommenden) (?:werktag|arbeitstag|geschäftstag)|le (?:jour ouvr(?:é|able) suivant|prochain jour ouvr(?:é|able))|(?:el )?(?:siguiente|próximo) día (?:hábil|laborable)|(?:al )?día (?:hábil|laborable) siguiente|(?:the )?next day|am nächsten tag|le lendemain|al día siguiente|翌営業日',
    when: { phrase: 'next day' },
  },
  {
    source: '(?:on |the )*same day|am (?:selben|gleichen) tag|taggleich|le jour même|el mismo día|同日',
    when: { phrase: 'same day' },
  },
  {
    source:
      "(?:by |before |until )?(?:the )?(?:end of (?:the |today's )?(?:business )?day|close of business|eod|cob)|(?:bis )?(?:zum )?(?:ende des tages|tagesende|feierabend)|(?:d'ici |avant )?(?:la )?fin de (?:la )?journée|al final del día",
    when: { days: [0, 0] },
  },
  {
    source:
      "(?<!(?:merry|happy|frohe|fröhliche|schöne|joyeux|joyeuses|feliz|buon|to a|your|the) )(?:christmas(?! (?:gift|sale|card|collection|candle|ornament|tree|jumper|period|season|rush))|xmas|christmas eve|weihnachten|heiligabend|noël|navidad|nochebuena|reyes|natale|kerst(?:mis)?|natal|jul(?:afton)?(?= |$)|thanksgiving|easter|ostern|pâques|pascua|halloween|black friday|cyber monday|nikolaus|new year(?:'s(?: (?:eve|day))?)?|silvester|neujahr|(?:saint-valentin|valentine's day|valentinstag|san valentín)|mother's day|father's day|muttertag)",
    when: { phrase: 'holiday' },
  },
];
