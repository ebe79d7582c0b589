import type { Cues } from '../cues.ts'

export const NL: Cues = {
  want: 'wil|wou|wilde|graag|heb nodig|nodig|zou graag|zou willen|doe maar|doe mij|geef me|wens|willen|ik moet|mag ik|hebben|zoek nog|op zoek|benieuwd naar|geïnteresseerd|interesse in|behoefte aan|zin in|heb trek in|wil graag|zouden graag|we zoeken|we willen|ik had graag|doe mij maar|ben op zoek',
  look: 'zoek|zoeken|op zoek|zoekende|vind|vinden|gezocht|zoekt|speur*|aan het kijken|vind ik|te vinden',
  show: 'laat zien|laat me|laten zien|toon|zien|bekijken|tonen|kijken|lijst|laat mij',
  sell: 'hebben jullie|heb je|heeft u|hebt u|verkopen jullie|is er|zijn er|bij jullie|verkoop je|hebben jullie ook|wat voor|bieden jullie|maken jullie|verkoopt u|voeren jullie|heb jij|is er ook|zijn er ook|in het assortiment|kan ik bij jullie|te koop|doen jullie',
  buy: 'kopen|koop|kocht|gekocht|aanschaf*|shoppen',
  order: 'bestel*|besteld|bestelling*|order|orders',
  placed:
    'besteld|gekocht|mijn bestelling|bestelnummer|ordernummer|betaald|ontvangen|gekregen|aangekomen|heb besteld|geplaatst',
  mine: 'mijn|mn|onze|ons|m n',
  deixis: 'dit|dat|deze|die|het|hij|hem|ze|ie|daarvan|ervan|erbij|erin|hier|er|daar',
  ordinal: 'eerste|tweede|derde|vierde|laatste|nummer 0|linker|rechter|middelste|andere van',
  number: 'een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|dozijn|paar|eentje|stuks|stuk|tweetal',
  cheaper:
    'goedkop*|goedkoop|voordelig*|onder|hoogstens|maximaal|max|tot|minder dan|niet te duur|niet meer dan|betaalba*',
  more: 'meer|nog|andere|anders|ander|soortgelijk*|vergelijkbaar|alternatie*|verder|nog meer',
  compare:
    'vergelijk*|verschil*|verschilt|beter|slechter|mooier|versus|vs|dan de|dan die|welke is|langer|of de|lichter|warmer|waard|verstandiger|vergeleken|ten opzichte|waarin|waar zit|meerwaarde|meerprijs|steviger|stiller|degelijker|voor en nadelen|voordeel|voordelen|nadeel|kiezen tussen|tussen de|allebei hetzelfde|hetzelfde als|beste van de|welke zou jij|wat zou jij nemen',
  recommend:
    'beslis jij|lekkerst|nemen anderen|neem je|aanrad*|raad aan|raad je|advies|advise*|tip|tips|idee|ideeen|ideeën|suggest*|inspir*|verras*|geen idee|weet niet wat|help me kiezen|kies jij|kies maar|jij kiezen|wat zou jij|wat zou je|zou jij|cadeau|geven|geschikt|favoriet*|wat moet ik|raadt u|raden jullie|aanbevel*|wat geef je|wat neem je|wat zouden jullie|twijfel|kom er niet uit|overweldigd|geen inspiratie|jouw keuze|lievelings*|aanrader*|loopt het hardst|lekkerste|leukste|mooiste|populairst*|cadeau idee*|inspireer|wat past bij|wat staat|stel samen|samenstell*|wat is goed|welke is goed|voor elk wat',
  popular:
    'populair*|trend*|bestseller*|best verkocht|meest verkocht|verkoopt het best|in de mode|loopt goed|hip|gewild',
  match: 'past bij|past hier|past daar|passen bij|combiner*|staat bij|staat goed|bijpassend*|matcht|erbij',
  gift: 'cadeau*|kado*|verjaardag*|bruiloft|jubileum|kerst*|valentijn*|moederdag|doop|sinterklaas|geboorte|trouwdag|housewarming|afstuderen|diploma*',
  person:
    'mama|moeder|ma|papa|vader|pa|broer|zus|vrouw|man|vriendin|vriend|vrienden|maat|zoon|dochter|oma|opa|collega|baas|oom|tante|neef|nicht|kind|kinderen|schoon*|huisgenoot|huisgenoten|familie|zusje|broertje',
  stock:
    'voorradig|op voorraad|voorraad|beschikbaar|verkrijgbaar|leverbaar|uitverkocht|nog in|liggen er|nog over|er nog|hebben jullie nog|nog een paar|over|nog steeds|in de winkel|nog eentje|op is|nog te krijgen|te krijgen|nog verkrijgbaar|in het filiaal|ligt ie|liggen ze|in het magazijn|laatste exemplaar|hoeveel nog|is op|niet meer|uit het assortiment|weer binnen|binnengekomen|komen er nog|aanvulling|restpartij|meteen meenemen|voorhanden',
  notify:
    'op de wachtlijst|wachtlijst|laat weten|laat me weten|laat het weten|seintje|melding|bericht als|berichtje|wachtlijst|waarschuw*|mail me|app me|herinner*|stuur een|geef een|op de hoogte|informeer*|hou in de gaten|laat maar weten|geef een seintje|geef ff|geef even|mailtje|appje|tip me|hou me op|houd me op|op de lijst|genoteerd|noteer me|waarschuw|sein|meld je|melden jullie',
  back: 'weer binnen|weer op voorraad|terug is|weer beschikbaar|weer is|binnenkom*|opnieuw binnen|weer|zodra|aangevuld|weer leverbaar',
  price:
    'prijs|prijzen|kost|kosten|duur|hoeveel|hoeveel is|wat moet|per kilo|prijskaartje|hoeveel euro|bedrag|wat kost|tarief|wat kosten|wat moeten|wat vraag|wat vragen|wat reken|wat rekenen|hoeveel ben ik|kwijt|per persoon|per nacht|per meter|per stuk|per maand|prijsklasse|prijsopgave|offerte|tarieven|uurprijs|totale kosten|wat wordt|hoe duur|euro waard',
  discount:
    'laagste prijs|tegoedbon|korting*|kortingscode|uitverkoop|sale|aanbieding*|actie|acties|code|bon|waardebon|procent|%|afgeprijsd|solden|studentenkorting|couponcode|voucher|goedkoper krijgen|van de prijs|koopje*|black friday|spaar*|actiecode|reductie|promotie*|iets eraf|wat eraf|er nog iets af|zakken|tegemoet|prijsverlaging|actie*|kortingsbon|voordeel*|student|studenten|ouderen|gepensioneerd*|nieuwe klant|vaste klant|punten|zegels|airmiles|cashback|bundel|staffel*|opruiming|soldes|outlet|b keus|onderhandel*|matchen|laagsteprijs*',
  size: 'ringmaat|maattabel|tussen m|maat|maten|maatje|maattabel|valt|klein uit|groot uit|past mij|past me|pasvorm|cm|kilo|kg|lang|smal|breed|brede|strak|wijd|xl|xs|m|s|l|tussen|groter|kleiner|taille|borst*|meestal|normaal|zit het|ruim|welke maat|welke maten|draag normaal|heb normaal|normaal gesproken|tussen twee|ben 0|lang ben|kilo weeg|weeg|omvang|binnenbeen|beenlengte|schoenmaat|kledingmaat|halve maat|maat groter|maat kleiner|te lang|te kort|te wijd|past ie|valt ie|vallen ze|zit ie|krap|smalle|lengte',
  add: 'voeg*|toevoegen|stop|leg|doe|zet|gooi|erbij|bij doen|in doen|gooi er|gooi erbij|doe erbij|doe er|zet erbij|zet er|mik|leg erbij|erbij graag|erbij aub|ook nog|ook een|en nog|nog een|daarbij|voeg er|stop er|pak er|extra erbij|in mijn mandje',
  take: 'pak maar in|inpakken maar|neem ik|ik neem|die neem|nemen|neem|ik koop|die wil ik|deze wil ik|ik pak|pak ik|wil ik hebben|allebei|beide|kopen we|doe die|doe de|doe maar die|verkocht|ga voor|dat wil ik|ik wil die|ik wil deze|dan die|precies die|die daar|ik ga voor|kies voor|gekozen|hebben|wordt m|wordt het|koop ik|bestel ik|nemen we|neem de|doe maar',
  cart: 'erin|mandje|winkelmand*|winkelwagen*|wagentje|kar|mand|karretje|tas|boodschappenmand|erin zit|tot nu toe|al besteld|totaal|overzicht|lijst*',
  remove:
    'haal|verwijder*|weg|eruit|wis*|leegmaken|leeg|schrap*|zonder|weglaten|toch niet|eraf|weghalen|hoeft niet|hoef ik niet|laat maar weg|er weer uit|er weer af|hoeft er niet|weg ermee|mag weg|kan weg|moet weg|schrap|wis|wissen|skip|opnieuw beginnen|leeghalen|leeggooien|laat weg',
  change:
    'wijzig*|verander*|aanpas*|pas aan|vervang*|wissel*|ruil*|in plaats van|ipv|liever|toch|maak er|omzetten|bijwerken|corrigeer|verhoog|verlaag|verdubbel|naar twee|naar drie|ruil de|ruil voor|toch maar|maar een|maar eentje|maar twee|in plaats|maak daar|maak het|liever de|hoger|lager|aantal|hoeveelheid',
  checkout:
    'afreken*|kassa|naar de kassa|nu betalen|bestellen maar|dat was het|dat was alles|dat is alles|klaar|bestelling afronden|afronden|plaats de bestelling|bestelling plaatsen|nu bestellen|nu kopen|wil betalen|betalen graag|ik wil betalen|doorgaan|checkout|alles bestellen|dan betaal|dan betalen|ik betaal|we betalen|kan betalen|betalen maar|rekening graag|rond af|laten we afronden|bestelling afmaken|plaats bestelling|bestel dit|bestel alles|ben klaar|ik ben er|zo is het goed|door naar|verder naar|betaallink|betaalverzoek voor mij',
  pay: 'betaal*|betalen|betaling*|betaald|voldoen',
  means:
    'bancontact|vooraf|ideal|paypal|creditcard*|pinnen|pin|contant|klarna|achteraf|termijn*|factuur|rekening|rembours|overschrijving|apple pay|google pay|visa|mastercard|bancontact|bitcoin|betaalmethode*|betaalmogelijk*|cadeaukaart|cadeaubon|aanbetal*|tikkie|accepteren|nemen jullie|kaart|gespreid|automatische incasso|amex|in termijnen|termijnen|op rekening|op afbetaling|cash|pinpas|bankpas|creditcard|overboek*|overschrijv*|incasso|riverty|billink|vvv|bonnetje|btw|aanbetaling|spreiden|vooruitbetal*',
  declined:
    'geweigerd|mislukt|werkt niet|lukt niet|dubbel afgeschreven|afgekeurd|foutmelding|afgeschreven|geen betaling|mislukt*|niet geaccepteerd|twee keer afgeschreven|twee keer betaald|blijft hangen|vastgelopen|sms code|afgebroken|in behandeling',
  deliver:
    'buren|invoerrechten|spoedlevering|lever*|bezorg*|verzend*|verzonden|verstur*|stuur*|post|breng*|koerier|thuisbezorg*|verzending|zending|portokosten|opsturen|bezorg|bezorgd|bezorgen|bezorging|bezorgdienst|bezorgkosten|leveren|levering|levertijd|verzendkosten|verstuur*|verstuurd|opgestuurd|stuur op|brievenbus|afhaalpunt|pakketpunt|stoep|driehoog|verdieping|voordeur|op kantoor|op mijn werk|dhl|postnl|dpd|ups|koeriers*',
  fast: 'hoe snel|hoe lang|spoed|express|zelfde dag|snel|sneller|duurt|morgen in huis|haast',
  free: 'gratis|kosteloos|zonder kosten|voor niks',
  pickup: 'afhal*|ophal*|afhaalpunt|zelf halen|zelf ophalen|in de winkel halen|kom halen',
  byWhen:
    'voor vrijdag|voor zaterdag|op tijd|vandaag|morgen|vanavond|voor kerst|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|weekend|overmorgen|vandaag nog|er vrijdag',
  abroad:
    'buitenland|belgie|belgië|duitsland|nederland|naar|postcode|internationaal|europa|wereldwijd|douane|waddeneilanden',
  where: 'waar|waarheen|vanwaar',
  when: 'wanneer|hoe laat|tot hoe laat|vanaf wanneer',
  how: 'hoe',
  why: 'waarom|hoezo',
  which: 'wat|welke|welk',
  track:
    'verstuurd|track*|trace|pakje|pakket*|zending|bezorger|chauffeur|verzonden|onderweg|opgestuurd|volgen|volgnummer|postnl|dhl|spullen|trackingcode|postbode|sorteercentrum|track en|busje|de deur uit|al weg|al onderweg|mijn pizza|mijn eten|mijn pakket|mijn pakje|mijn zending|mijn spullen|volgcode|vertrokken',
  status: 'status|stand|nieuws over|update|hoe staat|bevestig*|doorgekomen|goed gegaan|nakijken|kijken waar',
  arrive: 'komt|aankom*|aangekomen|komen|kwam|arriv*|binnen|blijft|er al|gearriveerd',
  late: 'laat|te laat|vertraag*|wacht|wachten|nog steeds|nog niet|nog niks|gisteren|vorige week|zou|weken|dagen|kwijt|nooit|niks ontvangen|geleden|nog altijd|al lang|had er al|hadden er al|had gisteren|had vandaag|al moeten|uur geleden|dagen geleden|weken geleden|honger|verhonger*|gebeurt niks|niks gekomen|staat stil|hangt vast|vermist|blijft',
  cancel:
    'annuleer*|annuler*|cancel*|afzeg*|stopzet*|intrekken|ongedaan|niet leveren|niet versturen|niet verzenden|afbestel*|herroep*|stoppen|afblazen|terugdraai*|hoeft niet meer|niet doorgaan|laat maar zitten die|niet verwerken|stop de|tegenhouden|annul*|afzien',
  mistake:
    'vergis*|per ongeluk|fout|verkeerd*|bedacht|niet meer|niet meer nodig|dubbel|misklik|verkeerd geklikt|van gedachten',
  address: 'adres*|huisnummer|postcode|verhuisd|straat|bezorgadres|afleveradres',
  giveBack:
    'afzien|gaat terug|terugstur*|retour*|terugbreng*|terugzend*|terug sturen|teruggev*|retourlabel|label|past niet|passen niet|niet goed|bevalt niet|te klein|te groot|te strak|stuur terug|breng terug|terug geven|stuur het terug|retourneren|stuur ik terug|retourner*|retourzend*|retourbon|retourformulier|niet houden|hou ik niet|gaat retour|gaan retour|gaan terug|krijg ik het bij jullie|staat me niet|voldoet niet|herroep*|terugnemen|inleveren',
  refund:
    'terugbeta*|geld terug|mijn geld|teruggestort|gestort|restitutie|tegoed|teruggave|terugstort*|vergoed*|geld|teruggekregen|teruggeboekt|terugbetaald|geld retour|mijn tegoed|creditnota|vergoeding|centen|terug op mijn rekening',
  exchange:
    'ruil*|omruil*|wissel*|inruil*|andere maat|maat groter|maat kleiner|grotere|kleinere|andere kleur|vervangen|omwissel*|omgeruild|ruil tegen|wissel voor|in ruil|voor in de plaats|ervoor in|maatje groter|maatje kleiner|ander model|nieuw exemplaar|vervangend*|nieuwe sturen|andere sturen|de goede sturen|gewisseld',
  broken:
    'losgelaten|ontbrak|ontbreekt|kapot|defect|beschadigd|gebroken|gescheurd|koud|verwelkt|dood|gat|vlek*|kras*|mist|missen|ontbreekt|ontbreken|bedorven|schimmel*|lek|lekt|doet het niet|werkt niet|geplet|zuur|verbrand|in stukken|scheur|nat|rot|lauw|gedeukt|vies|over datum|stuk|haar in|slap',
  wrong:
    'verkeerd*|niet besteld|niet wat ik|anders dan|verwisseld|vergeten|foute|klopt niet wat|niet zoals|in plaats van',
  bad: 'kan echt niet|beklag|slecht*|schande|belachelijk|teleurgesteld|klacht*|klagen|waardeloos|verschrikkelijk|vreselijk|ontevreden|boos|onacceptabel|oplichting|oplichters|onbeschoft|nooit meer|drama|bagger|balen|onvriendelijk|ruk|kut|woest|treurig|niet tevreden|zwaar',
  again:
    'opnieuw|nog een keer|nog eens|weer|zoals altijd|hetzelfde|zelfde als|vorige keer|laatste keer|het gebruikelijke|herhaal*|laatst|zelfde bestelling|nabestel*|nogmaals|laatste bestelling|gewone|vorige bestelling|bijbestel*|precies hetzelfde|net als vorige|net als laatst|zoals gewoonlijk|vaste bestelling|het gewone|die van vorige|die van gisteren|bijna op|is op|zijn op|aanvullen|bijvullen|nog zo|weer zo|wederom',
  book: 'afspraak voor|langskomen|monteur|boek|boeken|geboekt|boeking|reserve*|afspraak|tafel|plaatsen|plek|pasbeurt|kapper|knippen|massage|kamer|vrij voor|stoelen|consult|workshop|inplannen|terras|cursus|nagels|behandeling|vrij op|vrij vandaag|plek op|plekje|tafeltje|opmeten|terecht|kan ik terecht|highlights|verven|wimpers|sauna|kamer voor|overnacht*|nachten|huurauto|proefrit|proefles|inschrijven voor|rij|voorstelling|afspraak maken|vastleggen|met zn|met z|tijdslot',
  ride: 'taxi|rit|vliegveld|schiphol|lift|ophalen van|station',
  party: 'personen|mensen|gasten|volwassenen|met zn|met vier|voor vier|voor twee|voor 0|op naam|we zijn|met zes|met 0',
  move: 'verzet*|verplaats*|verschuif*|verschuiv*|omboek*|later komen|eerder|andere dag|ander tijdstip|uitstel*|zijn later|red het niet|kan niet komen|een uur later|uurtje later|nieuwe afspraak|vervroeg*|later|kwartiertje later|half uurtje|kom later|komen later|redden het niet|verhinderd|andere tijd|omzetten|afzeggen|afbellen|file|vasthouden|vervroegen|eerder komen|boeking wijzigen|reservering wijzigen|tafel afzeggen|afspraak afzeggen|opschuiven',
  policy:
    'ondergoed|gedragen|veilig|bon|garantie|voorwaarden|privacy|gegevens|regels|beleid|toegestaan|minimaal|minimum|bonnetje|bedenktijd|retourbeleid|proefperiode|leeftijd|legitimatie|geldig|verloopt|hoe lang kan|hoe lang heb|wie betaalt|wat gebeurt|wat als|duurzaam|repar*|account|honden|mag ik|moet ik|termijn|retourtermijn|hoeveel dagen|verlopen|retour mogelijk|ruilen mogelijk|originele|kaartje eraan|coulance|aansprakelijk|verzekerd|annuleringskosten|opzegtermijn|contractduur|looptijd|proefabonnement|leeftijd*|huisdieren|hond mee|fair|milieu*|recycle*|plasticvrij|klimaatneutraal|herkomst|bewaren jullie|mijn gegevens|persoonsgegevens|avg|wachtwoord|gast|repareer*|reparatie|verhuur*|inkoop|inruil*|kvk',
  wrap: 'inpak*|cadeauverpakking|als cadeau|kaartje bij|cadeaupapier|ingepakt|pakken jullie',
  hours:
    'open|openingstijd*|geopend|gesloten|dicht|sluit*|gaan jullie|tot hoe laat|opent|koopzondag|koopavond|openingsuren|feestdag*|op zondag|open vandaag|vandaag open|dicht vandaag|hoe laat|tot hoe|wanneer open|wanneer dicht|rustdag|kerstavond|oudjaar|nieuwjaar|pasen|pinksteren|hemelvaart|koningsdag|vakantiesluiting|bereikbaar|keuken open|lunchpauze|sluitingstijd',
  place:
    'bij jullie|kom ik bij|filiaal|filialen|vestiging*|locatie|adres|route|winkel in|waar zitten|waar zijn jullie|waar vind ik jullie|parkeer*|parkeren|dichtstbijzijnde|in de buurt|showroom|fysieke|jullie winkel|bereik*|gevestigd|google maps|rolstoel*|langskomen|waar precies|welke straat|welke wijk|welke stad|halte|station|metro|tram|parkeergarage|ingang|etage|verdieping|route*|te vinden|vind ik jullie|fysieke winkel|toonzaal|langskomen in|winkelcentrum|naast de|tegenover',
  split:
    'leggen samen|inleggen|delen|splits*|deel|helft|halve|apart|ieder|iedereen|samen betalen|door 0|door vier*|door drie*|eigen deel|verdel*|gedeeld|ieder zijn|de rest|samen delen|lappen|bij elkaar leggen|samen doen|door twee|door vijf|door vier|gedeeld door|ieder apart|apart betalen|aparte rekening*|mijn deel|zijn deel|haar deel|ons deel|inzamelen|groepscadeau|ieder een|de rest betaalt|betaalt de rest|fiftyfifty|gelijke delen|ieders|pieperdepiep|tikkie voor ieder',
  give: 'stuur|sturen|maak over|overmak*|overboek*|geef|betaal|leen|schuldig|terugbetalen|maak|overmaken aan|geef mijn|boek over|terugbetalen aan|voorgeschoten|voorschiet*|tientje|twintigje|vijftigje|honderdje|tikkie|trakteer|schenk',
  money: 'geld|euro|euros|eur|dollar|piek|tientje|€|$|saldo|portemonnee',
  story:
    'toen|verhaal|verhalen|hoofdstuk|verder|hoe gaat het verder|vertel|en toen|wat gebeurde|ga door|ga verder|lees verder|vervolg|volgende|doorgaan|de rest',
  human:
    'mens|mensen|medewerker*|iemand|persoon|klantenservice|support|manager|echt|echte|collega|verkoper*|adviseur|stylist*|hulplijn|baas|team|klantendienst|persoonlijk|helpdesk|echt iemand|echte mens|levend|leidinggevende|eigenaar|bedrijfsleider|vakman|specialist|bloemist*|kok|kapper|opticien|terugbellen|bel me|bellen|doorverbind*|mailadres|contactgegevens|telefonisch|personeel|verkoper|verkoopster|appen met',
  talk: 'spreken|praat|praten|bel|bellen|telefoon*|verbind*|contact|chatten|belt|terugbellen|spreek|gebeld',
  bot: 'bot|robot|machine|ai|computer|automatisch|chatbot|programma|kunstmatig*|echt|algoritme|geprogrammeerd|taalmodel|virtuele|assistent|automatisch*|antwoordt hier|computergestuurd',
  who: 'wie|je naam|hoe heet|heet je',
  abilities:
    'wat kan je|wat kun je|wat kunnen jullie|hoe werkt dit|help|hulp|waarmee kan|kan je me helpen|kun je me helpen|menu|mogelijkheden|hoe werkt|wat kun|waar kan je|waarmee|allemaal mee helpen|welke commando|hoe gebruik|hoe bedien|wat is dit|leg deze chat uit|waarvoor ben',
  language:
    'nederlands|engels|duits|russisch|chinees|georgisch|spaans|frans|italiaans|pools|turks|oekraiens|oekraïens|taal|arabisch|vlaams',
  say: 'spreek|spreken|praten in|in het engels|in het duits|schrijven|schrijf in|vertaal*|antwoord|overschakelen',
  stop: 'app me niet|uit de lijst|meldingen uit|stop|afmeld*|uitschrijv*|geen berichten|laat me met rust|met rust|spam|hou op|ophouden|schrijf me uit|geen reclame|niet meer sturen|niet meer appen|geen nieuwsbrief|nummer verwijderen|genoeg|afmelden|verwijder mijn nummer|niet meer mailen|uit jullie lijst|van de lijst|geen mails|geen sms|geen whatsapp|geen aanbiedingen|houd op|lastig|vallen me lastig|geen interesse in|geen contact|verwijder mijn|toestemming|beëindig|uitzetten|dempen|blokkeer*',
  messages:
    'bericht*|nieuwsbrief*|reclame|sms*|mails|mail|mailtjes|meldingen|appjes|whatsapp|infos|spam|mailinglijst|aanbiedingen',
  start:
    'mailinglijst|aanmeld*|abonne*|meld me aan|inschrijv*|hou me|op de hoogte|stuur me|ontvangen|schrijf me in|start|zet me op|krijgen|wil altijd|op de hoogte blijven|altijd horen|wil graag ontvangen|graag ontvangen|activeer*|doe mee|ik doe mee|akkoord met',
  news: 'nieuwsbrief|nieuws|aanbiedingen|nieuwe collectie|collectie*|acties|nieuwtjes|updates|drops|nieuwste',
  hello:
    'hallo|hoi|hey|hi|goedemorgen|goedemiddag|goedenavond|goeiemorgen|goedendag|dag|hee|heej|hallootjes|yo|moi|goeie|goeiedag|hoihoi|goeienavond',
  howareyou: 'hoe gaat het|alles goed|hoe gaat ie|hoe is het|hoe is ie|alles kits|hoe gaat ut|hoest|hoe is t',
  thanks: 'wat lief|lief van|dank*|bedankt|thanks|merci|thx|dankjewel|dank je|dank u|dankuwel|tof bedankt|superbedankt',
  bye: 'doei|dag|tot ziens|tot later|tot snel|fijne dag|fijne avond|houdoe|later|doeg|de groeten|slaap lekker|welterusten|groetjes|bye|fijn weekend|tot morgen|tot de volgende|ciao|prettige dag|moet gaan',
  praise:
    'top|super*|geweldig|prachtig|mooi*|blij|tevreden|lekker|fantastisch|perfect|vriendelijk|topservice|aanrader|beste|heerlijk|goed gedaan|complimenten|compliment|fijn|leuk|dol op|hou van|snel geleverd|genoten|gaaf|vet|tof|toppie|helemaal top|perfecte|puik|voortreffelijk|geweldige|betoverend|dolblij|dolgelukkig|verrukt|heerlijke|zalig|prachtige|schitterend|fantastische|keurig|netjes|blij mee|onwijs',
  rate: 'aardig|lekker*|kan beter|review|sterren|beoordel*|feedback|recensie|suggestie|zouden jullie|jullie zouden|zou fijn zijn|zou leuk zijn|beter kunnen|onduidelijk|onoverzichtelijk|site|website|app|verbeter*|0 0|cijfer|mening|aanrader|makkelijk|overzichtelijk|omslachtig|gebruiksvriendelijk|soepel|vlot|lekker snel|ga zo door|duim omhoog|volle punten|petje af|complimenten*|compliment|minpunt|pluspunt|zou fijn|zou leuk|zou handig|mis ik|jammer dat|donkere modus|konden jullie|jullie moeten',
  yes: 'afgesproken|zo doen we het|ja|jazeker|jawel|prima|oke|oké|ok|goed|precies|klopt|inderdaad|tuurlijk|natuurlijk|zeker|akkoord|is goed|doe maar|graag|uiteraard|lijkt me goed|top|perfect|yes|yep|jep|mag|waarom niet|vooruit|absoluut|juist|eens|helemaal goed|komt goed|mooi|ja die|ja doe|is prima|is oke|is akkoord|gaan we doen|vanzelfsprekend|bevestig*|toestemming geef|geregeld|lijkt me|toppie|mooi zo|mij best',
  no: 'verder niks|bedoelde|hoeft niet meer|nee|neen|nope|nee dank|nee hoor|liever niet|niet nodig|laat maar|geen|geen van|nooit|hoeft niet|toch niet|nu niet|vandaag niet|misschien later|niks|klopt niet|fout|neuh|nah|absoluut niet|laat zitten|laat maar zitten|nee joh|dat was alles|niks meer|hoeft al niet|niet die|zo niet|heel anders|andere bedoel*|liever toch niet|zeker niet|in geen geval|komt niet ter|sla over',
  not: 'niet|geen|nooit|zonder|niks',
  ask: 'is dit|is dat|is deze|is die|is het|is hij|zijn ze|zijn die|heeft het|heeft hij|heeft die|kan dit|kan het|kan ik|kan hij|past dat|past dit|zit er|zitten er|wordt het|gaat de|bevat',
  property:
    'droger|buiten gebruiken|materiaal|stof|waterdicht|wasmachine|wasbaar|wassen|noten|nootjes|pinda*|gluten*|lactose*|ingredient*|accu|batterij*|gewicht|weegt|zwaar|afmeting*|compatibel|bluetooth|usb|kabel|gevoerd|zakken|rits|capuchon|rekbaar|vegan*|halal|calorieen|calorieën|leer|leren|rubber|montage|monteren|doorzichtig|dik|hoe groot|hoe lang is|vaas|geschikt|origineel|ruikt|meegeleverd|inclusief|vaatwasser|pittig|biologisch|alcohol|gemaakt|waarvan|specificaties|allergenen|suiker|zool|hak|echt leer|krimpt|oplader|herkomst|in elkaar|dierproefvrij|past dat bij|inductie|watt|oplaadbaar|navulbaar|coating|handwas|centrifuge*|strijk*|kreukt|prikt|kriebelt|jeukt|pluist|geeft af|doorschijnend|ademend|waterafstotend|winddicht|massief|nikkelvrij|verguld|karaat|geur|parfumvrij|allergie*|allergeen|allergisch|coeliakie|ei|soja|sesam|notenvrij|koosjer|varkensvlees|lactosevrij|gekweekt|diepvries|houdbaar*|porties|giftig|winterhard|schaduw|water geven|verpotten|bloeit|hoogte|breedte|diepte|hoe breed|hoe diep|hoe hoog|hoe zwaar|hoeveel weegt|hoeveel lawaai|hoe luid|hoe dik|hoe oud|hoeveel passen|verstelbaar|inklapbaar|stapelbaar|afneembaar|vervangbaar|in de doos|lader|handleiding|compatib*|aansluiting|hdmi|sim|geheugen|resolutie|leeftijdsadvies|bladzijdes|hardcover|ondertiteling|kan tegen|bestand tegen|zit er|zitten er|bevat',
  refine:
    'in het wit|in het zwart|in het blauw|in het rood|kleur|kleuren|niet zo|niet te|iets|wat in|zonder|met|alleen de|liever|langer|korter|donkerder|lichter|merk|zoiets|kleiner|groter|eenvoudiger|chiquer|breder|smaller|warmer|dunner|dikker|zachter|zonder print|zonder opdruk|zonder logo|lange mouw|korte mouw|andere kleur|iets meer|beetje meer|meer richting|zoiets maar|hetzelfde maar|in een andere|liever iets',
  weather:
    'weer morgen|regen|regent|sneeuw*|zonnig|weerbericht|graden buiten|onweer|mooi weer|weersvoorspelling|het weer|sneeuwt|sneeuwen|hitte|kou|hoe warm|hoe koud|zonsondergang|zonsopgang|noodweer|storm|hagel|pollen|glad|temperatuur|weersverwachting|buienradar',
  trivia:
    'hoofdstad|president|inwoners|hoogste|uitgevonden|uitvinder|schreef|wie is|wie was|wereldkampioen|oorlog|heelal|planeet|maan|lucht blauw|hoe oud is|hoe ver|hoe hoog is|grootste|koning|premier|betekent|wat is een|aarde|geschiedenis|wie heeft|wie ontdekte|wie bouwde|wanneer was|wanneer viel|welk jahr|in welk jaar|waarom is|waarom zijn|hoeveel poten|hoeveel planeten|snelste|diepste|langste|oudste|dinosauriërs|napoleon|cleopatra|piramide*|romeinen|magneten|zwaartekracht|lichtsnelheid|zwarte gaten|verduistering|pluto|meervoud|atoom|evolutie',
  politics:
    'stem|stemmen|verkiezing*|politiek|regering|partij|rutte|wilders|kabinet|tweede kamer|minister*|oppositie|links of rechts|migratie|klimaat*|demonstratie|navo|brexit|communisme|vvd|pvv|pvda|d00|cda|trump|poetin|gaza|oorlog in',
  sports:
    'voetbal*|wedstrijd|ajax|feyenoord|psv|gewonnen|eredivisie|elftal|wk|ek|formule 0|verstappen|az|oranje|real madrid|barcelona|champions league|kampioen*|olympisch*|medaille*|tennis|buitenspel|messi|ronaldo|bondscoach|penalty|hockey uitslag|schaatsen uitslag',
  school:
    'huiswerk|wiskunde|opstel|vergelijking|wortel|tentamen|toets|werkstuk|natuurkunde|scheikunde|plus 0|keer 0|bereken|samenvat*|fotosynthese|scriptie|reken|multatuli|max havelaar|gedichtanalyse|afgeleide|integraal|breuk*|procent van|biologie|geschiedenis toets|bronvermelding|woordjes leren|eindexamen|latijn|celdeling|berekenen|uitrekenen|kwadraat',
  code: 'python|javascript|programmeer*|code|script|algoritme|sql|html|java|server|hacken|wifi|windows|wachtwoord|excel|printer|docker|git|css|database|foutcode|crasht|loopt vast|mac|router|gmail|virus|update op|blauw scherm|resetten telefoon|screenshot|formule excel|regex|recursie',
  cook: 'recept|kook|koken|bak|bakken|zelf maken|maak je zelf|hoe maak|hoe maak je|bereid|oven|deeg|gist|taart bakken|brood bakken|hoe lang moet|ei koken|zachtgekookt|bakken in de|smoren|invriezen|vriezer|vervanging voor|saus maken|bereid*|marineer*|stamppot maken',
  bank: 'bank|hypotheek|lening|banksaldo|spaarrekening|aandelen|beurs|bitcoin|wisselkoers|belasting*|salaris|rente|huur|energierekening|verzekering|pensioen|etf|fonds|crypto*|rood staan|betaalrekening|belastingdienst|aangifte|toeslag*|kinderbijslag|studiefinanciering|uitkering|erfenis|inflatie|olieprijs|benzine|aandelen*|beleggen|hypotheek*',
  health:
    'hoofdpijn|koorts|dokter|huisarts|medicijn*|pil|pillen|pijn|symptom*|vaccin*|therap*|afvallen|dosis|ziek|griep|hoesten|migraine|slapen|knie|kraakt|rugpijn|buikpijn|duizelig|misselijk|overgeven|zwanger|antibiotica|ibuprofen|paracetamol|aspirine|bloeddruk|diabetes|suikerziekte|kanker|corona|tandarts|fysio*|kater|slapeloos|verstuikt|gebroken teen|vaccinatie|calorieën per dag|dieet',
  life: 'uitgemaakt|scheiding|scheiden|eenzaam|verdrietig|hou je van mij|trouwen|dood gaan|god|zin van het leven|mijn leven|verveel*|droom|gevoelens|overleden|vrijgezel|vreemd|verliefd|huisbaas|stress|depress*|rotdag|zelfmoord|mijn ex|relatie|liefdesverdriet|ruzie|buren maken|schoonmoeder|mijn zoon|mijn dochter|mijn kinderen|rouw|ontslag|promotie|zenuwachtig|heimwee|mis je|alleen|huilen|trots',
  fun: 'mop|grap|raadsel|zing|liedje|lied|speel|muziek|gedicht|film|horoscoop|grappig*|schaken|rap|serie|spelletje|sterrenbeeld|tongbreker|quiz|rijm|limerick|tarot|loterij|karaoke|dansen|netflix|aflevering van|anime|playlist|speech voor|toespraak|bruiloftspeech|verhaaltje|weetje|goocheltruc|boer zoekt',
  device: 'wekker|timer|licht aan|lampen|herinner me|bel mijn|mijn mails|volume|navigeer',
  translate: 'vertaal*|wat betekent|in het japans|hoe zeg je|hoe spel|synoniem|hoe schrijf je',
  civic:
    'visum|paspoort|rijbewijs|cv|sollicitatie*|advocaat|rechter|trein|bus|file|band|auto|motor|politie|studie|gemeente|belastingdienst|ns|identiteitskaart|apk|kenteken|auto op naam|stadsloket|ambtenaar|boete|parkeerboete|pensioen|schoolvakantie*|stage|sollicit*|vacature*|vlucht|vertraging|file op|tankstation|spoedpost|ziekenhuis bellen|aanklagen|testament',
  insult:
    'dom|idioot|stom|hou je bek|klootzak|sukkel|haat je|kanker*|lul|debiel|mongool|hoer|kut|tyf*|tering*|kanker bot|flikker op|rot op|bek|stomme|nutteloos',
  gibberish: 'asdf*|qwert*|blabla*|bla|hjkl|jkl*|xyz|qwerty*|dfg*|hjk*|aaa*|lalala|test test|hahaha|lol|xd',
  you: 'jullie|je|jij|jou|jouw|u|uw',
  me: 'ik|wij|we|ons|mij|me',
  can: 'kan|kunnen|kun|kon|mogelijk|mag|zou|kunt|lukt',
  please: 'graag|aub|alsjeblieft|alstublieft|svp|asjeblieft',
  have: 'heb|heeft|hebben|had|hebt|gehad',
  be: 'is|zijn|was|ben|bent|wordt|waren',
  get: 'krijg|krijgen|krijgt|ontvang|ontvangen|kreeg',
  with: 'met|voor|van|in|uit',
  time: 'dag|dagen|week|weken|maand|maanden|uur|uren|minuut|minuten|jaar|middag|avond|ochtend|nacht',
  all: 'alles|alle|heel|hele|beide|elke|ieder*',
  do: 'doen|doe|doet|maken|maakt',
  good: 'goed|goede|fijn',
  total: 'totaal*|som|samen|bij elkaar|alles bij elkaar|subtotaal',
  item: 'artikel|spullen|ding|product|dingen|producten',
  only: 'maar|alleen|slechts',
  already: 'al|tot nu toe|nu|inmiddels',
  tell: 'zeg|zeggen|weten|weet|hoor|info',
  work: 'werkt|werken|gebruiken|gebruik|lukt',
  moreDetails: 'details|meer info|informatie|meer weten over|omschrijving|bijzonderheden',
  wait: 'wacht|moment|momentje',
  money2: 'financier*|maandelijks|toeslag|afgeschreven|vooruit betalen|sepa',
}
