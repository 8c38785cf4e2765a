import { list } from '../pattern.ts';
import type { Words } from './words.ts';

const CARRIER =
  '(?:den |die |das |dem |der |unseren |unserem )?(?:Versanddienstleister|Paketdienst|Zusteller|Post|Spedition|Dienstleister|Versender|Kurier)';

export const de: Words = {
  common:
    'der die das und ist sind war nicht ich wir sie ihr ihre ihren ihrer ihnen dein deine du dir mein haben hat hast wurde wird werden mit für eine einen einem auf von zu zum zur bei im am den dem des es noch auch bitte danke vielen dank dass wenn uns unser unsere kann können innerhalb bestellung bereits paket erstattung lieferung sendung hallo viele grüße herr frau liebe lieber',
  topics: {
    order: list`
      bestellt(?:e|en)? / Bestell(?:ung|datum) vom / aufgegeben / gekauft / Bestelldatum /
      Bestellung (?:\S+ )?(?:vom|ist vom) / Kaufdatum
    `,
    ship: list`
      versandt / versendet / verschickt / abgeschickt / versenden / verschicken / Versand / übergeben / abgeholt /
      verlassen / bearbeit~ / rausgegangen / verlässt / abgesendet / losgeschickt
    `,
    deliver: list`zugestellt / geliefert / angekommen / ausgeliefert / eingetroffen / erhalten`,
    expect: list`
      erwart~ / voraussichtlich / ankommen / kommt / eintreffen / Lieferung / Liefertermin / Lieferzeit /
      Zustellung / bei (?:Ihnen|dir) (?:sein|ankommen|eintreffen) / bei (?:Ihnen|dir) / dauert / zustellen /
      liefern
    `,
    refund: list`
      erstatt~ / rückerstatt~ / zurückerstattet / Rückerstattung~ / Rückzahlung~ / gutgeschrieben / Gutschrift /
      zurückgezahlt / \p{L}*erstattung~ / zurück(?:überwiesen|gebucht) / auf (?:Ihrem|deinem) Konto /
      zurückzahlen
    `,
    return: list`
      zurückgeb~ / zurücksend~ / zurückschick~ / Rückgabe~ / Rücksend~ / Retoure~ / Widerruf~ / zurückgesandt /
      zurückgeschickt / retourn~ / zurückgegeben
    `,
    exchange: list`Umtausch~ / umtausch~ / umgetauscht / tauschen`,
    replace: list`Ersatz~ / ersetz~ / neue[snr]?`,
    cancel: list`stornier~ / Storno~ / Stornierung~`,
    pay: list`bezahlt / Zahlung~ / gezahlt / abgebucht / überwiesen`,
    contact: list`
      antwort~ / melden / meldet / anruf~ / zurückruf~ / Rückmeldung / Bescheid / schreiben / kontaktier~ /
      Antwort / rufen / ruft
    `,
    warranty: list`Garantie~ / Gewährleistung~`,
    shipping: list`Versandkosten / Versand / Porto / Lieferkosten / Versandgebühr~ / Lieferung`,
    tax: list`Steuer~ / MwSt / Mehrwertsteuer / USt / Umsatzsteuer / Zoll~`,
    discount: list`Rabatt~ / Nachlass / reduziert / Ermäßigung / Preisnachlass / ermäßigt / gespart / Gutschein`,
    credit: list`Guthaben / Gutschein~ / Geschenkkarte`,
    compensation: list`Entschädigung / Kulanz~ / entschädigen`,
    fee: list`Gebühr~ / Bearbeitungsgebühr`,
    price: list`Preis / kostet / Stückpreis / Einzelpreis / je / pro Stück / kostete`,
    subtotal: list`Zwischensumme / Warenwert`,
    total: list`
      Gesamtbetrag / insgesamt / Summe / Gesamtsumme / Rechnungsbetrag / Gesamtpreis / Bestellwert / Rechnung /
      gesamt / Betrag
    `,
  },
  states: {
    shipped: list`
      versandt / versendet / verschickt / abgeschickt / abgesandt / losgeschickt / (?<!E-Mail )rausgegangen /
      an ${CARRIER} übergeben /
      ${CARRIER} übergeben /
      Lager verlassen / Haus verlassen / auf den Weg gebracht / in den Versand gegangen / in der Post
    `,
    onItsWay: list`unterwegs / auf dem Weg(?: zu (?:Ihnen|dir))? / macht sich auf den Weg`,
    inTransit: list`im Transit / in Transit / auf dem Transportweg`,
    outForDelivery: list`in (?:der )?Zustellung / wird heute zugestellt / im Zustellfahrzeug / in Auslieferung`,
    delivered: list`
      zugestellt / geliefert / ausgeliefert / angekommen / eingetroffen / beim Nachbarn abgegeben /
      (?:bei|an) (?:einem|Ihrem|deinem|Ihren|deinen|den|die|einen) Nachbarn (?:abgegeben|übergeben) / abgelegt
    `,
    deliveryAttempted: list`
      Zustellversuch (?:\S+ ){0,3}?(?:war|ist|wurde|blieb|gab|fand) /
      versucht(?:e|en)?,? (?:\S+ ){0,4}?zuzustellen / nicht angetroffen
    `,
    readyForPickup: list`abholbereit / zur Abholung bereit / bereit zur Abholung / liegt zur Abholung`,
    processing: list`
      in Bearbeitung / wird (?:gerade |derzeit |aktuell )?(?:bearbeitet|vorbereitet|verpackt|gepackt) /
      in Vorbereitung / verpackt
    `,
    refunded: list`
      erstattet / rückerstattet / zurückerstattet / zurückgezahlt / zurücküberwiesen / gutgeschrieben /
      \p{L}*erstattung (?:\S+ ){0,6}?(?:erfolgt|veranlasst|ausgelöst|durchgeführt|angewiesen|abgeschlossen|überwiesen|raus|vorgenommen|gebucht|ausgeführt|getätigt|bestätigt|genehmigt) /
      Geld (?:\S+ ){0,4}?(?:überwiesen|zurückgebucht|angewiesen)
    `,
    cancelled: list`
      storniert / abgebrochen / annulliert / (?:Bestellung|Stornierung) (?:\S+ ){0,3}?aufgehoben /
      Stornierung (?:\S+ ){0,3}?(?:durchgeführt|bestätigt|erfolgt)
    `,
    paid: list`
      bezahlt / Zahlung (?:\S+ ){0,4}?(?:eingegangen|erhalten|erfolgreich|verbucht|abgeschlossen|bestätigt) /
      Zahlungseingang / beglichen
    `,
    unpaid: list`unbezahlt / Zahlung (?:\S+ ){0,3}?(?:aus|offen|ausstehend|fehlgeschlagen) / noch offen`,
    returned: list`
      (?:Retoure|Rücksendung|Rückgabe) (?:\S+ ){0,6}?(?:erhalten|eingegangen|angekommen|bearbeitet|abgeschlossen|registriert|eingetroffen|akzeptiert|angenommen) /
      zurückgesandt / zurückgeschickt / zurückgesendet / zurückgegeben / retourniert
    `,
    delayed: list`verspätet(?: sich)? / verzögert(?: sich)? / Verspätung / Verzögerung`,
    onHold: list`pausiert / angehalten / zurückgestellt`,
    lost: list`verloren(?: gegangen)? / verschollen`,
    replaced: list`ersetzt / umgetauscht / ausgetauscht`,
    addressChanged: list`\p{L}*adresse (?:\S+ ){0,4}?(?:geändert|aktualisiert|angepasst|korrigiert)`,
  },
  negations: list`nicht / kein~ / nie / niemals / weder / ohne / nichts`,
  future: list`wird / werden / wirst / werde / demnächst`,
  unreal: list`
    kann / können / könnte~ / kannst / konnte~ / soll~ / muss / müss~ / möchte~ / möglich~ / will / wollen /
    würde~ / dürfte~ / darf / dürfen / zu / ob / bevor / sobald / nachdem / wo / wann / wie / normalerweise /
    üblicherweise / in der Regel / meist~ / immer / Bestellungen werden / falls / wenn / oder / prüf~ / nach /
    als / müsste~ / wohl / vermutlich / eventuell / jede~ / alle Bestellungen / keine
  `,
  conditions: list`
    wenn / falls / sofern / sollte(?:n|st)? (?:das|die|der|dein|deine|Ihr|Ihre|es|etwas|du|Sie|ein|eine|noch) / sobald / bevor / nachdem / ob / vorausgesetzt / im Fall /
    solange
  `,
  echoes: list`
    (?:du|Sie) (?:schreib(?:en|st)|schrieb(?:en|st)|sag(?:en|st)|sagte(?:n|st)|erwähn\p{L}*|teil(?:en|st|test|ten)|berichte\p{L}*|meld(?:en|est)|mein(?:en|st)) /
    (?:schreib(?:en|st)|schrieb(?:en|st)|sagen|sagst|erwähn\p{L}*|berichte\p{L}*|beschreib\p{L}*|möchten|möchtest|wünsch\p{L}*) (?:du|Sie) /
    wie (?:du|Sie) / (?:Ihre|Deine|deine|Ihrer|deiner) (?:Nachricht|Mail|E-Mail|Meldung|Anfrage|Frage) /
    leid / schade / bedauer\p{L}* / ärgerlich / entschuldigen / verzeih\p{L}* / unangenehm /
    verstehe(?:n)?(?:,)? (?:\S+ )?dass / (?:danke|dank)(?: \S+){0,2} (?:für|dass)
  `,
  all: list`vollständig~ / komplett~ / ganz~ / volle(?:n|r|s|m)? / gesamte~ / alle(?:s)? / in voller Höhe`,
  part: list`teilweise / ein(?:en)? Teil~ / zum Teil / Teil~ / einige~ / anteilig~ / der Rest / übrige~ / restliche~`,
  offers: {
    refund: list`
      \p{L}*erstatt(?:e|en|et|ung|ungen)(?!sanfrage|santrag|sbedingung|srichtlinie|swunsch) / Geld zurück /
      zurückzahlen / zurücküberweisen / Kaufpreis / zurückbuchen
    `,
    replace: list`
      Ersatz(?:lieferung|artikel|produkt|sendung|teil|paket|exemplar|ware)? / ersetzen / ersetzt / ersetze /
      neu(?:e[snr]?)? (?:Exemplar|Artikel|Paket|Stück|Ware|Lieferung|Teil|Produkt) /
      erneut (?:zu|zu)?(?:senden|schicken|versenden|zusenden|zuschicken) /
      noch einmal (?:zu|ver)?(?:senden|schicken) / nochmals? (?:zu|ver)?(?:senden|schicken) / Neulieferung /
      nachliefern / nachsenden / ein(?:en|e|s)? neue[snr]?
    `,
    exchange: list`Umtausch / umtauschen / tauschen / umgetauscht / austauschen`,
    return: list`
      zurückgeben / zurücksenden / zurückschicken / Rückgabe(?!recht|bedingung|richtlinie|frist) / Retourenlabel /
      Rücksendeetikett / Retourenschein / retournieren / zurückgesendet / zurückgegeben / zurückgeschickt
    `,
    cancel: list`stornieren / storniere / storniert / Stornierung`,
    discount: list`(?:\p{L}*)?Rabatt(?!code) / Preisnachlass / Nachlass / Ermäßigung / Rabattcode / günstiger`,
    credit: list`
      Gutschein(?!code) / Gutscheincode / Guthaben / Geschenkkarte / Geschenkgutschein / Treuepunkte /
      Bonuspunkte
    `,
    compensation: list`Entschädigung / entschädigen / Kulanz\p{L}* / Wiedergutmachung`,
    gift: list`Geschenk / Präsent / Gratisprobe\p{L}* / kleine Aufmerksamkeit / Überraschung / Zugabe`,
    express: list`Express(?:versand|lieferung)? / per Express / Eilversand / Übernacht\p{L}* / bevorzugt`,
    fee: list`
      (?:Versandkosten|Rücksendekosten|Kosten|Porto|Gebühr) (?:\S+ ){0,3}?(?:übernehmen|erlassen|tragen) /
      (?:übernehmen|tragen) (?:\S+ ){0,4}?(?:Versandkosten|Rücksendekosten|Kosten|Porto)
    `,
    contact: list`(?:rufen|rufe|ruft|ruf) (?:\S+ ){0,4}?an / anrufen / zurückrufen / Rückruf`,
    warranty: list`lebenslange Garantie / Garantieverlängerung`,
  },
  gifts: {
    free: list`
      kostenlos\p{L}* / kostenfrei\p{L}* / gratis / umsonst /
      ohne (?:Aufpreis|Mehrkosten|zusätzliche Kosten|Zusatzkosten|Berechnung) / auf unsere Kosten /
      geht aufs Haus / versandkostenfrei / portofrei / gebührenfrei / unentgeltlich
    `,
    refund: list`Geld-zurück-Garantie / Geld zurück Garantie / volle (?:Rück)?[Ee]rstattung`,
    warranty: list`lebenslange Garantie`,
  },
  commitments: list`
    (?:wir|ich) (?:werden|werde|können|kann|senden|sende|schicken|schicke|erstatten|erstatte|ersetzen|ersetze|stornieren|storniere|bieten|biete|gewähren|gewähre|geben|gebe|schenken|schenke|legen|lege|übernehmen|übernehme|garantieren|garantiere|versprechen|veranlassen|veranlasse|versenden|versende|haben|habe|tauschen|tausche|rufen|rufe|zahlen|überweisen|liefern|möchten|möchte|buchen|erlassen) /
    (?:werden|werde|können|kann|senden|sende|schicken|schicke|erstatten|erstatte|ersetzen|ersetze|stornieren|bieten|biete|gewähren|geben|gebe|schenken|legen|lege|übernehmen|garantieren|veranlassen|veranlasse|versenden|tauschen|rufen|zahlen|überweisen|liefern|möchten|haben|habe|buchen) (?:wir|ich) /
    (?:du|Sie) (?:erhalten|erhältst|bekommen|bekommst|können|kannst|dürfen|darfst) /
    (?:erhalten|erhältst|bekommen|bekommst|können|kannst|dürfen|darfst|haben|hast) (?:du|Sie) / wird / werden /
    (?:gern|gerne) / hiermit / ist (?:unterwegs|veranlasst|auf dem Weg) /
    ist (?:bereits |schon )?(?:unterwegs|veranlasst|auf dem Weg|raus|genehmigt|versandt) / selbstverständlich /
    als (?:Entschädigung|Dankeschön|Entschuldigung|Wiedergutmachung|kleine) / steht (?:Ihnen|dir) / Anspruch /
    ist (?:innerhalb|binnen|möglich) / bekommt / erhält / genehmigt / veranlasst
  `,
  atOnce: list`sofort / umgehend / unverzüglich / heute / gleich / jetzt / direkt`,
  retractions: list`
    prüf~ / klär~ / schau~ / ansehen / nachsehen / ob / frag~ / Anfrage / Antrag / Wunsch / Bitte um / bezüglich /
    wegen / zu(?:r|m) / nicht / kein~ / weiter(?:geleitet|gegeben|leiten|geben) / entscheid~ / bevor / sobald /
    bitten / benötig~ / besprech~ / leider / wie / statt / ohne / überleg~ / nur / könnte~ / würde~ / Frage~ /
    wenn / falls / nach
  `,
};
