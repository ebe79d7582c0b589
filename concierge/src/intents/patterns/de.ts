import type { Patterns } from './expand.ts'

export const DE: Patterns = {
  'order.status': [
    '(gibts was neues zu|was macht|wie weit ist|wo steckt|wo hängt) (meine sendung|mein päckchen|meine bestellung|die lieferung|das sofa)',
    '(der bote|der fahrer|der kurier|dhl) (war noch nicht da|ist nicht aufgetaucht|lässt auf sich warten), (wo bleibt er|wo ist er gerade|kommt der noch)',
    '(vor einer woche|letzten montag|vorgestern|ewig her) (bestellt|gekauft|bezahlt) und (nichts da|immer noch nichts|kein lebenszeichen|noch keine versandmail)',
    '(ist|wurde) (mein zeug|die ware|mein paket) schon (raus|losgeschickt|übergeben|unterwegs|verpackt)',
  ],
  'order.cancel': [
    '(ich will|bitte|möchte gern) (die bestellung|meinen auftrag|den kauf|das alles) (stornieren|rückgängig machen|zurückziehen|widerrufen|streichen)',
    '(hab mich vertan|habs mir anders überlegt|brauche es nicht mehr|doppelt bestellt), (bitte nicht verschicken|bestellung bitte stoppen|nehmt das zurück)',
    '(kann ich|komme ich|geht es) noch (vom kauf zurücktreten|aus der bestellung raus|stornieren)',
  ],
  'order.change': [
    '(bitte|könnt ihr|kann man) (das paket|meine bestellung|die lieferung) (an meine arbeit|an die neue adresse|zu den nachbarn|zu meinen eltern) (umleiten|schicken|liefern lassen)',
    '(hausnummer|postleitzahl|straße|telefonnummer) (war falsch|stimmt nicht|vergessen) bei (meiner bestellung|der bestellung von gestern)',
    '(legt|stellt) (es|das paket|die lieferung) (hinters haus|in die garage|vor die tür|beim kiosk ab|in den schuppen)',
    '(kann noch|könnte noch) (eine kerze|ein zweites paar|eine karte) (mit rein in|zu) meine(r|) (schon aufgegebene|laufende) bestellung',
  ],
  complaint: [
    '(die hälfte der|die meisten|alle) (blüten|seiten|knöpfe|perlen|stiele) (fehlten|waren ab|waren braun|sind abgefallen|waren zerdrückt)',
    '(der reißverschluss|der griff|das display|die sohle|der deckel|das rad) (ist gerissen|ist gebrochen|ging kaputt|hat den geist aufgegeben|klemmt) (nach einem tag|beim ersten mal|sofort|nach zwei wochen)',
    '(das essen|die pizza|die suppe) kam (eiskalt|ausgelaufen|matschig|verbrannt|eine stunde zu spät) an',
    '(das sieht|es sieht) (überhaupt nicht|gar nicht|null) (aus wie|so aus wie) (auf dem foto|abgebildet|beschrieben)',
    '(ihr habt mir|ich habe) (die falsche größe|etwas völlig anderes|die ware von jemand anderem|einen leeren karton|zwei linke schuhe) (geschickt|bekommen)',
    '(euer mitarbeiter|der fahrer|die dame am telefon|der kellner) war (unfreundlich|frech|patzig|sehr unhöflich)',
    '(bin echt|ich bin|wir sind) (sauer|enttäuscht|stinkig|bedient|verärgert)',
  ],
  'product.ask': [
    '(kann|darf) (es|man das|der teller) in (den trockner|den ofen|die spülmaschine|die mikrowelle|den gefrierschrank)',
    '(woraus|aus welchem material|aus was) (ist das|besteht es|sind die)',
    '(läuft|färbt|knittert|rostet|riecht|quietscht|fusselt) (es|das|die) (ein|ab|leicht|stark|mit der zeit)',
    '(ist|sind) (es|die|das) (geeignet für|gut für|auch für) (allergiker|kleinkinder|linkshänder|induktion|draußen|vegetarier)',
    '(sind|ist) (batterien|ein deckel|ein netzteil|eine anleitung|schrauben) (dabei|im lieferumfang|inklusive)',
    'wie (schwer|laut|breit|tief|stabil|scharf|süß|hell|dick) ist (das|es|{thing})',
    '(wo|in welchem land) (wird das|ist es) (hergestellt|gemacht|produziert|angebaut)',
  ],
  'product.find': [
    '{thing}',
    '{thing} bitte',
    '(habt ihr|führt ihr|verkauft ihr|gibts bei euch) (auch|vielleicht|) {thing} (für kinder|in grün|für linkshänder|unter 30 euro|)',
    '(bin auf der suche nach|ich suche|ich bräuchte|brauche dringend) {thing} (für die garage|für meinen neffen|in extrabreit|zum verschenken|)',
    '(ich brauche|suche) (was|etwas) (gegen kalte füße|zum anziehen für eine hochzeit|gegen rückenschmerzen|zum aufhängen|für den laptop zum tragen)',
    '{thing} (mit rollen|ohne zucker|aus nussbaum|in größe 42|für den garten|zur taufe)',
  ],
  recommend: [
    '(was würdest du|was würdet ihr|welches würden sie) (nehmen|empfehlen|aussuchen|mir raten) (zum ersten date|für die schwiegermutter|an meiner stelle|)',
    '(ich kann mich nicht|kann mich schwer|wir können uns nicht) (entscheiden|festlegen), (hilf mir|tipps|was meint ihr)',
    '(was|welche) (läuft am besten|ist der renner|ist gerade in|kommt gut an|ist euer liebling)',
    'was passt (zu einem grauen anzug|zum rotwein|zu diesen schuhen|gut dazu)',
  ],
  'product.compare': [
    '(lohnt sich|ist es das wert|was bringt) (der aufpreis|das teurere|die pro version|das große modell)',
    '(worin unterscheiden sich|was unterscheidet) (die beiden|die zwei modelle|das alte vom neuen)',
    'welches von (beiden|den zweien) (hält länger|ist wärmer|ist stabiler|ist leichter zu reinigen)',
  ],
  'stock.ask': [
    '(ist|sind) (das|die blaue|der|die in m) (noch|schon|) (zu haben|ausverkauft|vorrätig|auf lager|weg)',
    'wie viele (habt ihr davon|sind davon|stück sind) noch (da|übrig|lieferbar)',
  ],
  'notify.back_in_stock': [
    '(meldet euch|sagt bescheid|gib mir bescheid|schreibt mir|info an mich) (wenn|sobald) (es wieder da ist|ihr nachschub habt|meine größe reinkommt|ihr es wieder habt)',
  ],
  'price.ask': [
    '(was|wie viel) (kostet|macht|verlangt ihr für|nehmt ihr für|muss ich zahlen für) (das|{thing}|alles zusammen|ein dutzend|eins davon)',
    '(wie teuer|wie hoch) ist (das|der spaß|der preis pro meter|{thing})',
  ],
  'discount.ask': [
    '(gibts|habt ihr|kriege ich) (gerade|) (prozente|einen gutschein|nachlass|angebote|mengenrabatt) (für stammkunden|für azubis|wenn ich drei nehme|)',
    '(mein code|der gutschein|der rabattcode) (geht nicht|wird nicht angenommen|ist angeblich abgelaufen)',
  ],
  'size.advice': [
    '(ich bin|bin) (1,80 groß|zwischen zwei größen|eher breit|sehr schlank), (was nehme ich|welche größe passt|passt mir m)',
    '(fällt|fallen) (das|die schuhe|die hose|das kleid) (groß|klein|eng|normal) aus',
    '(welche|was für eine) (größe|weite|ringgröße) (brauche ich|soll ich nehmen) (bei 90 cm|bei breiten füßen|)',
  ],
  'cart.add': [
    '(pack|leg|tu|schmeiß) (das|die rote|zwei davon|beide) (mit rein|in den korb|in die tüte|dazu)',
    '(ok|gut|super), (den nehm ich|dann das graue|die nehme ich|das wirds)',
  ],
  'cart.show': [
    'was (hab ich|habe ich|liegt) (schon|bisher|bis jetzt) (drin|im korb|ausgesucht)',
    'wie viel (macht das bis jetzt|ist das bisher|steht da jetzt) (insgesamt|)',
  ],
  'cart.change': [
    '(nimm|schmeiß|lösch) (die socken|den kuchen|eins|das zweite|alles) (wieder raus|aus dem korb|weg)',
    '(mach|lieber|doch) (drei draus|nur eins|zwei statt einem|die große)',
  ],
  'checkout.start': [
    '(ich bin fertig|das wars|das ist alles), (zur kasse|ich will zahlen|bitte abrechnen)',
    '(ich möchte|will) (jetzt|) (bezahlen|abschließen|die bestellung abschicken|kaufen)',
  ],
  'payment.ask': [
    '(nehmt ihr|geht|kann ich mit|akzeptiert ihr) (paypal|rechnung|amex|klarna|bar|lastschrift|gutscheinkarte) (zahlen|auch|)',
    '(meine karte|die zahlung|der kauf) (wird abgelehnt|geht nicht durch|hängt|klappt nicht)',
    '(ich brauche|schickt mir|wo finde ich) (eine rechnung|den beleg|die quittung|eine rechnung mit ust)',
    'kann ich (in raten|später|in drei teilen|mit zwei karten) zahlen',
  ],
  'delivery.ask': [
    '(kostet|ist) (der versand|das porto|die lieferung) (extra|was|umsonst|inklusive)',
    '(liefert|schickt|versendet) ihr (auch|) (nach österreich|auf die inseln|an packstationen|ins büro|aufs dorf|in die schweiz)',
    '(wenn ich jetzt|wenn ich heute) bestelle, (wann ist es da|kommt es morgen|schafft ihr das bis freitag)',
    'kann ich (es|das|die ware) (abholen|selbst holen|im laden mitnehmen)',
    'wie (schnell|lange|rasch) (liefert ihr|dauert der versand|seid ihr da)',
  ],
  'return.start': [
    '(will|möchte|muss) (das|die jacke|es) (zurückschicken|zurückgeben|zurückbringen|retournieren)',
    '(passt nicht|gefällt mir nicht|steht mir nicht|ein fehlkauf), (wie schicke ich es zurück|geht zurück|wohin damit)',
  ],
  'exchange.start': [
    '(kann ich|möchte|würde gern) (das|die schuhe|es) (gegen|in) (eine größere|eine andere farbe|42|was anderes) (tauschen|umtauschen)',
    '(zu klein|zu groß|falsche größe), (bitte umtauschen|bitte eine nummer größer|tauscht ihr das)',
  ],
  'refund.status': [
    '(wann|wie schnell) (kommt|krieg ich|sehe ich) (mein geld|die erstattung|der betrag) (zurück|auf dem konto|)',
    '(habe|hab) (vor wochen|letzten monat) (zurückgeschickt|retourniert) und (kein geld|noch keine gutschrift|nichts auf dem konto)',
  ],
  reorder: ['(nochmal|wieder|einmal) (das gleiche|dasselbe|das übliche|wie immer|wie letztes mal) (bitte|)'],
  'book.start': [
    '(habt ihr|ist|wäre) (noch|) (ein tisch|ein termin|was|ein platz) (frei|verfügbar) (heute abend|am samstag|um acht|nächste woche)',
    '(ich möchte|würde gern|kann ich) (einen haarschnitt|eine massage|einen tisch|ein zimmer|eine anprobe) (buchen|reservieren|ausmachen|vereinbaren)',
  ],
  'book.change': [
    '(schaffe|kann) (den termin|unsere reservierung|die uhrzeit) nicht (mehr|einhalten|), (verschieben bitte|geht auch später|bitte absagen)',
    '(wir kommen|wir sind) (doch zu sechst|einer mehr|eine stunde später) (bei der reservierung|zu unserem tisch)',
  ],
  'policy.ask': [
    'wie lange (habe ich|kann ich|darf ich) (zeit zum zurückgeben|umtauschen|reklamieren)',
    '(habe ich|gibts|gebt ihr) (garantie|gewährleistung) (drauf|auf elektrogeräte|wenn es kaputtgeht|)',
    '(was passiert mit|wer sieht|speichert ihr) (meine daten|meinen daten|meine adresse)',
    '(packt ihr|macht ihr) (geschenke ein|geschenkverpackung|eine nette schleife drum)',
    '(gibt es|habt ihr) (einen mindestbestellwert|eine altersgrenze|treuepunkte)',
    '(darf mein hund|dürfen kinder|sind kinderwagen) (mit rein|mit|erlaubt)',
  ],
  'hours.ask': [
    '(wann|bis wann|ab wann|wie lange) (macht ihr auf|habt ihr auf|ist offen|macht ihr zu) (sonntags|heute|an feiertagen|)',
    '(seid ihr|ist jemand) (am wochenende|mittags|heiligabend|noch) da',
  ],
  'location.ask': [
    '(wo|in welcher straße) (sitzt ihr|seid ihr|ist euer laden|findet man euch) (genau|)',
    'wie (komme ich|kommt man) (zu euch|zum geschäft) (mit dem bus|vom bahnhof|)',
    '(kann man|gibts) (bei euch|vor der tür) (parken|parkplätze)',
  ],
  'human.please': [
    '(ich will|verbinde mich|bitte|kann ich) mit (einem menschen|jemandem|dem chef|einer mitarbeiterin|dem kundendienst) (reden|sprechen|verbinden|)',
    '(das bringt nichts|du verstehst mich nicht), (ich will einen menschen|hol jemanden|bitte einen berater)',
  ],
  'bot.ask': [
    '(bist du|schreibe ich mit|rede ich mit) (ein roboter|einer maschine|einem computer|einer ki|ein mensch)',
    'was (kannst du|machst du hier|hast du drauf) (alles|eigentlich|)',
  ],
  'opt.out': [
    '(keine|bitte keine|ich will keine) (werbung|nachrichten|newsletter|angebote|mails) mehr',
    '(streicht|nehmt|löscht) mich (aus der liste|vom verteiler|aus dem newsletter)',
  ],
  'opt.in': ['(haltet mich|tragt mich|meldet mich) (auf dem laufenden|in den newsletter ein|für angebote an)'],
  'pay.split': [
    '(können wir|wir wollen|lasst uns) (halbe halbe machen|die rechnung teilen|getrennt zahlen|zusammenlegen|durch drei teilen)',
  ],
  'transfer.send': ['(schick|überweise|sende) (anna|meinem bruder|tom|mama) (20 euro|einen zehner|50)'],
  'story.next': [
    '(erzähl|lies|mach) (weiter|bitte weiter|ruhig weiter)',
    '(nächstes|noch ein) (kapitel|teil|artikel) (bitte|)',
  ],
  thanks: [
    '(du warst|das war|ihr wart) (eine große|eine riesige|echt eine) hilfe',
    '(tausend dank|lieb von dir|besten dank|ganz herzlichen dank) (dafür|für die mühe|)',
  ],
  affirm: ['(genau|jawoll|passt|einverstanden|auf jeden fall|alles klar) (so machen wirs|machen|das isses|bitte)'],
  deny: ['(nö|ne|nee|lieber nicht|bloß nicht) (lass mal|danke|das nicht|passt schon)'],
  goodbye: ['(bis dann|bis bald|mach es gut|schönen abend noch|ich muss los|wiederschauen) (dann|ihr lieben|)'],
  feedback: [
    '(meine frau|die kinder|alle|oma) (war begeistert|fand es toll|haben sich gefreut|liebt es)',
    '(beste|leckerste|schönste) (pizza|blumen|bedienung|schuhe) (seit langem|der stadt|überhaupt)',
    '(ihr solltet|schön wäre wenn ihr|warum nicht) (mehr farben anbieten|sonntags öffnen|eine app machen)',
  ],
  'out.of.scope': [
    '(schreib|formuliere) mir (eine bewerbung|ein gedicht|eine kündigung|eine rede)',
    '(wer|welche mannschaft) (hat gewonnen|spielt heute|wird meister)',
    '(soll ich|darf ich) (meinen freund verlassen|kündigen|wein mit tabletten trinken|in gold investieren)',
    '(warum|wie) (fliegen flugzeuge|ist der himmel blau|entsteht regen|schnurren katzen)',
    '(stell|mach) (den wecker|das licht|die heizung) (auf sieben|aus|an)',
    '(mein auto|mein knie|mein chef|das wlan) (spinnt|tut weh|nervt|springt nicht an)',
  ],
}

export const DE_THINGS =
  'duschkopf|gitarrensaiten|uhrenarmband|türklingel|handyhalter|vogelhaus|schere|yogamatte|bildschirm|wanduhr|koffer|hundeleine|katzenklo|farbrolle|bohrer|brettspiel|füller|druckerpatronen|rasenmäher|bilderrahmen|schlafsack|thermoskanne|babyphone|kindersitz|luftpumpe|angel|zelt|klavierstunden|konzertkarten|handyvertrag|geschenkpapier|luftballons|sauerteigbrot|olivenöl|maultaschen|geburtstagstorte|hafermilch|pfingstrosen|zimmerpflanze|kranz|manschettenknöpfe|weste|latzhose|bademantel|hausschuhe|gummistiefel|nachtcreme|rasierklingen|kontaktlinsen|wolle|nähmaschine|bücherregal|sitzsack|bettbezug|vorhänge|teppich|kronleuchter|knoblauchpresse|teekanne|kaffeemühle|mixer|staubsaugerbeutel|tastatur|drohne|kuscheltier|puzzle|krimi|kochbuch|tacker|stadtführung'
