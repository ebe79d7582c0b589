import type { EN_KEEPING } from './en.ts'

/** The same in Dutch. */
export const NL_KEEPING: Readonly<Record<keyof typeof EN_KEEPING, string>> = {
  'wish.added':
    'Bewaard: {title}. Op je verlanglijstje {count, plural, one {staat nu één ding} other {staan nu # dingen}}.',
  'wish.which': 'Welke zal ik bewaren?',
  'wish.none_to_save': 'Laat eerst zien wat je mooi vindt, dan bewaar ik het.',
  'wish.shown': '{count, plural, one {Dit staat op je verlanglijstje.} other {Deze # staan op je verlanglijstje.}}',
  'wish.empty': 'Je verlanglijstje is leeg. Tik ergens op het hartje of schrijf ‘bewaar dit’.',
  'wish.gone': 'Niet meer te koop: {titles}.',
  'wish.removed': 'Van je verlanglijstje gehaald: {title}.',
  'wish.cleared': 'Je verlanglijstje is nu leeg.',
  'watch.stock':
    'Goed. Ik schrijf je hier één keer zodra {title} weer te koop is. Wil je dat niet meer, zeg het dan gewoon.',
  'watch.below':
    'Goed. Ik schrijf je hier één keer zodra {title} hoogstens {price} kost. Wil je dat niet meer, zeg het dan gewoon.',
  'watch.cheaper':
    'Nu kost het {price}. Ik schrijf je hier één keer zodra {title} goedkoper wordt. Wil je dat niet meer, zeg het dan gewoon.',
  'watch.which': '{title}: welke zal ik voor je in de gaten houden?',
  'watch.already': '{title} kost nu {price}, dat zit er al onder.',
  'watch.what': 'Graag. Waar gaat het om?',
  'watch.stopped': 'Gedaan, hierover schrijf ik niet meer: {titles}.',
  'watch.none': 'Ik houd nu niets voor je in de gaten. STOP beëindigt alles wat de winkel uit zichzelf zou sturen.',
  'watch.stop_which': 'Waarover zal ik niet meer schrijven?',
  'told.stock': '{title} is er weer. Je wilde het weten; dit was het ene bericht daarover.',
  'told.price': '{title} kost nu {price}. Je wilde het weten; dit was het ene bericht daarover.',
  'action.wishes': 'Verlanglijstje tonen',
  'action.save': 'Bewaren',
  'action.unsave': 'Verwijderen',
  'action.watch': 'Laat weten als het er weer is',
  'action.watch_all': 'Nergens meer over',
  'browser.link':
    'Hier is onze chat in je browser, met alles wat je hebt bekeken en je winkelmandje. De link werkt één keer, tien minuten lang:\n{url}',
  'link.unfollowed': 'Links kan ik niet openen. Vertel me wat je daar zag, dan zoek ik het hier.',
  'link.words': 'Links kan ik niet openen, ik ga af op je woorden.',

  'consent.stop': 'Gedaan: {shop} stuurt je uit zichzelf geen berichten meer. Met START zet je het weer aan.',
  'consent.start': 'Gedaan: {shop} mag je weer schrijven. Met STOP zet je het altijd uit.',
  'consent.help':
    'Dit is {shop}. Vraag wat je zoekt, bestel, volg je pakket, of schrijf “medewerker” voor iemand van ons. Je bereikt ons ook via {contact}. STOP beëindigt onze berichten.',
  'consent.order': 'Bedoel je een bestelling? Schrijf dan “bestelling annuleren”.',
  'consent.ask':
    '{shop} wil je hier {purpose, select, marketing {nieuws en aanbiedingen} orders {berichten over je bestellingen} other {berichten}} sturen. Antwoord JA als dat klopt. Met STOP zet je het altijd uit.',
  'consent.confirmed': 'Bedankt, dat is bevestigd. Met STOP zet je het altijd uit.',
}
