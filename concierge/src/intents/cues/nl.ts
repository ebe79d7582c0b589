import type { Cues } from '../cues.ts'

export const NL: Cues = {
  want: 'wil|wou|wilde|graag|heb nodig|nodig|zou graag|zou willen|doe maar|doe mij|geef me|wens|willen|ik moet|mag ik|hebben',
  look: 'zoek|zoeken|op zoek|zoekende|vind|vinden|gezocht|zoekt',
  show: 'laat zien|laat me|laten zien|toon|zien|bekijken|tonen|kijken|lijst|laat mij',
  sell: 'hebben jullie|heb je|heeft u|hebt u|verkopen jullie|is er|zijn er|bij jullie|verkoop je|hebben jullie ook|wat voor|bieden jullie|maken jullie|verkoopt u|voeren jullie',
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
    'vergelijk*|verschil*|verschilt|beter|slechter|mooier|versus|vs|dan de|dan die|welke is|langer|of de|lichter|warmer|waard|verstandiger',
  recommend:
    'beslis jij|lekkerst|nemen anderen|neem je|aanrad*|raad aan|raad je|advies|advise*|tip|tips|idee|ideeen|ideeën|suggest*|inspir*|verras*|geen idee|weet niet wat|help me kiezen|kies jij|kies maar|jij kiezen|wat zou jij|wat zou je|zou jij|cadeau|geven|geschikt|favoriet*|wat moet ik',
  popular:
    'populair*|trend*|bestseller*|best verkocht|meest verkocht|verkoopt het best|in de mode|loopt goed|hip|gewild',
  match: 'past bij|past hier|past daar|passen bij|combiner*|staat bij|staat goed|bijpassend*|matcht|erbij',
  gift: 'cadeau*|kado*|verjaardag*|bruiloft|jubileum|kerst*|valentijn*|moederdag|doop|sinterklaas|geboorte|trouwdag|housewarming|afstuderen|diploma*',
  person:
    'mama|moeder|ma|papa|vader|pa|broer|zus|vrouw|man|vriendin|vriend|vrienden|maat|zoon|dochter|oma|opa|collega|baas|oom|tante|neef|nicht|kind|kinderen|schoon*|huisgenoot|huisgenoten|familie|zusje|broertje',
  stock:
    'voorradig|op voorraad|voorraad|beschikbaar|verkrijgbaar|leverbaar|uitverkocht|nog in|liggen er|nog over|er nog|hebben jullie nog|nog een paar|over|nog steeds|in de winkel|nog eentje|op is|nog te krijgen',
  notify:
    'op de wachtlijst|wachtlijst|laat weten|laat me weten|laat het weten|seintje|melding|bericht als|berichtje|wachtlijst|waarschuw*|mail me|app me|herinner*|stuur een|geef een|op de hoogte|informeer*|hou in de gaten',
  back: 'weer binnen|weer op voorraad|terug is|weer beschikbaar|weer is|binnenkom*|opnieuw binnen|weer|zodra|aangevuld|weer leverbaar',
  price:
    'prijs|prijzen|kost|kosten|duur|hoeveel|hoeveel is|wat moet|per kilo|prijskaartje|hoeveel euro|bedrag|wat kost|tarief',
  discount:
    'laagste prijs|tegoedbon|korting*|kortingscode|uitverkoop|sale|aanbieding*|actie|acties|code|bon|waardebon|procent|%|afgeprijsd|solden|studentenkorting|couponcode|voucher|goedkoper krijgen|van de prijs|koopje*|black friday|spaar*|actiecode|reductie|promotie*',
  size: 'ringmaat|maattabel|tussen m|maat|maten|maatje|maattabel|valt|klein uit|groot uit|past mij|past me|pasvorm|cm|kilo|kg|lang|smal|breed|brede|strak|wijd|xl|xs|m|s|l|tussen|groter|kleiner|taille|borst*|meestal|normaal|zit het|ruim',
  add: 'voeg*|toevoegen|stop|leg|doe|zet|gooi|erbij|bij doen|in doen',
  take: 'pak maar in|inpakken maar|neem ik|ik neem|die neem|nemen|neem|ik koop|die wil ik|deze wil ik|ik pak|pak ik|wil ik hebben|allebei|beide|kopen we|doe die|doe de|doe maar die|verkocht|ga voor',
  cart: 'erin|mandje|winkelmand*|winkelwagen*|wagentje|kar|mand|karretje|tas',
  remove:
    'haal|verwijder*|weg|eruit|wis*|leegmaken|leeg|schrap*|zonder|weglaten|toch niet|eraf|weghalen|hoeft niet|hoef ik niet|laat maar weg',
  change:
    'wijzig*|verander*|aanpas*|pas aan|vervang*|wissel*|ruil*|in plaats van|ipv|liever|toch|maak er|omzetten|bijwerken|corrigeer|verhoog|verlaag|verdubbel',
  checkout:
    'afreken*|kassa|naar de kassa|nu betalen|bestellen maar|dat was het|dat was alles|dat is alles|klaar|bestelling afronden|afronden|plaats de bestelling|bestelling plaatsen|nu bestellen|nu kopen|wil betalen|betalen graag|ik wil betalen|doorgaan|checkout|alles bestellen',
  pay: 'betaal*|betalen|betaling*|betaald|voldoen',
  means:
    'bancontact|vooraf|ideal|paypal|creditcard*|pinnen|pin|contant|klarna|achteraf|termijn*|factuur|rekening|rembours|overschrijving|apple pay|google pay|visa|mastercard|bancontact|bitcoin|betaalmethode*|betaalmogelijk*|cadeaukaart|cadeaubon|aanbetal*|tikkie|accepteren|nemen jullie|kaart|gespreid|automatische incasso|amex',
  declined:
    'geweigerd|mislukt|werkt niet|lukt niet|dubbel afgeschreven|afgekeurd|foutmelding|afgeschreven|geen betaling',
  deliver:
    'buren|invoerrechten|spoedlevering|lever*|bezorg*|verzend*|verzonden|verstur*|stuur*|post|breng*|koerier|thuisbezorg*|verzending|zending|portokosten|opsturen',
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
    'verstuurd|track*|trace|pakje|pakket*|zending|bezorger|chauffeur|verzonden|onderweg|opgestuurd|volgen|volgnummer|postnl|dhl|spullen|trackingcode',
  status: 'status|stand|nieuws over|update|hoe staat|bevestig*|doorgekomen|goed gegaan|nakijken|kijken waar',
  arrive: 'komt|aankom*|aangekomen|komen|kwam|arriv*|binnen|blijft|er al|gearriveerd',
  late: 'laat|te laat|vertraag*|wacht|wachten|nog steeds|nog niet|nog niks|gisteren|vorige week|zou|weken|dagen|kwijt|nooit|niks ontvangen|geleden|nog altijd|al lang',
  cancel:
    'annuleer*|annuler*|cancel*|afzeg*|stopzet*|intrekken|ongedaan|niet leveren|niet versturen|niet verzenden|afbestel*|herroep*|stoppen|afblazen',
  mistake:
    'vergis*|per ongeluk|fout|verkeerd*|bedacht|niet meer|niet meer nodig|dubbel|misklik|verkeerd geklikt|van gedachten',
  address: 'adres*|huisnummer|postcode|verhuisd|straat|bezorgadres|afleveradres',
  giveBack:
    'afzien|gaat terug|terugstur*|retour*|terugbreng*|terugzend*|terug sturen|teruggev*|retourlabel|label|past niet|passen niet|niet goed|bevalt niet|te klein|te groot|te strak|stuur terug|breng terug|terug geven|stuur het terug|retourneren',
  refund: 'terugbeta*|geld terug|mijn geld|teruggestort|gestort|restitutie|tegoed|teruggave|terugstort*|vergoed*|geld',
  exchange:
    'ruil*|omruil*|wissel*|inruil*|andere maat|maat groter|maat kleiner|grotere|kleinere|andere kleur|vervangen|omwissel*',
  broken:
    'losgelaten|ontbrak|ontbreekt|kapot|defect|beschadigd|gebroken|gescheurd|koud|verwelkt|dood|gat|vlek*|kras*|mist|missen|ontbreekt|ontbreken|bedorven|schimmel*|lek|lekt|doet het niet|werkt niet|geplet|zuur|verbrand|in stukken|scheur|nat|rot|lauw|gedeukt|vies|over datum|stuk|haar in|slap',
  wrong:
    'verkeerd*|niet besteld|niet wat ik|anders dan|verwisseld|vergeten|foute|klopt niet wat|niet zoals|in plaats van',
  bad: 'kan echt niet|beklag|slecht*|schande|belachelijk|teleurgesteld|klacht*|klagen|waardeloos|verschrikkelijk|vreselijk|ontevreden|boos|onacceptabel|oplichting|oplichters|onbeschoft|nooit meer|drama|bagger|balen|onvriendelijk|ruk|kut|woest|treurig|niet tevreden|zwaar',
  again:
    'opnieuw|nog een keer|nog eens|weer|zoals altijd|hetzelfde|zelfde als|vorige keer|laatste keer|het gebruikelijke|herhaal*|laatst|zelfde bestelling|nabestel*|nogmaals|laatste bestelling|gewone|vorige bestelling|bijbestel*',
  book: 'afspraak voor|langskomen|monteur|boek|boeken|geboekt|boeking|reserve*|afspraak|tafel|plaatsen|plek|pasbeurt|kapper|knippen|massage|kamer|vrij voor|stoelen|consult|workshop|inplannen|terras|cursus|nagels|behandeling',
  ride: 'taxi|rit|vliegveld|schiphol|lift|ophalen van|station',
  party: 'personen|mensen|gasten|volwassenen|met zn|met vier|voor vier|voor twee|voor 0|op naam|we zijn|met zes|met 0',
  move: 'verzet*|verplaats*|verschuif*|verschuiv*|omboek*|later komen|eerder|andere dag|ander tijdstip|uitstel*|zijn later|red het niet|kan niet komen|een uur later|uurtje later|nieuwe afspraak|vervroeg*|later',
  policy:
    'ondergoed|gedragen|veilig|bon|garantie|voorwaarden|privacy|gegevens|regels|beleid|toegestaan|minimaal|minimum|bonnetje|bedenktijd|retourbeleid|proefperiode|leeftijd|legitimatie|geldig|verloopt|hoe lang kan|hoe lang heb|wie betaalt|wat gebeurt|wat als|duurzaam|repar*|account|honden|mag ik|moet ik|termijn|retourtermijn|hoeveel dagen|verlopen',
  wrap: 'inpak*|cadeauverpakking|als cadeau|kaartje bij|cadeaupapier|ingepakt|pakken jullie',
  hours:
    'open|openingstijd*|geopend|gesloten|dicht|sluit*|gaan jullie|tot hoe laat|opent|koopzondag|koopavond|openingsuren|feestdag*|op zondag',
  place:
    'bij jullie|kom ik bij|filiaal|filialen|vestiging*|locatie|adres|route|winkel in|waar zitten|waar zijn jullie|waar vind ik jullie|parkeer*|parkeren|dichtstbijzijnde|in de buurt|showroom|fysieke|jullie winkel|bereik*|gevestigd|google maps|rolstoel*|langskomen',
  split:
    'leggen samen|inleggen|delen|splits*|deel|helft|halve|apart|ieder|iedereen|samen betalen|door 0|door vier*|door drie*|eigen deel|verdel*|gedeeld|ieder zijn|de rest|samen delen|lappen',
  give: 'stuur|sturen|maak over|overmak*|overboek*|geef|betaal|leen|schuldig|terugbetalen|maak',
  money: 'geld|euro|euros|eur|dollar|piek|tientje|€|$|saldo|portemonnee',
  story:
    'toen|verhaal|verhalen|hoofdstuk|verder|hoe gaat het verder|vertel|en toen|wat gebeurde|ga door|ga verder|lees verder|vervolg|volgende|doorgaan|de rest',
  human:
    'mens|mensen|medewerker*|iemand|persoon|klantenservice|support|manager|echt|echte|collega|verkoper*|adviseur|stylist*|hulplijn|baas|team|klantendienst|persoonlijk|helpdesk',
  talk: 'spreken|praat|praten|bel|bellen|telefoon*|verbind*|contact|chatten|belt|terugbellen|spreek|gebeld',
  bot: 'bot|robot|machine|ai|computer|automatisch|chatbot|programma|kunstmatig*|echt',
  who: 'wie|je naam|hoe heet|heet je',
  abilities:
    'wat kan je|wat kun je|wat kunnen jullie|hoe werkt dit|help|hulp|waarmee kan|kan je me helpen|kun je me helpen|menu|mogelijkheden|hoe werkt',
  language:
    'nederlands|engels|duits|russisch|chinees|georgisch|spaans|frans|italiaans|pools|turks|oekraiens|oekraïens|taal|arabisch|vlaams',
  say: 'spreek|spreken|praten in|in het engels|in het duits|schrijven|schrijf in|vertaal*|antwoord|overschakelen',
  stop: 'app me niet|uit de lijst|meldingen uit|stop|afmeld*|uitschrijv*|geen berichten|laat me met rust|met rust|spam|hou op|ophouden|schrijf me uit|geen reclame|niet meer sturen|niet meer appen|geen nieuwsbrief|nummer verwijderen|genoeg|afmelden|verwijder mijn nummer|niet meer mailen',
  messages:
    'bericht*|nieuwsbrief*|reclame|sms*|mails|mail|mailtjes|meldingen|appjes|whatsapp|infos|spam|mailinglijst|aanbiedingen',
  start:
    'mailinglijst|aanmeld*|abonne*|meld me aan|inschrijv*|hou me|op de hoogte|stuur me|ontvangen|schrijf me in|start|zet me op|krijgen',
  news: 'nieuwsbrief|nieuws|aanbiedingen|nieuwe collectie|collectie*|acties|nieuwtjes|updates|drops|nieuwste',
  hello:
    'hallo|hoi|hey|hi|goedemorgen|goedemiddag|goedenavond|goeiemorgen|goedendag|dag|hee|heej|hallootjes|yo|moi|goeie|goeiedag|hoihoi|goeienavond',
  howareyou: 'hoe gaat het|alles goed|hoe gaat ie|hoe is het|hoe is ie|alles kits|hoe gaat ut|hoest|hoe is t',
  thanks: 'wat lief|lief van|dank*|bedankt|thanks|merci|thx|dankjewel|dank je|dank u|dankuwel|tof bedankt|superbedankt',
  bye: 'doei|dag|tot ziens|tot later|tot snel|fijne dag|fijne avond|houdoe|later|doeg|de groeten|slaap lekker|welterusten|groetjes|bye|fijn weekend|tot morgen|tot de volgende|ciao|prettige dag|moet gaan',
  praise:
    'top|super*|geweldig|prachtig|mooi*|blij|tevreden|lekker|fantastisch|perfect|vriendelijk|topservice|aanrader|beste|heerlijk|goed gedaan|complimenten|compliment|fijn|leuk|dol op|hou van|snel geleverd|genoten',
  rate: 'aardig|lekker*|kan beter|review|sterren|beoordel*|feedback|recensie|suggestie|zouden jullie|jullie zouden|zou fijn zijn|zou leuk zijn|beter kunnen|onduidelijk|onoverzichtelijk|site|website|app|verbeter*|0 0|cijfer|mening|aanrader',
  yes: 'afgesproken|zo doen we het|ja|jazeker|jawel|prima|oke|oké|ok|goed|precies|klopt|inderdaad|tuurlijk|natuurlijk|zeker|akkoord|is goed|doe maar|graag|uiteraard|lijkt me goed|top|perfect|yes|yep|jep|mag|waarom niet|vooruit|absoluut|juist|eens|helemaal goed|komt goed|mooi',
  no: 'verder niks|bedoelde|hoeft niet meer|nee|neen|nope|nee dank|nee hoor|liever niet|niet nodig|laat maar|geen|geen van|nooit|hoeft niet|toch niet|nu niet|vandaag niet|misschien later|niks|klopt niet|fout|neuh|nah|absoluut niet',
  not: 'niet|geen|nooit|zonder|niks',
  ask: 'is dit|is dat|is deze|is die|is het|is hij|zijn ze|zijn die|heeft het|heeft hij|heeft die|kan dit|kan het|kan ik|kan hij|past dat|past dit|zit er|zitten er|wordt het|gaat de|bevat',
  property:
    'droger|buiten gebruiken|materiaal|stof|waterdicht|wasmachine|wasbaar|wassen|noten|nootjes|pinda*|gluten*|lactose*|ingredient*|accu|batterij*|gewicht|weegt|zwaar|afmeting*|compatibel|bluetooth|usb|kabel|gevoerd|zakken|rits|capuchon|rekbaar|vegan*|halal|calorieen|calorieën|leer|leren|rubber|montage|monteren|doorzichtig|dik|hoe groot|hoe lang is|vaas|geschikt|origineel|ruikt|meegeleverd|inclusief|vaatwasser|pittig|biologisch|alcohol|gemaakt|waarvan|specificaties|allergenen|suiker|zool|hak|echt leer|krimpt|oplader|herkomst|in elkaar|dierproefvrij|past dat bij',
  refine:
    'in het wit|in het zwart|in het blauw|in het rood|kleur|kleuren|niet zo|niet te|iets|wat in|zonder|met|alleen de|liever|langer|korter|donkerder|lichter|merk|zoiets|kleiner|groter',
  weather:
    'weer morgen|regen|regent|sneeuw*|zonnig|weerbericht|graden buiten|onweer|mooi weer|weersvoorspelling|het weer',
  trivia:
    'hoofdstad|president|inwoners|hoogste|uitgevonden|uitvinder|schreef|wie is|wie was|wereldkampioen|oorlog|heelal|planeet|maan|lucht blauw|hoe oud is|hoe ver|hoe hoog is|grootste|koning|premier|betekent|wat is een|aarde|geschiedenis',
  politics: 'stem|stemmen|verkiezing*|politiek|regering|partij|rutte|wilders|kabinet|tweede kamer',
  sports: 'voetbal*|wedstrijd|ajax|feyenoord|psv|gewonnen|eredivisie|elftal|wk|ek|formule 0|verstappen',
  school:
    'huiswerk|wiskunde|opstel|vergelijking|wortel|tentamen|toets|werkstuk|natuurkunde|scheikunde|plus 0|keer 0|bereken|samenvat*|fotosynthese|scriptie|reken',
  code: 'python|javascript|programmeer*|code|script|algoritme|sql|html|java|server|hacken|wifi|windows|wachtwoord|excel|printer',
  cook: 'recept|kook|koken|bak|bakken|zelf maken|maak je zelf|hoe maak|hoe maak je|bereid',
  bank: 'bank|hypotheek|lening|banksaldo|spaarrekening|aandelen|beurs|bitcoin|wisselkoers|belasting*|salaris|rente|huur|energierekening|verzekering|pensioen',
  health:
    'hoofdpijn|koorts|dokter|huisarts|medicijn*|pil|pillen|pijn|symptom*|vaccin*|therap*|afvallen|dosis|ziek|griep|hoesten|migraine|slapen',
  life: 'uitgemaakt|scheiding|scheiden|eenzaam|verdrietig|hou je van mij|trouwen|dood gaan|god|zin van het leven|mijn leven|verveel*|droom|gevoelens|overleden|vrijgezel|vreemd|verliefd|huisbaas|stress|depress*|rotdag|zelfmoord',
  fun: 'mop|grap|raadsel|zing|liedje|lied|speel|muziek|gedicht|film|horoscoop|grappig*|schaken|rap|serie|spelletje|sterrenbeeld',
  device: 'wekker|timer|licht aan|lampen|herinner me|bel mijn|mijn mails|volume|navigeer',
  translate: 'vertaal*|wat betekent|in het japans|hoe zeg je|hoe spel|synoniem|hoe schrijf je',
  civic:
    'visum|paspoort|rijbewijs|cv|sollicitatie*|advocaat|rechter|trein|bus|file|band|auto|motor|politie|studie|gemeente|belastingdienst|ns',
  insult: 'dom|idioot|stom|hou je bek|klootzak|sukkel|haat je|kanker*|lul|debiel',
  gibberish: 'asdf*|qwert*|blabla*|bla|hjkl|jkl*|xyz',
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
