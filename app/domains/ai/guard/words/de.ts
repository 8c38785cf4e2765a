import type { WordTable } from './word-table.ts';

const CARRIER =
  '(?:(?:den |dem |die |der |das |unser(?:en|em) )?(?:versanddienst~|paketdienst~|zusteller~|spedition~|kurier~|post)|dhl|dpd|ups|gls|hermes|fedex)';

export const de: WordTable = {
  negation: 'nicht|kein~|nie|niemals|ohne|weder|noch nicht|nicht mehr|leider nicht|unmöglich',
  conditional:
    '(?:(?:und|oder|aber|auch|erst|nur|selbst) )?(?:wenn|falls|sofern|sobald|solange|nachdem|bevor|ehe|ob|sollten?(?= (?:sie|du|ihr~|es|das|die|der|etwas|dies~))|sollte|im falle?|bis (?=sie|wir|ihre?|die|der|das|es|du))',
  cut: 'aber|jedoch|denn|sondern|weil|da (?=wir|ihre|sie)|und (?=wir|ich|sie|ihr~|es|er|die|der|das|ist|wird|wurde|hat|haben|erhalten|bekommen)|dass|oder (?=wir|ich|sie)',
  carries: 'und(?! (?:haben|habe|werden|wir|ich|können|senden|erstatten|schicken))|oder|dass|die|der|das|welche~',
  reported:
    '(?<!wie )(?:sie|du) (?:haben|hast|hatten|hattest|schreiben|schreibst|schrieben|sagen|sagten|erwähn~|berichte~|möchte~|wünsch~|wollen|willst|wollten|frag~|bitte[nt]?|sich)|(?:möchten|wünschen|wollen|hätten|möchtest|hättest) (?:sie|du)|(?:ihr~|dein~) (?:nachricht|anfrage|frage|wunsch|bitte|e-?mail|mail|anliegen|schreiben|rückmeldung)|tut (?:uns|mir) (?:sehr |wirklich |aufrichtig )?leid|bedauer~|(?<!als (?:kleine |kleinen |unsere )?)entschuldig~|versteh(?:e|en)|bezüglich|wegen|hinsichtlich|laut ihrer|wie sie (?:schreiben|sagen)|schade|teilen sie (?:uns|mir)|geben sie uns bescheid|sagen sie uns|lassen sie uns wissen|bitte um',
  done: 'wurden?|worden|ist|sind|hat|haben|habe|hast|war|waren|seit|gilt|gelten',
  modal:
    'kann|können|könnten?|kannst|soll(?:en|te|ten)?|würden?|dürften?|muss|müssen|darf|dürfen|möchten?|gerne?|lassen|um|zu',
  future: 'werden|werde|wird|wirst',
  hedge: 'vielleicht|möglicherweise|eventuell|hoffentlich|unter umständen|gegebenenfalls|könnte',
  generic:
    '(?:in der regel|normalerweise|üblicherweise|grundsätzlich|immer|alle) |(?<!(?:ihre|deine|diese|beide|die|alle) )(?:bestellungen|rückerstattungen|erstattungen|retouren|artikel|pakete|waren|sendungen) (?:werden|sind) ',
  carriedOut:
    'ausgestellt|gesendet|versendet|verschickt|geschickt|veranlasst|erstellt|gutgeschrieben|hinzugefügt|eingeleitet|genehmigt|beauftragt|gebucht|gewährt|angelegt|hinterlegt|erlassen|bereits|beigelegt',
  statuses: {
    'fully-refunded':
      '(?:vollständig|komplett|voll|in voller höhe|ganz) (?:zurück|rück)?erstattet|(?:vollständige|volle|komplette) (?:rück)?erstattung (?:wurde|ist)~|gesamt(?:en )?betrag (?:[^,.;]{0,30} )?(?:zurück|rück)?erstattet',
    'part-refunded': '(?:teilweise|zum teil|anteilig) (?:zurück|rück)?erstattet|teilerstattung (?:wurde|ist)',
    'refund-pending':
      '(?:rück)?erstattung (?:ist |wird |befindet sich )?(?:derzeit |gerade |noch |aktuell )?(?:in bearbeitung|bearbeitet|ausstehend)|(?:rück)?erstattung (?:wurde )?(?:[^,.;]{0,30} )?(?:veranlasst|eingeleitet|angestoßen|genehmigt)',
    refunded:
      '(?:zurück|rück)?erstattet|zurückgezahlt|zurücküberwiesen|(?:rück)?erstattung (?:[^,;]{0,40} )?(?:ist|wurde) (?:[^,;]{0,20} )?(?:erfolgt|durchgeführt|abgeschlossen|ausgeführt|überwiesen)|gutgeschrieben|geld (?:[^,.;]{0,30} )?auf (?:ihrem|deinem) konto',
    processing:
      '(?:wird|werden) (?:gerade |derzeit |aktuell |momentan |noch |jetzt )?(?:bearbeitet|vorbereitet|verpackt|gepackt|hergestellt|produziert|angefertigt)|in (?:bearbeitung|vorbereitung|produktion|arbeit)|(?:bereiten|packen|bearbeiten) (?:wir |ihre |deine |gerade |derzeit |aktuell ){1,4}(?:bestellung|paket|sendung)~',
    'on-hold': 'zurückgehalten|pausiert|angehalten',
    'out-for-delivery':
      '(?:in der |in )zustellung|beim zusteller|im zustellfahrzeug|auf dem zustellfahrzeug|wird heute zugestellt|in der auslieferung|beim fahrer',
    attempted: 'zustellversuch~|nicht angetroffen',
    'to-sender':
      '(?:zurück )?an (?:den absender|uns) (?:zurück~|retourniert)|auf dem (?:rückweg|weg zurück)|an uns zurückgesendet',
    shipped: `versendet|versandt|verschickt|abgeschickt|abgesendet|losgeschickt|rausgeschickt|auf den weg gebracht|auf den weg gemacht|unser (?:lager|haus|atelier) (?:bereits |heute |gestern )?verlassen|(?:an|von) ${CARRIER} (?:übergeben|übernommen|abgeholt)|das lager verlassen|in den versand gegangen|versand erfolgt`,
    'on-way': 'unterwegs|auf dem weg(?! zurück)|auf dem transportweg|im transit|in transit',
    delivered:
      'zugestellt|(?<!nach)geliefert|ausgeliefert|angekommen|eingetroffen|abgegeben|abgestellt|entgegengenommen|in empfang genommen',
    pickup: 'abholbereit|zur abholung bereit|bereit zur abholung',
    delayed: 'verspätet|verzögert|(?:verspätet|verzögert) sich',
    lost: 'verloren(?:gegangen| gegangen)?|verschollen|abhanden~',
    customs: 'beim zoll|im zoll|zollabfertigung|verzollt',
    cancelled: 'storniert|annulliert|abgebrochen',
    'payment-failed': 'zahlung (?:[^,.;]{0,20} )?(?:fehlgeschlagen|abgelehnt|gescheitert)',
    'payment-pending':
      'zahlung (?:ist |steht )?(?:noch |derzeit |aktuell )?(?:ausstehend|aus|offen|nicht eingegangen)|unbezahlt',
    paid: 'bezahlt|beglichen|zahlung (?:[^;]{0,40} )?(?:eingegangen|erhalten|bestätigt|erfolgreich)|abgebucht|belastet',
    returned:
      '(?:retoure|rücksendung|rückgabe) (?:[^,.;]{0,30} )?(?:eingegangen|erhalten|bearbeitet|angekommen|eingetroffen)|(?:retourniert|zurückgesendet|zurückgeschickt|zurückgegeben)|(?:retoure|rücksendung) (?:bereits |heute |gestern )?erhalten',
    'return-open': '(?:retoure|rücksendung|rückgabe) (?:[^,.;]{0,30} )?(?:genehmigt|akzeptiert|angemeldet|registriert)',
    'out-of-stock': 'ausverkauft|vergriffen|nicht (?:mehr )?(?:verfügbar|lieferbar|vorrätig|auf lager)',
    'in-stock': '(?<!nicht (?:mehr )?)(?:auf lager|vorrätig|lieferbar)|wieder verfügbar',
    changed:
      '(?:adresse|lieferadresse|anschrift|größe|farbe|bestellung) (?:[^,.;]{0,30} )?(?:geändert|aktualisiert|korrigiert|angepasst)|(?:gebühr|betrag|belastung|abonnement|frist|termin) (?:[^,.;]{0,30} )?(?:entfernt|erlassen|pausiert|verlängert|reserviert|vereinbart)|nachforschung(?:sauftrag)? (?:[^,.;]{0,30} )?(?:gestellt|eingeleitet|gestartet|beauftragt|veranlasst)|(?:dhl|dpd|ups|gls|hermes|versanddienst~) (?:[^,.;]{0,15} )?kontaktiert',
  },
  promises: {
    call: '(?:rufe?n?|ruft) (?:wir |ich )?(?:sie|dich|euch) (?:[^,.;]{0,40} )?(?:an|zurück)|(?:wird|werden|werde) (?:sie|dich|euch) (?:[^,.;]{0,40} )?(?:anrufen|zurückrufen)',
    refund:
      '(?:(?:eine|die|ihre|deine|volle|vollständige|komplette|sofortige) )*(?:rück|zurück|teil)?erstatt(?:e|en|et|ung|ungen)(?!sricht)|rückzahlung|(?:ihr |das )?geld (?:[^,.;]{0,40} )?zurück~?|zurückzahlen|zurücküberweisen',
    replacement:
      '(?:(?:einen|ein|eine|kostenlosen|kostenlose) )*ersatz(?:lieferung|produkt|artikel|sendung|ware|teil|paket)?~|ersetz(?:en|t|e)|(?:ein|eine|einen) (?:ganz )?neue[nrs]? (?:\\p{L}{1,20} )?(?:zu(?:senden|schicken|kommen)|senden|schicken|verschicken)|(?:senden|schicken) (?:wir )?(?:ihnen|dir) (?:[^,.;]{0,20} )?(?:ein|eine|einen) (?:neue[nrs]?|weitere[nrs]?)|(?:erneut|nochmals?|noch einmal) (?:zu)?(?:senden|schicken|verschicken|versenden|liefern)|neulieferung',
    exchange: '(?:kostenlosen )?umtausch~|umgetauscht|umzutauschen|austausch~|tauschen|auszutauschen|ausgetauscht',
    discount:
      '(?:(?:einen|ein|kleinen) )*(?:preis|sonder)?(?:rabatt|nachlass|gutschein|rabattcode|preisnachlass|gutscheincode)~|ermäßigung|vergünstigung',
    credit: 'guthaben|gutschrift|geschenkkarte|geschenkgutschein|gutschreiben',
    free: 'kostenlos~|(?:schenken|spendieren) (?:wir|ihnen|dir)|geht auf uns|aufs haus|kostenfrei~|gratis|umsonst|unentgeltlich~|versandkostenfrei~|portofrei|ohne (?:zusätzliche |weitere |extra )?(?:kosten|aufpreis|berechnung|mehrkosten|gebühr~)|auf unsere (?:kosten|rechnung)|(?:wir )?übernehmen (?:wir )?(?:selbstverständlich |natürlich |gerne )?(?:die |alle |sämtliche |für sie )*(?:\\p{L}{0,20}kosten|gebühren|porto|zollgebühren|rücksendung|rückversand)|(?:keine|fallen keine) (?:zusätzlichen |weiteren )?(?:kosten|gebühren)',
    gift: '(?:kleines |kleine |gratis-?)*(?:geschenk(?!karte|gutschein|papier|verpackung|idee)|überraschung|aufmerksamkeit|gratisartikel|goodie)~',
    compensation:
      'entschädig(?:ung|en|ungen)|kulanz~|wiedergutmachung|als (?:kleine )?(?:entschuldigung|ausgleich)|kompens~',
    label: '(?:rücksende|retouren|rückversand|versand)(?:etikett|label|schein|aufkleber)~',
    express: 'express(?:versand|lieferung|zustellung)?|eilversand|(?:bevorzugt|vorrangig|priorisiert) (?:\\p{L}{1,15})',
    keep: '(?:gerne |einfach |natürlich )?behalten|(?:müssen|brauchen) (?:\\p{L}{1,15} ){0,3}nicht (?:zurück)~',
    return:
      '(?:können|dürfen|kannst) (?:sie |du )?(?:[^,.;]{0,60} )?(?:zurücksenden|zurückschicken|zurückgeben|retournieren)|(?:nehmen|nimmt) (?:[^,.;]{0,40} )?zurück|kostenlose (?:rücksendung|retoure)|rückgaberecht',
    cancel: '(?:werden|können|wird|kann) (?:[^,.;]{0,60} )?storn(?:ieren|iert)|stornieren wir',
    warranty: 'garantie~|garantier(?:en|t|e)|gewährleistung~',
    priceMatch: 'preisgarantie|(?:preis)?differenz (?:[^,.;]{0,20} )?erstatt~|preisanpassung',
  },
  topics: {
    placed:
      'bestellt~|bestellung (?:(?:nr\\. |nummer )?#?\\p{L}{0,4}-?\\d\\S{0,12} )?vom|aufgegeben|gekauft|bestelldatum|kaufdatum|getätigt|eingegangene',
    dispatch:
      'versendet|versand(?!kosten)(?:t|en)?|verschickt|abgeschickt|versenden|verschicken|verlässt|verlassen|bearbeit~|lager|übergeben|losgeschickt|raus|verpackt|produktion',
    delivery:
      'liefer(?:ung|t|n|zeit|termin|datum)|geliefert|zugestellt|zustellung|ankommen|ankommt|eintreffen|eintrifft|angekommen|bei (?:ihnen|dir|euch)|erreicht|erreichen|voraussichtlich~|lieferzeit|erwartet~|dauert',
    refund:
      '(?:rück|zurück)?erstatt~|rückzahlung|gutschrift|gutgeschrieben|geld zurück|auf ihrem konto|ihrer kreditkarte',
    return:
      'rückgabe~|retour~|rücksend~|zurücksend~|zurückschick~|zurückgeb~|zurückgesendet|zurückgeschickt|rückgabefrist|widerruf~',
    cancel: 'storn~',
    exchange: 'umtausch~|austausch~|tauschen',
    warranty: 'garantie~|gewährleist~',
    reply: 'antwort~|melden|rückmeldung|kontaktieren|anrufen|zurückrufen|bescheid',
    payment: 'bezahlt|zahlung~|abgebucht|rechnung~',
    total: 'gesamt(?:betrag|summe|preis|wert)~|insgesamt|summe|bestellwert',
    shippingCost:
      'versandkosten|versandkostenpauschale|lieferkosten|porto|versandgebühr~|für den versand|für versand|rücksendekosten',
    tax: 'mwst|mehrwertsteuer|steuer~|zoll~|umsatzsteuer',
    discount: 'rabatt~|nachlass|gutschein~|ermäßigung|gespart|reduziert',
    threshold: '(?:ab|über|mindestens|bis zu|mehr als|unter)(?= [€£$¥]?\\d)|mindestbestellwert',
    credit: 'guthaben|geschenkkarte|gutschein|entschädigung|kulanz',
  },
};
