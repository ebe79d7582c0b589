import type { Cues } from '../cues.ts'

export const DE: Cues = {
  want: 'will|möchte|moechte|brauche|brauch|bräuchte|hätte gern|hätte gerne|hätt gern|benötige|wünsche|will haben|wäre schön|bitte einmal|einmal|gib mir|würde gern|würde gerne|wollte|wollen|möchten|brauchen',
  look: 'suche|such|suchen|auf der suche|finde|finden|gesucht',
  show: 'zeig|zeige|zeigen|zeigt|sehen|anschauen|ansehen|anzeigen|anzeig*|gucken|liste',
  sell: 'habt ihr|hab ihr|haben sie|gibts|gibt es|verkauft ihr|führt ihr|bietet ihr|bei euch|habt ihr auch|hast du|gibts bei euch|was für|verkaufen sie|bieten sie|macht ihr',
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
    'vergleich*|unterschied*|unterscheid*|besser|schlechter|schöner|versus|vs|als|welcher|welches ist|welche ist|lohnt|länger|oder|leichter|wärmer|im gegensatz|lieber a',
  recommend:
    'nehmen andere|nimmt man|kauft man|zieht man|empfehl*|empfiehl*|vorschlag|vorschläge|schlag vor|schlägst|idee|ideen|tipp|tipps|inspir*|überrasch*|berat*|rat|keine ahnung|weiß nicht was|hilf mir|aussuchen|such du aus|entscheiden|entscheide du|was würdest du|würdest du|was schenk*|schenken|geeignet|was soll ich|lieblings*',
  popular:
    'beliebt*|trend*|angesagt|bestseller|renner|meistverkauft*|in mode|läuft am besten|geht am besten|verkauft sich',
  match: 'passt dazu|passt zu|passen zu|kombinier*|passt das zu|passend zu|dazu|steht mir',
  gift: 'geschenk*|geburtstag*|hochzeit*|taufe|jubiläum|weihnacht*|valentin*|muttertag|konfirmation|abiball|jahrestag|geburt|einzug|einweihung*',
  person:
    'mama|mutter|papa|vater|bruder|schwester|frau|mann|freundin|freund|freunde|kumpel|sohn|tochter|oma|opa|kollege*|kollegin|chef|onkel|tante|cousin*|kind|kinder|schwieger*|mitbewohner*|familie|wg',
  stock:
    'noch welche|auf lager|verfügbar|vorrätig|lieferbar|ausverkauft|noch da|lagernd|noch in|übrig|vergriffen|bestand|vorhanden|noch welche|habt ihr noch|gibts noch|gibt es noch|erhältlich|im laden',
  notify:
    'warteliste|wartelist*|sag bescheid|bescheid|benachrichtig*|melden|meldet euch|erinner*|alarm|warteliste|informier*|schreib mir|gib bescheid|nachricht wenn|mail wenn|vormerk*',
  back: 'wieder da|wieder rein*|wieder verfügbar|wieder lieferbar|wieder auf lager|nachschub|reinkommt|reinkommen|wieder|sobald',
  price:
    'preis|preise|kostet|kosten|kostenpunkt|teuer|wieviel|wie viel|was macht|kostets|euro ist|preislich|pro kilo|wie teuer|macht das',
  discount:
    'rabatt*|gutschein*|sale|angebot|angebote|aktion*|code|prozent*|%|schlussverkauf|reduziert|ermäßig*|nachlass|schnäppchen|studentenrabatt|mengenrabatt|günstiger bekommen|black friday|skonto|treue*|neukunden*|preisnachlass|im angebot|runtergesetzt',
  size: 'ringgröße|liege zwischen|zwischen m|größe*|groß aus|klein aus|fällt|fallen|passt mir|passform|nummer größer|nummer kleiner|maße|maßtabelle|größentabelle|cm|kilo|kg|groß|klein|schmal|breit|weit|eng|xl|xs|m|s|l|zwischen|sitzt|taille|brust*|taillenweite|trage sonst|sonst 00|normalerweise',
  add: 'leg|lege|legen|pack|packe|packen|einpacken|tu|füg*|hinzufügen|dazu|rein|hinzu|schmeiß|rein damit|stell',
  take: 'kaufen|nehm ich|nehme ich|ich nehme|ich nehm|nehm|nehme|nehmen wir|wir nehmen|ich kaufe|kauf ich|gekauft|den nehm|die nehm|das nehm|hätte ich gern|beide|will ich haben|her damit|bitte den|bitte die',
  cart: 'reingelegt|warenkorb|korb|einkaufswagen|einkaufskorb|körbchen|tasche|wagen',
  remove:
    'raus|entfern*|lösch*|weg|rausnehmen|herausnehmen|leeren|leer|streich*|ohne|doch nicht|runter|rauswerfen|nicht mehr|weglassen|verzichte',
  change:
    'ändern|änder*|geändert|tausch*|wechsel*|ersetz*|statt|stattdessen|anstatt|umstellen|lieber|doch lieber|doch|mach|anpassen|korrigier*|aktualisier*|erhöh*|reduzier*|verdoppel*',
  checkout:
    'kasse|zur kasse|bezahlen|jetzt bezahlen|auschecken|abschließen|abschicken|das wars|das war alles|fertig|jetzt bestellen|bestellung abschließen|zahlen bitte|jetzt kaufen|kaufvorgang|jetzt zahlen|bestellung aufgeben|alles bestellen|bezahlvorgang|zum bezahlen|checkout',
  pay: 'zahl*|bezahl*|zahlung*|begleich*',
  means:
    'im voraus|kartenzahlung|paypal|rechnung|karte|kreditkarte*|ec karte|bar|bargeld|barzahlung|ratenzahlung|raten|klarna|lastschrift|überweisung|vorkasse|apple pay|google pay|visa|mastercard|amex|giropay|sofort*|bitcoin|zahlungsart*|zahlungsmöglich*|zahlungsmethod*|zahlungsmittel|nachnahme|geschenkkarte|anzahlung|bei abholung|später zahlen|akzeptiert|nehmt ihr|monatlich|twint|bankeinzug',
  declined:
    'abgelehnt|fehlgeschlagen|geht nicht|funktioniert nicht|nicht durch|doppelt abgebucht|abgebucht|klappt nicht|fehler',
  deliver: 'liefer*|versand*|versend*|verschick*|schick*|zustell*|post|bring*|paket*|zugestellt|porto|spedition|kurier',
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
    'verschickt|bote|sendungsverfolg*|sendungsnummer|tracking*|verfolgen|paket*|fahrer|bote|päckchen|sendung|unterwegs|verschickt|losgeschickt|raus|abgeschickt|zustell*|dhl|hermes|lieferstatus|trackingnummer|ware|lieferung',
  status: 'status|stand|neuigkeiten|was ist mit|bestätig*|update|durchgegangen|nachsehen|nachschauen|was los',
  arrive: 'kommt|ankommt|ankommen|angekommen|kommen|kam|eintreff*|da ist|da sein|erhalte|bleibt|eingetroffen',
  late: 'spät|verspät*|warte|warten|immer noch|noch nicht|noch nichts|seit|gestern|letzte woche|sollte|überfällig|nichts|tagen|wochen|verloren|ewig|längst',
  cancel:
    'stornier*|storno|abbrech*|absag*|abbestell*|widerruf*|rückgängig|cancel*|kündig*|annullier*|nicht liefern|nicht schicken|nicht verschicken|zurückzieh*',
  mistake:
    'versehen*|aus versehen|falsch|verklickt|vertan|irrtum|irrtümlich|überlegt|brauch ich nicht|will ich nicht mehr|doppelt|doch nicht mehr|nicht mehr',
  address: 'adresse|anschrift|hausnummer|postleitzahl|umgezogen|lieferadresse|straße|plz',
  giveBack:
    'wieder ab|zurücktreten|zurück*|rückgabe|retour*|rücksend*|retournier*|rücksendeetikett|retourenlabel|etikett|zurückgeb*|zurückschick*|zurücksend*|passt nicht|passen nicht|gefällt nicht|gefällt mir nicht|zurückbring*|zu klein|zu groß|zu eng',
  refund: 'erstatt*|rückerstatt*|geld zurück|mein geld|gutschrift|rückzahlung|gutgeschrieben|das geld|zurücküberweis*',
  exchange:
    'umtausch*|tausch*|eintausch*|austausch*|andere größe|nummer größer|nummer kleiner|größere|kleinere|andere farbe|ersatz|gegen',
  broken:
    'sprung|vergessen|kaputt|defekt|beschädigt|zerbrochen|gerissen|kalt|verwelkt|welk|loch|fleck*|kratzer|fehlt|fehlen|verdorben|schimmel*|undicht|funktioniert nicht|geht nicht|zerkratzt|zerdrückt|ausgelaufen|sauer|verbrannt|gebrochen|abgerissen|in scherben|vergammelt|matschig|nass|faul|lauwarm|aufgegangen|verbeult|dreckig|abgelaufen|haar im',
  wrong:
    'falsch*|nicht was ich bestellt|nicht das was|anders als|verwechselt|vergessen|stattdessen|statt|nicht wie auf|nicht wie',
  bad: 'schlecht*|unverschämt|enttäusch*|beschwer*|mies*|schrecklich|furchtbar|katastroph*|unmöglich|unzufrieden|sauer|ärger*|reklam*|abzocke|betrug|unfreundlich|nie wieder|inakzeptabel|saftladen|skandal|scheiße|scheiss*|wütend|zumutung|peinlich',
  again:
    'nochmal|noch mal|wieder|wie immer|dasselbe|das gleiche|dasselbe wie|letztes mal|letzte mal|wie letztes|nachbestell*|erneut|noch einmal|wie beim letzten|das übliche|wie neulich|neulich|letzte bestellung|wiederhol*',
  book: 'buch*|reservier*|termin*|tisch|anprobe|platz|plätze|sitzplätze|beratungstermin|haarschnitt|friseur|massage|zimmer|frei für|noch was frei|workshop|kurs|terrasse|kosmetik|maniküre',
  ride: 'taxi|fahrt|flughafen|abholen am|mitfahr*|chauffeur|hauptbahnhof',
  party: 'personen|leute|gäste|erwachsene|zu viert|zu zweit|für vier|für zwei|für 0|auf den namen|sind wir|wir sind',
  move: 'nach hinten|nach vorn|verschieb*|verleg*|umbuch*|später kommen|früher|anderen tag|anderer termin|verspäten uns|schaffe es nicht|kann nicht kommen|vorverlegen|eine stunde später|neuer termin|anderen termin|verspäten|später',
  policy:
    'agb|altersgrenze|kassenzettel|unterwäsche|getragene|sicher|altgerät*|garantie|gewährleistung|agb|datenschutz|daten|bedingungen|regeln|richtlinie|erlaubt|mindest*|quittung|kassenbon|rückgaberecht|rückgabefrist|umtauschrecht|widerrufsrecht|frist|probe|alter|ausweis|gültig|gebühr|wie lange kann|wie lange hab|wer zahlt|wer trägt|was passiert|was ist wenn|nachhaltig*|reparier*|konto|kundenkonto|hunde|darf ich|muss ich|reparatur*',
  wrap: 'geschenkverpack*|verpackt|geschenkpapier|als geschenk|grußkarte|karte dazu|einpacken als',
  hours:
    'offen|geöffnet|öffnungszeit*|öffnet|macht ihr auf|macht ihr zu|geschlossen|schließt|zu habt|geschäftszeiten|öffnen|zu|auf|feiertag*|sonntags|samstags|ladenschluss',
  place:
    'zu euch|rollstuhl*|komme ich|filiale*|standort*|adresse|anfahrt|laden in|geschäft in|wo seid ihr|wo finde ich euch|wo ist euer|wo sitzt|parken|parkplatz*|parkplätze|nächste filiale|in der nähe|showroom|vor ort|euer laden|euer geschäft|hinkommen|barrierefrei|google maps|route|stadt',
  split:
    'legen zusammen|zusammenlegen|teilen|aufteil*|geteilt|hälfte|halb|halbe|getrennt|jeder zahlt|jeder seins|zusammenlegen|anteil|jeder|durch 0|durch drei|durch vier|zusammen zahlen|splitten|zur hälfte|den rest|gemeinsam zahlen',
  give: 'schick*|send*|überweis*|gib|zahl|transfer*|leih*|schulde|zurückzahl*',
  money: 'geld|euro|eur|dollar|franken|chf|kohle|tacken|€|$|guthaben|umschlag',
  story:
    'ist dann passiert|geschichte|kapitel|weiter|wie gehts weiter|wie geht es weiter|erzähl*|und dann|was passierte|weiterlesen|fortsetzung|was geschah|mehr davon erzählen|weiter so',
  human:
    'mensch|menschen|mitarbeiter*|jemand|jemanden|jemandem|person|berater*|kundenservice|kundendienst|support|chef|echte|echten|echter|kollege|kollegin|leute|hotline|ansprechpartner|verkäufer*|team|stylist*|kundenberater*|persönlich',
  talk: 'reden|sprechen|sprech|anruf*|ruf an|telefon*|verbinde*|kontakt|unterhalten|rückruf|chatten|schreibe ich|rede ich',
  bot: 'bot|roboter|maschine|ki|computer|automat*|chatbot|programm|künstlich*|echt|echter',
  who: 'wer|dein name|wie heißt|heißt du',
  abilities:
    'was kannst du|wobei kannst|wie funktioniert das|hilfe|was kann ich|kannst du mir helfen|menü|wie kannst du|was machst du|funktionen',
  language:
    'deutsch|englisch|niederländisch|russisch|chinesisch|georgisch|spanisch|französisch|italienisch|polnisch|türkisch|ukrainisch|sprache|arabisch|holländisch',
  say: 'sprichst|sprecht|schreib auf|auf deutsch|auf englisch|schreiben|übersetz*|antworte|rede|wechsle zu',
  stop: 'nichts mehr schicken|melde ich mich ab|stop|stopp|abmeld*|abbestell*|keine nachrichten|lass mich|lasst mich|in ruhe|spam|aufhören|hört auf|austrag*|nicht mehr anschreiben|keine werbung|nicht mehr schreiben|schluss|nummer löschen|nicht mehr kontaktieren|kein newsletter|genug',
  messages:
    'nachricht*|newsletter|werbung|sms|mails|mail|email*|benachrichtigungen|mitteilung*|push|whatsapp|infos|spam|verteiler|anschreiben',
  start:
    'in den verteiler|anmeld*|abonnier*|eintragen|haltet mich|auf dem laufenden|informiert werden|schickt mir|schick mir|gerne infos|trag mich ein|bekommen|erhalten|start|einschreiben',
  news: 'newsletter|neuigkeiten|angebote|neue kollektion|kollektion*|aktionen|neuheiten|news|infos|drops',
  hello:
    'hallo|hi|hey|moin|servus|guten tag|guten morgen|guten abend|grüß gott|grüezi|hallöchen|na|tag|huhu|moinsen|morgen zusammen|grüß dich|hallihallo|tach',
  howareyou:
    'was geht|wie gehts|wie geht es|alles klar|na wie|was geht|wie läufts|alles gut|wie geht es dir|wie gehts dir|wie gehts euch',
  thanks: 'lieb von|danke*|dank|merci|vielen dank|besten dank|thx|dankeschön|danke schön|herzlichen dank|bedanke',
  bye: 'man sieht sich|tschüss|tschüs|tschau|ciao|auf wiedersehen|bis dann|bis bald|bis später|schönen tag|schönen abend|mach gut|machs gut|gute nacht|bis morgen|wiedersehen|ade|bye|schönes wochenende|servus|bin weg|bis zum nächsten',
  praise:
    'super|toll*|klasse|spitze|perfekt|liebe|lieb|genial|großartig|wunderschön|begeistert|zufrieden|top|lecker|freundlich|mega|hammer|prima|immer wieder|bester|beste|schön|traumhaft|fantastisch|hervorragend',
  rate: '0 von 0|nett|lecker*|bewert*|sterne|rezension|feedback|lob|rückmeldung|vorschlag|solltet|wäre schön wenn|wäre gut|verbesser*|unübersichtlich|webseite|website|seite|app|kritik|anregung|0 0|weiterempfehl*',
  yes: 'abgemacht|in ordnung|ja|jo|jep|jap|klar|genau|okay|ok|gerne|gern|einverstanden|stimmt|richtig|natürlich|sicher|passt|in ordnung|mach das|auf jeden fall|jawohl|passt so|gut|unbedingt|abgemacht|alles klar|meinetwegen|joa|korrekt|perfekt|geht klar|warum nicht',
  no: 'sonst nichts|gemeint|hat sich erledigt|erledigt|nein|nö|ne|nee|nein danke|lieber nicht|nicht nötig|keins|keine|keiner davon|auf keinen fall|vergiss es|heute nicht|jetzt nicht|doch nicht|später vielleicht|niemals|gar nicht|stimmt nicht|falsch|weder noch|schon gut|passt nicht',
  not: 'nicht|kein|keine|keinen|nie|ohne|nichts',
  ask: 'ist das|ist die|ist der|sind die|sind das|ist es|hat das|hat die|hat der|kann man|kann ich|passt das|geht das|wird das|hält das|sind da|ist da|enthält',
  property:
    'trockner|material|stoff|wasserdicht|waschmaschine|waschbar|waschen|nüsse|nuss|gluten*|laktose*|zutaten|inhaltsstoffe|akku|batterie*|gewicht|wiegt|schwer|maße|abmess*|kompatibel|bluetooth|usb|kabel|gefüttert|taschen|reißverschluss|kapuze|dehnbar|vegan|halal|kalorien|leder|gummi|aufbau*|zusammenbau*|durchsichtig|dick|wie groß ist|wie lang ist|vase|geeignet|läuft ein|original|riecht|dabei|inklusive|enthalten|spülmaschine*|scharf|bio|alkohol|hergestellt|gemacht|aus was|woraus|technische daten|allergene|zucker|hält der|steckdose|drin|absatz|echt|made in|herkunft|lichtschutzfaktor|parfüm drin|tierversuch*',
  refine:
    'in weiß|in schwarz|in blau|in rot|in grün|farbe|farben|nicht so|nicht zu|etwas|was in|ohne|mit|nur die|lieber|länger|kürzer|dunkler|heller|marke|irgendwas|was schönes|kleiner|größer',
  weather: 'wetter*|regen|regnet|schnee|schneit|sonne|grad draußen|gewitter',
  trivia:
    'mond|universum|hauptstadt|präsident|einwohner|höchste|erfunden|erfand|geschrieben|wer ist|wer war|weltmeister|krieg|universum|planet|mond|himmel blau|wie alt ist|wie weit ist|wie hoch ist|größte|könig|kanzler|bedeutet|was ist ein|was ist eine|einstein|römer|erde',
  politics: 'wählen|wahl|politik*|regierung|partei|merkel|scholz|merz|bundestag|kanzler|afd',
  sports: 'fußball|bundesliga|spiel gestern|bayern|mannschaft|gewonnen|tor|tabelle|wm|em|trainer',
  school:
    'hausaufgabe*|mathe*|aufsatz|gleichung|wurzel|klausur|referat|physik|chemie|plus 0|mal 0|berechne|rechne|zusammenfass*|photosynthese|bachelorarbeit|rechnest',
  code: 'python|javascript|programmier*|code|skript|algorithmus|sql|html|java|server|hacken|wlan|windows|passwort|excel*|drucker',
  cook: 'rezept|koch*|back*|selber machen|selbst machen|macht man|wie mache ich|brat*',
  bank: 'bank|kredit|kontostand|sparkonto|aktie*|börse|bitcoin|wechselkurs|steuer*|hypothek|gehalt|zinsen|miete|stromrechnung|versicherung|rente|depot',
  health:
    'kopfschmerz*|fieber|arzt|medikament*|tablette*|pille*|schmerz*|symptom*|impf*|therap*|abnehmen|dosis|krank|grippe|husten|migräne|schlafen|rücken weh|tut weh',
  life: 'schluss gemacht|scheidung|einsam|traurig|liebst du|heirat*|sterben|gott|sinn des lebens|mein leben|langweilig|traum|gefühle|gestorben|single|fremd|verliebt|vermieter|stress|umbringen|deprimiert|schlechten tag|depress*',
  fun: 'witz|rätsel|sing|lied|spiel|musik|gedicht|film|horoskop|lustig*|schach|rap|serie|spielen|sternzeichen',
  device: 'wecker|timer|licht|erinnere mich|ruf meine|meine mails|poste|lautstärke|navigier*|stell einen',
  translate: 'übersetz*|was heißt|auf japanisch|wie sagt man|was bedeutet|buchstabier*|synonym|wie schreibt man',
  civic:
    'visum|reisepass|führerschein|lebenslauf|bewerbung|anwalt|gericht|zug|bus|stau|reifen|auto|motor|polizei|uni|finanzamt|ausweis verlängern|bahn',
  insult: 'dumm|idiot|blöd*|halt die|arsch*|depp|hasse dich|fick*|doof',
  gibberish: 'asdf*|qwertz*|blabla*|bla|hjkl|jkl*|xyz',
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
