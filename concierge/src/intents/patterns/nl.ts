import type { Patterns } from './expand.ts'

export const NL: Patterns = {
  'order.status': [
    '(is er al nieuws over|hoe staat het met|waar hangt|waar zit|hoe ver is) (mijn zending|mijn pakje|de bestelling|mijn bank|de levering)',
    '(de bezorger|de koerier|postnl|de chauffeur) (is nog niet geweest|laat op zich wachten|kwam niet opdagen), (waar blijft hij|komt hij nog|waar is hij)',
    '(vorige week|maandag|eergisteren|eeuwen geleden) (besteld|gekocht|betaald) en (nog steeds niks|niets ontvangen|geen bericht|nog geen mail)',
    '(is|zijn) (mijn spullen|mijn pakket|de bestelling) al (verzonden|onderweg|ingepakt|de deur uit|weg)',
  ],
  'order.cancel': [
    '(ik wil|graag|kan ik) (mijn bestelling|de aankoop|alles|die order) (annuleren|intrekken|ongedaan maken|schrappen|stopzetten)',
    '(foutje|me bedacht|niet meer nodig|dubbel besteld), (niet versturen|stop de bestelling|haal hem weg)',
  ],
  'order.change': [
    '(kunnen jullie|kan|graag) (het pakket|mijn bestelling|de levering) (naar mijn werk|naar het nieuwe adres|bij de buren|naar mijn ouders) (sturen|laten bezorgen|omleiden)',
    '(huisnummer|postcode|straat|telefoonnummer) (klopt niet|was fout|vergeten) bij (mijn bestelling|de order van gisteren)',
    '(leg|zet) (het|het pakket) (achter het huis|in de schuur|bij de receptie|voor de deur)',
    '(kan er nog|mag er nog) (een kaars|een tweede paar|een kaartje) bij mijn (geplaatste|lopende) bestelling',
  ],
  complaint: [
    '(de helft van de|de meeste|alle) (bloemen|bladzijden|knopen|kralen|stelen) (ontbrak|waren bruin|vielen eraf|waren geplet|zijn dood)',
    '(de rits|het handvat|het scherm|de zool|het deksel|het wiel) (is gescheurd|brak af|ging stuk|begaf het|klemt) (na een dag|meteen|de eerste keer|na twee weken)',
    '(het eten|de pizza|de soep) kwam (ijskoud|gelekt|klef|verbrand|een uur te laat) aan',
    'het lijkt (totaal niet|helemaal niet|in niets) op (de foto|het plaatje|de omschrijving)',
    '(jullie stuurden|ik kreeg) (de verkeerde maat|iets heel anders|andermans bestelling|een lege doos|twee linkerschoenen)',
    '(de medewerker|de chauffeur|de ober|die mevrouw) was (onbeleefd|bot|onvriendelijk|brutaal)',
    '(ik ben|we zijn|echt) (boos|teleurgesteld|klaar mee|pissig|ontevreden)',
  ],
  'product.ask': [
    '(kan|mag) (het|dit|dat bord) in (de droger|de oven|de vaatwasser|de magnetron|de vriezer)',
    '(waarvan|van welk materiaal|waar) is (het|dit) (gemaakt|van gemaakt|)',
    '(krimpt|verkleurt|kreukt|roest|ruikt|piept|pluist) (het|dit|die) (snel|erg|in de was|)',
    '(is|zijn) (het|ze|dit) (geschikt voor|goed voor|ook voor) (een gevoelige huid|peuters|linkshandigen|inductie|buiten|vegetariërs)',
    '(zitten er|zit er) (batterijen|een deksel|een lader|een handleiding|schroeven) bij',
    'hoe (zwaar|luid|breed|diep|stevig|scherp|zoet|fel|dik) is (het|dit|{thing})',
    '(waar|in welk land) (wordt het|is het) (gemaakt|geteeld|geproduceerd)',
  ],
  'product.find': [
    '{thing}',
    '{thing} graag',
    '(hebben jullie|verkopen jullie|heb je|doen jullie) (ook|toevallig|) {thing} (voor kinderen|in het groen|voor linkshandigen|onder 30 euro|)',
    '(ik zoek|op zoek naar|ik heb nodig|ik wil) {thing} (voor de garage|voor mijn neefje|extra breed|als cadeau|)',
    '(ik zoek|ik wil) iets (tegen koude voeten|om aan te trekken naar een bruiloft|voor mijn rug|om op te hangen|om mijn laptop in te dragen)',
    '{thing} (met wieltjes|zonder suiker|van notenhout|maat 42|voor de tuin|voor een doop)',
  ],
  recommend: [
    '(wat zou jij|wat zouden jullie|welke zou je) (nemen|aanraden|kiezen|doen) (voor een eerste date|voor mijn schoonmoeder|in mijn plaats|)',
    '(ik kan niet|we kunnen niet|ik kan maar niet) kiezen, (help|tips|wat vind jij)',
    '(wat|welke) (loopt het best|is de topper|is nu in|valt in de smaak|is jullie favoriet)',
    'wat past (bij een grijs pak|bij rode wijn|bij deze schoenen|hier goed bij)',
  ],
  'product.compare': [
    '(is het de moeite om|loont het om|waarom zou ik) (meer te betalen|de duurdere te nemen|de grote te nemen)',
    '(waarin verschillen|wat scheelt er tussen) (die twee|de twee modellen|de oude en de nieuwe)',
    'welke van (de twee|beide) (gaat langer mee|is warmer|is steviger|is makkelijker schoon te maken)',
  ],
  'stock.ask': [
    '(is|zijn) (dit|de blauwe|die|de m) (nog|al|) (te krijgen|uitverkocht|op voorraad|weg|leverbaar)',
    'hoeveel (hebben jullie er|zijn er|stuks zijn er) nog (over|liggen|)',
  ],
  'notify.back_in_stock': [
    '(laat het weten|geef een seintje|stuur een berichtje|app me|meld het) (als|zodra) (het er weer is|jullie bijvullen|mijn maat er is|hij terug is)',
  ],
  'price.ask': [
    '(wat|hoeveel) (kost|vraag je voor|betaal ik voor|rekenen jullie voor|is) (dit|{thing}|alles samen|een dozijn|eentje)',
    'hoe duur is (dat|{thing}|het per meter)',
  ],
  'discount.ask': [
    '(zijn er|hebben jullie|krijg ik) (nu|) (aanbiedingen|een kortingscode|korting|acties|een bon) (voor vaste klanten|voor studenten|als ik er drie neem|)',
    '(mijn code|de bon|de kortingscode) (werkt niet|wordt niet geaccepteerd|is zogenaamd verlopen)',
  ],
  'size.advice': [
    'ik (ben 1,80|zit tussen twee maten|ben nogal breed|ben smal), (welke maat|wat neem ik|past m mij)',
    '(valt|vallen) (het|de schoenen|de broek|die jurk) (groot|klein|krap|normaal)( uit|)',
    'welke (maat|ringmaat|wijdte) (heb ik nodig|moet ik nemen) (bij 90 cm|met brede voeten|)',
  ],
  'cart.add': [
    '(gooi|leg|doe|stop) (die|de rode|er twee|ze allebei) (erbij|in mijn mandje|in de tas|in de wagen)',
    '(oké|prima|top), (die neem ik|doe maar die grijze|dan wordt het deze|ik neem hem)',
  ],
  'cart.show': [
    'wat (heb ik|zit er|staat er) (al|tot nu toe|) (in|in mijn mandje|gekozen)',
    'op hoeveel (zit|sta) ik (nu|tot nu toe|)',
  ],
  'cart.change': [
    '(haal|gooi|laat) (de sokken|de taart|er een|de tweede|alles) (eruit|weg|uit het mandje)',
    '(maak er|doe maar|toch) (drie van|maar een|twee in plaats van een|de grote)',
  ],
  'checkout.start': [
    '(ik ben klaar|dat was alles|dit is het), (afrekenen|ik wil betalen|naar de kassa)',
    '(ik wil|laten we|graag) (nu|) (betalen|afronden|de bestelling plaatsen|afrekenen)',
  ],
  'payment.ask': [
    '(kan ik met|nemen jullie|accepteren jullie|mag het met) (paypal|ideal|amex|klarna|contant|een cadeaukaart|tikkie) (betalen|ook|)',
    '(mijn kaart|de betaling|mijn pas) (wordt geweigerd|lukt niet|blijft hangen|gaat niet door)',
    '(ik wil|stuur me|waar vind ik) (een factuur|de bon|een btw factuur|een bewijs)',
    'kan ik (in termijnen|later|in drie keer|met twee kaarten) betalen',
  ],
  'delivery.ask': [
    '(is|zijn) (de verzending|de bezorgkosten|de levering) (gratis|extra|inbegrepen|apart)',
    '(leveren|sturen|bezorgen) jullie (ook|) (in belgië|op de eilanden|op kantoor|in mijn dorp|bij een afhaalpunt)',
    'als ik (nu|vandaag|voor twaalf) bestel, (wanneer is het er|komt het morgen|lukt vrijdag)',
    'kan ik het (afhalen|zelf ophalen|in de winkel meenemen)',
    'hoe (snel|lang) (leveren jullie|duurt de verzending|kunnen jullie er zijn)',
  ],
  'return.start': [
    'ik (wil|wou|moet) (dit|het jasje|het) (terugsturen|teruggeven|terugbrengen|retourneren)',
    '(past niet|valt tegen|staat me niet|miskoop), (hoe stuur ik het terug|gaat retour|waar kan het heen)',
  ],
  'exchange.start': [
    '(kan ik|ik wil|mag ik) (dit|de schoenen|het) (ruilen|omruilen|wisselen) (voor een grotere|voor een andere kleur|voor 42|voor iets anders)',
    '(te klein|te groot|verkeerde maat), (graag ruilen|graag een maat groter|ruilen jullie dat)',
  ],
  'refund.status': [
    '(wanneer|hoe snel) (krijg ik|zie ik|komt) (mijn geld|de terugbetaling|het bedrag) (terug|op mijn rekening|)',
    '(weken geleden|vorige maand) (teruggestuurd|geretourneerd) en (geen geld|nog niks gestort|niets terug)',
  ],
  reorder: ['(weer|nog een keer|opnieuw) (hetzelfde|het gewone|zoals altijd|als vorige keer) (graag|)'],
  'book.start': [
    '(hebben jullie|is er) (nog|) (een tafel|een plekje|een afspraak|een kamer) (vrij|) (vanavond|zaterdag|om acht uur|volgende week)',
    '(ik wil|graag|kan ik) (een knipbeurt|een massage|een tafel|een kamer|een pasafspraak) (boeken|reserveren|inplannen|maken)',
  ],
  'book.change': [
    'ik (haal|red) (de afspraak|onze reservering|de tijd) niet, (kan het later|verzetten graag|afzeggen dus)',
    '(we komen|we zijn) (toch met zes|met een meer|een uur later) (voor de reservering|aan onze tafel)',
  ],
  'policy.ask': [
    'hoe lang (heb ik|mag ik) (om te ruilen|bedenktijd|om terug te sturen)',
    '(is er|krijg ik|zit er) garantie (op|op elektronica|als het stukgaat|)',
    '(wat doen jullie met|wie ziet|bewaren jullie) mijn (gegevens|adres|data)',
    '(pakken jullie|kunnen jullie) (cadeaus in|het inpakken|er een strik omdoen)',
    '(is er|hebben jullie) (een minimumbedrag|een leeftijdsgrens|een spaarkaart)',
    '(mag mijn hond|mogen kinderen) (mee naar binnen|mee|erbij)',
  ],
  'hours.ask': [
    '(hoe laat|wanneer|tot hoe laat|vanaf wanneer) (gaan jullie open|zijn jullie open|gaan jullie dicht) (op zondag|vandaag|met feestdagen|)',
    '(zijn jullie|is er iemand) (in het weekend|tussen de middag|met kerst|nog) (open|aanwezig)',
  ],
  'location.ask': [
    '(waar|in welke straat) (zitten jullie|is de winkel|vind ik jullie) (precies|)',
    'hoe kom ik (bij jullie|bij de zaak) (met de bus|vanaf het station|)',
    '(kun je|is er) bij jullie (parkeren|parkeerplek)',
  ],
  'human.please': [
    '(ik wil|verbind me|kan ik|mag ik) (iemand|een mens|de baas|een medewerker|de klantenservice) (spreken|aan de lijn|)',
    '(dit schiet niet op|je snapt me niet), (ik wil een mens|haal iemand|geef me een medewerker)',
  ],
  'bot.ask': [
    '(ben jij|praat ik met|chat ik met) (een robot|een machine|een computer|ai|een mens)',
    'wat (kun je|doe je hier) (allemaal|eigenlijk|)',
  ],
  'opt.out': [
    '(geen|liever geen|ik wil geen) (reclame|berichten|nieuwsbrief|aanbiedingen|mails) meer',
    '(haal|schrap) me (van de lijst|uit het bestand|van de mailing)',
  ],
  'opt.in': ['(hou me|zet me|schrijf me) (op de hoogte|op de lijst|in voor de nieuwsbrief)'],
  'pay.split': [
    '(kunnen we|we willen|laten we) (de rekening delen|ieder de helft betalen|apart betalen|door drie delen|samen leggen)',
  ],
  'transfer.send': ['(stuur|maak|betaal) (anna|mijn broer|tom|mama) (20 euro|een tientje|50 over)'],
  'story.next': ['(ga|lees|vertel) (verder|door|maar door)', '(volgend|nog een) (hoofdstuk|deel|artikel) (graag|)'],
  thanks: [
    '(je bent|dat was|jullie zijn) (een enorme|een geweldige|echt een) hulp',
    '(duizendmaal dank|lief van je|superbedankt|hartelijk dank) (daarvoor|voor de moeite|)',
  ],
  affirm: ['(precies|jazeker|klopt|akkoord|absoluut|komt goed) (doe maar|zo doen we het|die bedoel ik|graag)'],
  deny: ['(nee hoor|liever niet|nah|zeker niet) (laat maar|dank je|die niet|hoeft niet)'],
  goodbye: ['(tot later|tot snel|fijne avond|ik ga ervandoor|de groeten|houdoe) (dan|hoor|)'],
  feedback: [
    '(mijn vrouw|de kinderen|iedereen|oma) (was er blij mee|vond het geweldig|is dol op de bloemen)',
    '(beste|lekkerste|mooiste) (pizza|bloemen|bediening|schoenen) (ooit|van de stad|in tijden)',
    '(jullie zouden|mooi zou zijn als jullie|waarom niet) (meer kleuren hebben|op zondag open gaan|een app maken)',
  ],
  'out.of.scope': [
    '(schrijf|maak) (een sollicitatiebrief|een gedicht|een ontslagbrief|een toespraak) voor me',
    '(wie|welke ploeg) (heeft gewonnen|speelt vanavond|wordt kampioen)',
    '(moet ik|mag ik) (het uitmaken|ontslag nemen|wijn bij pillen drinken|in goud beleggen)',
    '(waarom|hoe) (vliegen vliegtuigen|is de lucht blauw|ontstaat regen|spinnen katten)',
    '(zet|doe) (de wekker|het licht|de verwarming) (op zeven|uit|aan)',
    '(mijn auto|mijn knie|mijn baas|de wifi) (doet raar|doet pijn|is vervelend|start niet)',
  ],
}

export const NL_THINGS =
  'douchekop|gitaarsnaren|horlogebandje|deurbel|telefoonhouder|vogelhuisje|schaar|yogamat|beeldscherm|wandklok|koffer|hondenriem|kattenbak|verfroller|boortjes|bordspel|vulpen|printerinkt|grasmaaier|fotolijst|slaapzak|thermosfles|babyfoon|kinderzitje|fietspomp|hengel|tent|pianoles|concertkaartjes|telefoonabonnement|cadeaupapier|ballonnen|zuurdesembrood|olijfolie|verjaardagstaart|havermelk|pioenrozen|kamerplant|krans|manchetknopen|gilet|tuinbroek|badjas|pantoffels|regenlaarzen|nachtcrème|scheermesjes|contactlenzen|wol|naaimachine|boekenkast|zitzak|dekbedovertrek|gordijnen|vloerkleed|kroonluchter|knoflookpers|theepot|koffiemolen|blender|stofzuigerzakken|toetsenbord|drone|knuffel|puzzel|thriller|kookboek|nietmachine|rondleiding'
