import type { Cues } from '../cues.ts'

export const DE: Cues = {
  want: 'will|möchte|moechte|brauche|brauch|bräuchte|hätte gern|hätte gerne|hätt gern|benötige|wünsche|will haben|wäre schön|bitte einmal|einmal|gib mir|würde gern|würde gerne|wollte|wollen|möchten|brauchen|hätte ich|ich hätte|bräuchten|suchen wir|wir suchen|wir brauchen|bin auf der suche|gerne was|benötigen|bin interessiert|interessiere mich|interesse an|würd gern|würde mich|wär was|hab lust auf|lust auf|such noch|fehlt mir noch',
  look: 'suche|such|suchen|auf der suche|finde|finden|gesucht|ausschau|stöber*|halte ausschau|finde ich|find ich|fündig',
  show: 'zeig|zeige|zeigen|zeigt|sehen|anschauen|ansehen|anzeigen|anzeig*|gucken|liste',
  sell: 'habt ihr|hab ihr|haben sie|gibts|gibt es|verkauft ihr|führt ihr|bietet ihr|bei euch|habt ihr auch|hast du|gibts bei euch|was für|verkaufen sie|bieten sie|macht ihr|führen sie|hättet ihr|hätten sie|gäbe es|gibt es bei|gibts auch|bekommt man bei|krieg ich bei|kriege ich bei|im sortiment|im angebot|habt ihr zufällig|kann man bei euch|bieten sie an|vertreibt ihr',
  buy: 'kaufen|kauf|kaufe|gekauft|erwerben|shoppen|einkaufen|einkauf',
  order: 'bestellen|bestelle|bestellung*|bestellt|auftrag|bestell',
  placed:
    'bestellt|gekauft|meine bestellung|meiner bestellung|bestellnummer|hab bestellt|habe bestellt|bezahlt|erhalten|bekommen|angekommen',
  mine: 'mein|meine|meiner|meinen|meinem|meines|unser|unsere|unseren|mir',
  deixis: 'das|dies|diese|dieser|dieses|diesen|es|die da|den da|der hier|davon|daran|dazu|darin|drin|ihn|sie da',
  ordinal:
    'erste|ersten|erster|erstes|zweite|zweiten|zweites|zweiter|dritte|dritten|drittes|letzte|letzten|letztes|nummer 0|linke|rechte|mittlere|andere von',
  number: 'eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|dutzend|paar|ein|eine|einen|stück',
  cheaper: 'günstig*|billig*|preiswert*|unter|höchstens|maximal|max|bis zu|weniger als|nicht mehr als|nicht so teuer',
  more: 'mehr|noch|weitere|andere|anderes|anders|ähnlich*|alternativ*|sonst|weiteres|noch mehr',
  compare:
    'vergleich*|unterschied*|unterscheid*|besser|schlechter|schöner|versus|vs|als|welcher|welches ist|welche ist|lohnt|länger|oder|leichter|wärmer|im gegensatz|lieber a|was taugt mehr|im vergleich|gegenüber|worin liegt|was macht den|verglichen|aufpreis|mehrwert|stabiler|haltbarer|leiser|dichter|besseren|vor und nachteile|vorteil|vorteile|nachteil|entscheiden zwischen|beide gleich|das gleiche wie',
  recommend:
    'nehmen andere|nimmt man|kauft man|zieht man|empfehl*|empfiehl*|vorschlag|vorschläge|schlag vor|schlägst|idee|ideen|tipp|tipps|inspir*|überrasch*|berat*|rat|keine ahnung|weiß nicht was|hilf mir|aussuchen|such du aus|entscheiden|entscheide du|was würdest du|würdest du|was schenk*|schenken|geeignet|was soll ich|lieblings*|was rätst|raten sie|was nimmt man|was schenkt man|was zieht|was würden sie|bin unsicher|überfordert|stehe auf dem schlauch|fällt mir nix|nix ein|nichts ein|beratung bei der auswahl|deine wahl|euer favorit|was könnt ihr|was lohnt sich|geschenkidee*|inspirier*|was passt zu|was steht|wozu rätst|stell mir|zusammenstell*|was ist gut|welche ist gut|welcher ist gut',
  popular:
    'beliebt*|trend*|angesagt|bestseller|renner|meistverkauft*|in mode|läuft am besten|geht am besten|verkauft sich',
  match: 'passt dazu|passt zu|passen zu|kombinier*|passt das zu|passend zu|dazu|steht mir',
  gift: 'geschenk*|geburtstag*|hochzeit*|taufe|jubiläum|weihnacht*|valentin*|muttertag|konfirmation|abiball|jahrestag|geburt|einzug|einweihung*',
  person:
    'mama|mutter|papa|vater|bruder|schwester|frau|mann|freundin|freund|freunde|kumpel|sohn|tochter|oma|opa|kollege*|kollegin|chef|onkel|tante|cousin*|kind|kinder|schwieger*|mitbewohner*|familie|wg',
  stock:
    'noch welche|auf lager|verfügbar|vorrätig|lieferbar|ausverkauft|noch da|lagernd|noch in|übrig|vergriffen|bestand|vorhanden|noch welche|habt ihr noch|gibts noch|gibt es noch|erhältlich|im laden|noch eins|noch einen|noch zu haben|zu haben|noch vorrätig|vor ort verfügbar|in der filiale|liegt der|liegt das|im lager|letztes stück|letzte stück|wie viele noch|ausgegangen|aus dem sortiment|nicht mehr da|weg|wieder reinbekommen|kriegt ihr|kommt noch|nachgeliefert|restbestand|sofort mitnehmen|mitnehmen',
  notify:
    'warteliste|wartelist*|sag bescheid|bescheid|benachrichtig*|melden|meldet euch|erinner*|alarm|warteliste|informier*|schreib mir|gib bescheid|nachricht wenn|mail wenn|vormerk*|bescheid geben|gebt bescheid|lasst es mich wissen|lass es mich wissen|wissen lassen|kurze info|kurze nachricht|kurze mail|anpingen|pingt|meld dich|meldest|vorgemerkt|reservier liste|auf die liste|sag mir wenn|sagt mir wenn|erinnerung|zeichen geben',
  back: 'wieder da|wieder rein*|wieder verfügbar|wieder lieferbar|wieder auf lager|nachschub|reinkommt|reinkommen|wieder|sobald',
  price:
    'preis|preise|kostet|kosten|kostenpunkt|teuer|wieviel|wie viel|was macht|kostets|euro ist|preislich|pro kilo|wie teuer|macht das|was kostet|was kosten|was käme|was soll|was verlangt|was nehmt|was zahl|was zahle|pro person|pro nacht|pro meter|pro stück|pro monat|im monat|preislage|preisspanne|kostenvoranschlag|stundensatz|gebühr|gesamtkosten|was macht das|was wird das|wieviel kostn|euro wert',
  discount:
    'rabatt*|gutschein*|sale|angebot|angebote|aktion*|code|prozent*|%|schlussverkauf|reduziert|ermäßig*|nachlass|schnäppchen|studentenrabatt|mengenrabatt|günstiger bekommen|black friday|skonto|treue*|neukunden*|preisnachlass|im angebot|runtergesetzt|kriegt man|was runter|billiger machen|runtergehen|entgegenkommen|preisnachlässe|ermäßigung|vorteil*|vergünstig*|prozente|rabattcode|aktionscode|gutscheincode|neukunde|student|studenten|rentner|azubi|stammkunde*|punkte|bonus*|payback|cashback|paket*preis|mengen*|ausverkauf|ssv|wsv|sonderangebot*|restposten|b ware|verhandel*|mitziehen|preisgarantie',
  size: 'ringgröße|liege zwischen|zwischen m|größe*|groß aus|klein aus|fällt|fallen|passt mir|passform|nummer größer|nummer kleiner|maße|maßtabelle|größentabelle|cm|kilo|kg|groß|klein|schmal|breit|weit|eng|xl|xs|m|s|l|zwischen|sitzt|taille|brust*|taillenweite|trage sonst|sonst 00|normalerweise|welche größe|welche nummer|welche weite|trage normal|hab normal|zwischen zwei|bin 0|00 groß|kilo schwer|wiege|umfang|länge innen|schrittlänge|schuhgröße|kleidergröße|halbe nummer|nächstgrößer*|zu lang|zu kurz|reicht die|reicht da|passt mir das|passt mir die|rutscht|locker|körpergröße|für breite|für schmale',
  add: 'leg|lege|legen|pack|packe|packen|einpacken|tu|füg*|hinzufügen|dazu|rein|hinzu|schmeiß|rein damit|stell|pack mit|pack mal|pack noch|leg noch|leg mal|nimm noch|mit rein|mit dazu|noch dazu|kommt noch|zusätzlich|mit auf die|schreib auf|draufpacken|gib mir noch|tu noch|außerdem noch',
  take: 'kaufen|nehm ich|nehme ich|ich nehme|ich nehm|nehm|nehme|nehmen wir|wir nehmen|ich kaufe|kauf ich|gekauft|den nehm|die nehm|das nehm|hätte ich gern|beide|will ich haben|her damit|bitte den|bitte die|den will ich|die will ich|das will ich|ich nehm mal|ich hätt gern|genau den|genau die|genau das|den da|die da|schlag zu|zuschlagen|wird gekauft|wirds|entscheide mich|hab mich entschieden|bestell ich|nehm den|nehm die|nehm das',
  cart: 'reingelegt|warenkorb|korb|einkaufswagen|einkaufskorb|körbchen|tasche|wagen|einkaufstasche|drin hab|alles drin|bisher|bis jetzt|zusammengestellt|gesamt|übersicht|liste',
  remove:
    'raus|entfern*|lösch*|weg|rausnehmen|herausnehmen|leeren|leer|streich*|ohne|doch nicht|runter|rauswerfen|nicht mehr|weglassen|verzichte|schmeiß raus|hau raus|nimm raus|wieder raus|kann weg|soll weg|muss weg|kommt weg|fliegt raus|tilg*|verwerf*|zurücksetzen|von vorn|brauch ich doch nicht|brauche ich doch nicht|abwählen',
  change:
    'ändern|änder*|geändert|tausch*|wechsel*|ersetz*|statt|stattdessen|anstatt|umstellen|lieber|doch lieber|doch|mach|anpassen|korrigier*|aktualisier*|erhöh*|reduzier*|verdoppel*|auf zwei|auf drei|stattdesse*|tauschen gegen|umändern|abändern|änderung|doch nur|nur noch|nur eine|nur einen|lieber zwei|mach daraus|mach draus|größer machen|hochsetzen|runtersetzen|anzahl|menge',
  checkout:
    'kasse|zur kasse|bezahlen|jetzt bezahlen|auschecken|abschließen|abschicken|das wars|das war alles|fertig|jetzt bestellen|bestellung abschließen|zahlen bitte|jetzt kaufen|kaufvorgang|jetzt zahlen|bestellung aufgeben|alles bestellen|bezahlvorgang|zum bezahlen|checkout|dann zahl|dann zahlen|würd zahlen|würde zahlen|ich zahle|ich zahl|zahlen wir|abkassieren|rechnung bitte|abrechnen|bestell*abschluss|abschluss|bestellung raus|so bestellen|das bestellen|alles zusammen bestellen|bin durch|bin soweit|wars erstmal|das reicht|reicht so|auf gehts|weiter gehts|zahlungslink|bezahllink',
  pay: 'zahl*|bezahl*|zahlung*|begleich*',
  means:
    'im voraus|kartenzahlung|paypal|rechnung|karte|kreditkarte*|ec karte|bar|bargeld|barzahlung|ratenzahlung|raten|klarna|lastschrift|überweisung|vorkasse|apple pay|google pay|visa|mastercard|amex|giropay|sofort*|bitcoin|zahlungsart*|zahlungsmöglich*|zahlungsmethod*|zahlungsmittel|nachnahme|geschenkkarte|anzahlung|bei abholung|später zahlen|akzeptiert|nehmt ihr|monatlich|twint|bankeinzug|auf raten|in raten|rechnungskauf|kauf auf rechnung|per rechnung|girokarte|ec|sepa|einzug|abbuchung|apple|google|wero|postfinance|kontaktlos|wertgutschein|barzahl*|quittung|beleg|mwst|ust|vorauskasse|finanzier*|null prozent|in bar',
  declined:
    'abgelehnt|fehlgeschlagen|geht nicht|funktioniert nicht|nicht durch|doppelt abgebucht|abgebucht|klappt nicht|fehler|bricht ab|bricht dauernd|hängt sich|fehlermeldung|wird nicht angenommen|nicht angenommen|funktioniert net|zweimal abgebucht|doppelt bezahlt|tan|3d|verifiziert|abgewiesen|schlägt fehl',
  deliver:
    'liefer*|versand*|versend*|verschick*|schick*|zustell*|post|bring*|paket*|zugestellt|porto|spedition|kurier|liefer|geliefert|beliefert|anliefer*|lieferung|lieferzeit|lieferkosten|lieferdienst|lieferadresse|dpd|hermes|ups|gls|packstation|briefkasten|paketshop|spediteur|bordstein|hochtragen|vierten stock|haustür|ins büro|an die arbeit|verschickt|schickt ihr|bringt ihr',
  fast: 'express*|wie lange|wie schnell|schnell*|über nacht|am selben tag|dauert|eilig|sofort',
  free: 'kostenlos*|umsonst|gratis|kostenfrei|frei haus|versandkostenfrei',
  pickup: 'abhol*|selbst abholen|selber holen|selbstabhol*|im laden abholen',
  byWhen:
    'bis freitag|bis samstag|bis morgen|bis montag|bis zum|rechtzeitig|pünktlich|heute|morgen|vor weihnachten|bis wann|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|wochenende|heute abend|heute noch',
  abroad: 'ins ausland|ausland|österreich|schweiz|nach|plz|international*|europaweit|weltweit|zoll|eu',
  where: 'wo|woher|wohin|wos',
  when: 'wann|ab wann|bis wann|um wie viel uhr|wie spät',
  how: 'wie',
  why: 'warum|wieso|weshalb',
  which: 'was|welche|welches|welcher|welchen|welchem',
  track:
    'verschickt|bote|sendungsverfolg*|sendungsnummer|tracking*|verfolgen|paket*|fahrer|bote|päckchen|sendung|unterwegs|verschickt|losgeschickt|raus|abgeschickt|zustell*|dhl|hermes|lieferstatus|trackingnummer|ware|lieferung|zusteller|postbote|verteilzentrum|sendungsstatus|laut dhl|laut hermes|lieferwagen|im auto|rausgegangen|ging raus|schon raus|auf dem weg|meine pizza|mein essen|mein paket|meine sendung|mein päckchen|meine ware|versendet',
  status: 'status|stand|neuigkeiten|was ist mit|bestätig*|update|durchgegangen|nachsehen|nachschauen|was los',
  arrive: 'kommt|ankommt|ankommen|angekommen|kommen|kam|eintreff*|da ist|da sein|erhalte|bleibt|eingetroffen',
  late: 'spät|verspät*|warte|warten|immer noch|noch nicht|noch nichts|seit|gestern|letzte woche|sollte|überfällig|nichts|tagen|wochen|verloren|ewig|längst|müsste längst|müsste schon|sollte längst|sollte schon|stunde später|seit stunden|seit tagen|seit wochen|hungrig|verhunger*|tut sich nichts|nix passiert|nix da|immer noch nix|nichts gekommen|hängt fest|verschollen',
  cancel:
    'stornier*|storno|abbrech*|absag*|abbestell*|widerruf*|rückgängig|cancel*|kündig*|annullier*|nicht liefern|nicht schicken|nicht verschicken|zurückzieh*|zurücknehmen|rückabwickeln|nicht ausführen|aufheben|löschen die bestellung|bestellung löschen|vergesst die|zurücktreten|widerruf|doch nicht mehr|stopp die|anhalten',
  mistake:
    'versehen*|aus versehen|falsch|verklickt|vertan|irrtum|irrtümlich|überlegt|brauch ich nicht|will ich nicht mehr|doppelt|doch nicht mehr|nicht mehr',
  address: 'adresse|anschrift|hausnummer|postleitzahl|umgezogen|lieferadresse|straße|plz',
  giveBack:
    'wieder ab|zurücktreten|zurück*|rückgabe|retour*|rücksend*|retournier*|rücksendeetikett|retourenlabel|etikett|zurückgeb*|zurückschick*|zurücksend*|passt nicht|passen nicht|gefällt nicht|gefällt mir nicht|zurückbring*|zu klein|zu groß|zu eng|zurücksende*|retournieren|retourschein|retourenschein|retourenportal|nicht behalten|behalte ich nicht|geht zurück|gehen zurück|zu euch zurück|wieder loswerden|steht mir nicht|entspricht nicht|widerrufen|vom kauf|abgeben zurück|zurücknehmt',
  refund:
    'erstatt*|rückerstatt*|geld zurück|mein geld|gutschrift|rückzahlung|gutgeschrieben|das geld|zurücküberweis*|zurückgezahlt|zurücküberwiesen|zurückgebucht|geld wieder|mein guthaben|wieder gutgeschrieben|erstattet|kohle zurück|auszahl*|rücküberweisung|gutschreib*',
  exchange:
    'umtausch*|tausch*|eintausch*|austausch*|andere größe|nummer größer|nummer kleiner|größere|kleinere|andere farbe|ersatz|gegen|umgetauscht|wechseln gegen|gegen eine andere|gegen ein anderes|gegen die|gegen den|nächste größe|eine größe größer|eine größe kleiner|anderes modell|dafür die|dafür lieber|neues exemplar|ersatzlieferung|ersatzteil*|neuen schicken|neue schicken',
  broken:
    'sprung|vergessen|kaputt|defekt|beschädigt|zerbrochen|gerissen|kalt|verwelkt|welk|loch|fleck*|kratzer|fehlt|fehlen|verdorben|schimmel*|undicht|funktioniert nicht|geht nicht|zerkratzt|zerdrückt|ausgelaufen|sauer|verbrannt|gebrochen|abgerissen|in scherben|vergammelt|matschig|nass|faul|lauwarm|aufgegangen|verbeult|dreckig|abgelaufen|haar im',
  wrong:
    'falsch*|nicht was ich bestellt|nicht das was|anders als|verwechselt|vergessen|stattdessen|statt|nicht wie auf|nicht wie',
  bad: 'schlecht*|unverschämt|enttäusch*|beschwer*|mies*|schrecklich|furchtbar|katastroph*|unmöglich|unzufrieden|sauer|ärger*|reklam*|abzocke|betrug|unfreundlich|nie wieder|inakzeptabel|saftladen|skandal|scheiße|scheiss*|wütend|zumutung|peinlich',
  again:
    'nochmal|noch mal|wieder|wie immer|dasselbe|das gleiche|dasselbe wie|letztes mal|letzte mal|wie letztes|nachbestell*|erneut|noch einmal|wie beim letzten|das übliche|wie neulich|neulich|letzte bestellung|wiederhol*|genau dasselbe|wie zuletzt|wie sonst|wie gehabt|stammbestellung|mein übliches|das von letzter|das von gestern|alle geworden|ist alle|sind alle|leer gegangen|nachschub|geht zur neige|auffüll*|abo bestellung|noch so einen|noch so eine|noch so ein',
  book: 'buch*|reservier*|termin*|tisch|anprobe|platz|plätze|sitzplätze|beratungstermin|haarschnitt|friseur|massage|zimmer|frei für|noch was frei|workshop|kurs|terrasse|kosmetik|maniküre|frei am|frei heute|freien termin|termin frei|ausmessen|vorbeikommen|strähnen|nägel|schneiden lassen|färben|wellness|sauna|doppelzimmer|einzelzimmer|übernacht*|nächte|mietwagen|probefahrt|probetraining|anmelden zum kurs|kursplatz|sitzplatz|reihe|vorstellung|terminvereinbarung|vereinbaren|zu sechst|zu fünft|zu dritt|zeitfenster',
  ride: 'taxi|fahrt|flughafen|abholen am|mitfahr*|chauffeur|hauptbahnhof',
  party: 'personen|leute|gäste|erwachsene|zu viert|zu zweit|für vier|für zwei|für 0|auf den namen|sind wir|wir sind',
  move: 'nach hinten|nach vorn|verschieb*|verleg*|umbuch*|später kommen|früher|anderen tag|anderer termin|verspäten uns|schaffe es nicht|kann nicht kommen|vorverlegen|eine stunde später|neuer termin|anderen termin|verspäten|später|viertelstunde später|halbe stunde|komme später|kommen später|schaff es nicht|schaffen es nicht|schaffens|verhindert|anderer tag|anderes datum|umlegen|tauschen auf|absagen muss|muss absagen|kann leider nicht|termin ändern|stau|freihalten|vorziehen|buchung ändern|reservierung ändern|tisch absagen|termin absagen',
  policy:
    'agb|altersgrenze|kassenzettel|unterwäsche|getragene|sicher|altgerät*|garantie|gewährleistung|agb|datenschutz|daten|bedingungen|regeln|richtlinie|erlaubt|mindest*|quittung|kassenbon|rückgaberecht|rückgabefrist|umtauschrecht|widerrufsrecht|frist|probe|alter|ausweis|gültig|gebühr|wie lange kann|wie lange hab|wer zahlt|wer trägt|was passiert|was ist wenn|nachhaltig*|reparier*|konto|kundenkonto|hunde|darf ich|muss ich|reparatur*|rückgabe möglich|umtausch möglich|originalverpack*|etikett|bon|kulanz|haftung|versichert|storno*bedingung*|stornogebühr|kündigungsfrist|laufzeit|probeabo|probezeit|altersfreigabe|haustiere|hund mit|kinderfrei|fair|umwelt*|recycel*|plastikfrei|klimaneutral|herkunft|lieferkette|impressum|speichert ihr|meine daten|datenweitergabe|passwort|gastbestellung|verleih*|ankauf|inzahlung*',
  wrap: 'geschenkverpack*|verpackt|geschenkpapier|als geschenk|grußkarte|karte dazu|einpacken als',
  hours:
    'offen|geöffnet|öffnungszeit*|öffnet|macht ihr auf|macht ihr zu|geschlossen|schließt|zu habt|geschäftszeiten|öffnen|zu|auf|feiertag*|sonntags|samstags|ladenschluss|auf heute|heute auf|heute zu|wie lange|wie lang|wann macht|wann schließt|ab wann offen|bis wann offen|mittagspause|ruhetag|heiligabend|silvester|neujahr|ostern|pfingsten|brückentag|betriebsferien|erreichbar|sonntagsöffnung|warme küche',
  place:
    'zu euch|rollstuhl*|komme ich|filiale*|standort*|adresse|anfahrt|laden in|geschäft in|wo seid ihr|wo finde ich euch|wo ist euer|wo sitzt|parken|parkplatz*|parkplätze|nächste filiale|in der nähe|showroom|vor ort|euer laden|euer geschäft|hinkommen|barrierefrei|google maps|route|stadt|wo genau|in welcher straße|in welcher ecke|stadtteil|haltestelle|bahnhof|ubahn|u bahn|s bahn|tram|tiefgarage|eingang|stockwerk|etage|wegbeschreibung|finde ich|zu finden|hinfinden|ladengeschäft|ausstellung|vorbeischauen|einkaufszentrum|neben dem|gegenüber vom',
  split:
    'legen zusammen|zusammenlegen|teilen|aufteil*|geteilt|hälfte|halb|halbe|getrennt|jeder zahlt|jeder seins|zusammenlegen|anteil|jeder|durch 0|durch drei|durch vier|zusammen zahlen|splitten|zur hälfte|den rest|gemeinsam zahlen|zusammenwerfen|zusammenschmeißen|durch zwei|durch fünf|geteilt durch|jeder einzeln|einzeln zahlen|getrennte rechnung*|getrennte kasse|meinen anteil|mein teil|meinen teil|seinen teil|ihren teil|sammeln|gruppengeschenk|anteilig|übernimmt den rest|zahlt den rest|fifty fifty|zu gleichen teilen',
  give: 'schick*|send*|überweis*|gib|zahl|transfer*|leih*|schulde|zurückzahl*|überweise|überweisung an|geb|gebt|zurückgeben an|ausleg*|ausgelegt|zwanni|fuffi|zehner|zwanziger|hunni|paypal an|spendier*',
  money: 'geld|euro|eur|dollar|franken|chf|kohle|tacken|€|$|guthaben|umschlag',
  story:
    'ist dann passiert|geschichte|kapitel|weiter|wie gehts weiter|wie geht es weiter|erzähl*|und dann|was passierte|weiterlesen|fortsetzung|was geschah|mehr davon erzählen|weiter so',
  human:
    'mensch|menschen|mitarbeiter*|jemand|jemanden|jemandem|person|berater*|kundenservice|kundendienst|support|chef|echte|echten|echter|kollege|kollegin|leute|hotline|ansprechpartner|verkäufer*|team|stylist*|kundenberater*|persönlich|jemand echtes|richtiger mensch|lebendig*|vorgesetzt*|geschäftsführ*|inhaber*|chefin|fachmann|fachkraft|fachberat*|florist*|koch|friseur*|optiker*|rückruf|ruft mich|anrufen|durchwahl|mailadresse|kontaktdaten|telefonisch|personal|bearbeiter*|sachbearbeiter*|service mitarbeiter|zuständig*',
  talk: 'reden|sprechen|sprech|anruf*|ruf an|telefon*|verbinde*|kontakt|unterhalten|rückruf|chatten|schreibe ich|rede ich',
  bot: 'bot|roboter|maschine|ki|computer|automat*|chatbot|programm|künstlich*|echt|echter|algorithmus|programmiert|sprachmodell|virtuell*|assistent|automatisch*|antwortet hier|maschinell',
  who: 'wer|dein name|wie heißt|heißt du',
  abilities:
    'was kannst du|wobei kannst|wie funktioniert das|hilfe|was kann ich|kannst du mir helfen|menü|wie kannst du|was machst du|funktionen|was kannst|was könnt|alles helfen|wobei hilfst|womit hilfst|welche befehle|wie bediene|wie benutze|wie geht das hier|was ist das hier|erklär den chat|wofür bist',
  language:
    'deutsch|englisch|niederländisch|russisch|chinesisch|georgisch|spanisch|französisch|italienisch|polnisch|türkisch|ukrainisch|sprache|arabisch|holländisch',
  say: 'sprichst|sprecht|schreib auf|auf deutsch|auf englisch|schreiben|übersetz*|antworte|rede|wechsle zu',
  stop: 'nichts mehr schicken|melde ich mich ab|stop|stopp|abmeld*|abbestell*|keine nachrichten|lass mich|lasst mich|in ruhe|spam|aufhören|hört auf|austrag*|nicht mehr anschreiben|keine werbung|nicht mehr schreiben|schluss|nummer löschen|nicht mehr kontaktieren|kein newsletter|genug|aus dem verteiler|verteiler raus|keine mails|keine sms|keine whatsapp|keine angebote|hör auf|nervt mit|belästig*|kein interesse an|nicht mehr kontakt*|datenlösch*|einwilligung|abo beenden|deaktivier*|stumm|blockier*',
  messages:
    'nachricht*|newsletter|werbung|sms|mails|mail|email*|benachrichtigungen|mitteilung*|push|whatsapp|infos|spam|verteiler|anschreiben',
  start:
    'in den verteiler|anmeld*|abonnier*|eintragen|haltet mich|auf dem laufenden|informiert werden|schickt mir|schick mir|gerne infos|trag mich ein|bekommen|erhalten|start|einschreiben|meldet mich an|meld mich an|nehmt mich auf|setz mich auf|setzt mich auf|will immer wissen|auf den laufenden|immer informier*|würde gerne bekommen|freischalten|aktivier*|bin dabei|dabei sein|zustimm*|einwillig*',
  news: 'newsletter|neuigkeiten|angebote|neue kollektion|kollektion*|aktionen|neuheiten|news|infos|drops',
  hello:
    'hallo|hi|hey|moin|servus|guten tag|guten morgen|guten abend|grüß gott|grüezi|hallöchen|na|tag|huhu|moinsen|morgen zusammen|grüß dich|hallihallo|tach',
  howareyou:
    'was geht|wie gehts|wie geht es|alles klar|na wie|was geht|wie läufts|alles gut|wie geht es dir|wie gehts dir|wie gehts euch',
  thanks: 'lieb von|danke*|dank|merci|vielen dank|besten dank|thx|dankeschön|danke schön|herzlichen dank|bedanke',
  bye: 'man sieht sich|tschüss|tschüs|tschau|ciao|auf wiedersehen|bis dann|bis bald|bis später|schönen tag|schönen abend|mach gut|machs gut|gute nacht|bis morgen|wiedersehen|ade|bye|schönes wochenende|servus|bin weg|bis zum nächsten',
  praise:
    'super|toll*|klasse|spitze|perfekt|liebe|lieb|genial|großartig|wunderschön|begeistert|zufrieden|top|lecker|freundlich|mega|hammer|prima|immer wieder|bester|beste|schön|traumhaft|fantastisch|hervorragend|geil|hammermäßig|erste sahne|bombe|einwandfrei|tadellos|wundervoll|entzückt|hin und weg|vorbildlich|köstlich|traum|zauberhaft|herrlich|1a|sehr gut|sehr schön|glücklich|überglücklich|begeistern',
  rate: '0 von 0|nett|lecker*|bewert*|sterne|rezension|feedback|lob|rückmeldung|vorschlag|solltet|wäre schön wenn|wäre gut|verbesser*|unübersichtlich|webseite|website|seite|app|kritik|anregung|0 0|weiterempfehl*|unkompliziert|übersichtlich|umständlich|benutzerfreundlich|reibungslos|ging fix|ging schnell|weiter so|daumen hoch|volle punktzahl|chapeau|kompliment*|punktabzug|wäre schön|wäre toll|wäre super|wünsche mir|wünschte|schade dass|fehlt bei euch|dunkler modus|ansicht|könntet ihr mal',
  yes: 'abgemacht|in ordnung|ja|jo|jep|jap|klar|genau|okay|ok|gerne|gern|einverstanden|stimmt|richtig|natürlich|sicher|passt|in ordnung|mach das|auf jeden fall|jawohl|passt so|gut|unbedingt|abgemacht|alles klar|meinetwegen|joa|korrekt|perfekt|geht klar|warum nicht|jo passt|passt mir|genau den|genau so|so machen|machen wir|mach ma|von mir aus|soll so sein|ist okay|ist ok|ist gut|geht in ordnung|freilich|selbstverständlich|bestätig*|zustimmung|gebongt|läuft|sehr gern',
  no: 'sonst nichts|gemeint|hat sich erledigt|erledigt|nein|nö|ne|nee|nein danke|lieber nicht|nicht nötig|keins|keine|keiner davon|auf keinen fall|vergiss es|heute nicht|jetzt nicht|doch nicht|später vielleicht|niemals|gar nicht|stimmt nicht|falsch|weder noch|schon gut|passt nicht|lass mal|lass gut|lass es|lassen wir|lieber doch nicht|das wars|wars schon|sonst nix|nix mehr|nichts weiter|brauch nix|passt nicht so|so nicht|ganz anders|andere gemeint|eher nicht|bloß nicht|keinesfalls|kommt nicht in frage|muss nicht|niente',
  not: 'nicht|kein|keine|keinen|nie|ohne|nichts',
  ask: 'ist das|ist die|ist der|sind die|sind das|ist es|hat das|hat die|hat der|kann man|kann ich|passt das|geht das|wird das|hält das|sind da|ist da|enthält',
  property:
    'trockner|material|stoff|wasserdicht|waschmaschine|waschbar|waschen|nüsse|nuss|gluten*|laktose*|zutaten|inhaltsstoffe|akku|batterie*|gewicht|wiegt|schwer|maße|abmess*|kompatibel|bluetooth|usb|kabel|gefüttert|taschen|reißverschluss|kapuze|dehnbar|vegan|halal|kalorien|leder|gummi|aufbau*|zusammenbau*|durchsichtig|dick|wie groß ist|wie lang ist|vase|geeignet|läuft ein|original|riecht|dabei|inklusive|enthalten|spülmaschine*|scharf|bio|alkohol|hergestellt|gemacht|aus was|woraus|technische daten|allergene|zucker|hält der|steckdose|drin|absatz|echt|made in|herkunft|lichtschutzfaktor|parfüm drin|tierversuch*|induktion|watt|aufladbar|nachfüllbar|beschicht*|handwäsche|schleuder*|bügel*|knitter*|kratzt|kratzig|juckt|fusselt|färbt|blickdicht|atmungsaktiv|wasserabweisend|winddicht|gepolstert|massiv|echtes|echt leder|nickelfrei|vergoldet|karat|duftet|duft|parfümfrei|allergiker*|allergen*|allergisch|zöliakie|eier|soja|sesam|nussfrei|koscher|schweinefleisch|laktosefrei|gezüchtet|tiefkühl*|haltbar*|mindesthaltbarkeit|portionen|giftig|winterhart|schattig|gießen|umtopfen|blüht|höhe|breite|tiefe|wie breit|wie tief|wie hoch|wie lang|wie schwer|wie viel wiegt|wie laut|wie dick|wie alt|wie viele passen|verstellbar|klappbar|stapelbar|abnehmbar|auswechselbar|mitgeliefert|lieferumfang|ladegerät|anleitung|kompatib*|anschluss|hdmi|sim|speicher|auflösung|altersempfehlung|seiten|gebunden|untertitel|enthält|verarbeitet|verträgt|hält das|eignet',
  refine:
    'in weiß|in schwarz|in blau|in rot|in grün|farbe|farben|nicht so|nicht zu|etwas|was in|ohne|mit|nur die|lieber|länger|kürzer|dunkler|heller|marke|irgendwas|was schönes|kleiner|größer|schlichter|eleganter|breiter|schmaler|leichter|wärmer|dünner|dicker|weicher|ohne muster|ohne logo|langärmlig|kurzärmlig|anderer farbe|andere farbe|etwas mehr|bisschen mehr|eher so|eher in|was schlichtes|was eleganteres|gleiche nur|in einer anderen',
  weather:
    'wetter*|regen|regnet|schnee|schneit|sonne|grad draußen|gewitter|schneien|hitze|kälte|wie warm|wie kalt|sonnenuntergang|sonnenaufgang|unwetter|sturm|hagel|pollenflug|glatteis|temperatur*|wettervorhersage',
  trivia:
    'mond|universum|hauptstadt|präsident|einwohner|höchste|erfunden|erfand|geschrieben|wer ist|wer war|weltmeister|krieg|universum|planet|mond|himmel blau|wie alt ist|wie weit ist|wie hoch ist|größte|könig|kanzler|bedeutet|was ist ein|was ist eine|einstein|römer|erde|wer hat|wer entdeckte|wer baute|wann war|wann fiel|wann wurde|in welchem jahr|warum ist|warum sind|wieso ist|wie viele beine|wie viele planeten|schnellste*|tiefste*|längste*|älteste*|dinosaurier|napoleon|kleopatra|pyramiden|mauer|magnet*|schwerkraft|lichtgeschwindigkeit|schwarze löcher|finsternis|pluto|mehrzahl|atom*|evolution',
  politics:
    'wählen|wahl|politik*|regierung|partei|merkel|scholz|merz|bundestag|kanzler|afd|ampel|kabinett|minister*|opposition|rechts oder links|migration|klimawandel|klimapolitik|demo|nato|brexit|kommunismus|spd|cdu|grüne|fdp|linke partei|trump|putin|gaza|krieg in',
  sports:
    'fußball|bundesliga|spiel gestern|bayern|mannschaft|gewonnen|tor|tabelle|wm|em|trainer|dortmund|schalke|hsv|vfb|st pauli|real madrid|barcelona|champions league|deutscher meister|weltmeister*|olympia*|medaille*|formel 0|rennen|tennis|abseits|messi|ronaldo|bundestrainer|elfmeter|handball',
  school:
    'hausaufgabe*|mathe*|aufsatz|gleichung|wurzel|klausur|referat|physik|chemie|plus 0|mal 0|berechne|rechne|zusammenfass*|photosynthese|bachelorarbeit|rechnest|goethe|faust|schiller|gedichtanalyse|ableitung|integral|bruch*|prozent von|dreisatz|biologie|geschichte test|hausarbeit|masterarbeit|doktorarbeit|zitieren|vokabeln|abitur|abi|prüfung*|latein|zellteilung|berechnen|ausrechnen|hoch 0',
  code: 'python|javascript|programmier*|code|skript|algorithmus|sql|html|java|server|hacken|wlan|windows|passwort|excel*|drucker|docker|git|css|datenbank|schleife|fehlercode|absturz|hängt sich auf|mac|router|gmail|virus|update auf|bluescreen|zurücksetzen handy|screenshot|formel excel|tabelle excel|regex|rekursion|server down',
  cook: 'rezept|koch*|back*|selber machen|selbst machen|macht man|wie mache ich|brat*|backofen|teig|hefe|kuchen backen|brot backen|wie lange muss|eier kochen|ei kochen|weichgekocht|ofen|anbraten|dünst*|einfrieren|ersatz für eier|soße machen|zubereit*|marinier*',
  bank: 'bank|kredit|kontostand|sparkonto|aktie*|börse|bitcoin|wechselkurs|steuer*|hypothek|gehalt|zinsen|miete|stromrechnung|versicherung|rente|depot|bausparen|etf|fonds|krypto*|dispo|sparbuch|girokonto|finanzamt|steuererklärung|elterngeld|kindergeld|bafög|arbeitslosengeld|bürgergeld|erbe|gehaltsverhandlung|inflation|ölpreis|sprit',
  health:
    'kopfschmerz*|fieber|arzt|medikament*|tablette*|pille*|schmerz*|symptom*|impf*|therap*|abnehmen|dosis|krank|grippe|husten|migräne|schlafen|rücken weh|tut weh|knie|knackt|rückenschmerzen|bauchschmerzen|schwindel*|übel|erbrechen|ausschlag|schwanger*|antibiotika|ibuprofen|paracetamol|aspirin|blutdruck|diabetes|krebs|corona|zahnarzt|hausarzt|orthopäde|kater heute|schlaflos|verstaucht|gebrochen|impfung|kalorien am tag|diät',
  life: 'schluss gemacht|scheidung|einsam|traurig|liebst du|heirat*|sterben|gott|sinn des lebens|mein leben|langweilig|traum|gefühle|gestorben|single|fremd|verliebt|vermieter|stress|umbringen|deprimiert|schlechten tag|depress*|mein ex|meine ex|date heute|beziehung|liebeskummer|streit|nachbar*|schwiegermutter nervt|mein sohn|meine tochter|meine kinder|trennung|trauer|beerdigung von|chef nervt|gefeuert|befördert|nervös|heimweh|vermisse|allein|weine|stolz',
  fun: 'witz|rätsel|sing|lied|spiel|musik|gedicht|film|horoskop|lustig*|schach|rap|serie|spielen|sternzeichen|zungenbrecher|quiz|ratespiel|reim|limerick|tarot|lotto*|karaoke|tanz|netflix|folge|anime|playlist|rede für|hochzeitsrede|trinkspruch|gute nacht geschichte|fun fact|zaubertrick|schnick schnack',
  device: 'wecker|timer|licht|erinnere mich|ruf meine|meine mails|poste|lautstärke|navigier*|stell einen',
  translate: 'übersetz*|was heißt|auf japanisch|wie sagt man|was bedeutet|buchstabier*|synonym|wie schreibt man',
  civic:
    'visum|reisepass|führerschein|lebenslauf|bewerbung|anwalt|gericht|zug|bus|stau|reifen|auto|motor|polizei|uni|finanzamt|ausweis verlängern|bahn|personalausweis|kfz|ummelden|abmelden auto|bürgeramt|standesamt|amt|behörde|bußgeld|strafzettel|tüv|rentenantrag|schulferien|ausbildung|bewerbung*|vorstellungsgespräch|stellenangebot*|praktikum|ice|bahn fährt|flug|verspätung|stau auf|tankstelle|notdienst|krankenhaus|klage|verklagen|testament|scheidung',
  insult:
    'dumm|idiot|blöd*|halt die|arsch*|depp|hasse dich|fick*|doof|trottel|vollidiot|penner|hurensohn|wichser|verpiss*|halts maul|blödmann|dummkopf|nutzlos|scheiß bot',
  gibberish: 'asdf*|qwertz*|blabla*|bla|hjkl|jkl*|xyz|jklö|dfg*|hjk*|aaa*|lalala|test test|hahaha|lol|xd',
  you: 'ihr|euch|eure|euer|euren|du|dich|dir|dein|deine|sie|ihnen',
  me: 'ich|wir|uns|mich|mir',
  can: 'kann|können|könnt|kannst|könnte|möglich|darf|geht|ginge|könntet|könntest',
  please: 'bitte',
  have: 'habe|hab|hat|haben|hatte|habt|hast',
  be: 'ist|sind|war|wäre|bin|seid|wird',
  get: 'bekomme|bekommen|krieg|kriege|kriegen|bekommt|erhalten|erhalte|gekriegt',
  with: 'mit|für|von|in|im|aus',
  time: 'tag|tage|tagen|woche|wochen|monat|monate|stunde|stunden|minute|minuten|jahr|jahre|uhr|mittag|abend|nachmittag|vormittag|nacht',
  all: 'alles|alle|ganze|beide|jede*',
  do: 'macht|machen|tun|tut',
  good: 'gut|gute|guter|gutes',
  total: 'summe|gesamt*|insgesamt|zusammen|macht das|endpreis|zwischensumme',
  item: 'artikel|sachen|ding|produkt|ware|teil|teile',
  only: 'nur|bloß|bloss',
  already: 'schon|bereits|bisher|bis jetzt|jetzt',
  tell: 'sag|sagt|sagen|wissen|weiß|erfahren|info',
  work: 'funktioniert|funktionieren|geht|läuft|benutzen|nutzen',
  moreDetails: 'details|mehr infos|infos zum|informationen|genaueres|angaben|beschreibung',
  wait: 'moment|warte|sekunde',
  money2: 'finanzier*|monatlich*|aufschlag|belastet|vorauszahl*|sepa',
}
