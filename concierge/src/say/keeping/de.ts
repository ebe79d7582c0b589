import type { EN_KEEPING } from './en.ts'

/** The same in German. */
export const DE_KEEPING: Readonly<Record<keyof typeof EN_KEEPING, string>> = {
  'wish.added':
    'Gemerkt: {title}. Auf deiner Wunschliste {count, plural, one {steht jetzt eins} other {stehen jetzt #}}.',
  'wish.which': 'Was soll ich merken?',
  'wish.none_to_save': 'Zeig mir erst, was dir gefällt, dann merke ich es.',
  'wish.shown':
    '{count, plural, one {Das steht auf deiner Wunschliste.} other {Diese # stehen auf deiner Wunschliste.}}',
  'wish.empty': 'Deine Wunschliste ist leer. Tippe irgendwo auf das Herz oder schreib „merk dir das“.',
  'wish.gone': 'Gibt es hier nicht mehr: {titles}.',
  'wish.removed': 'Von der Wunschliste genommen: {title}.',
  'wish.cleared': 'Deine Wunschliste ist jetzt leer.',
  'watch.stock':
    'Gut. Ich schreibe dir hier ein einziges Mal, sobald es {title} wieder gibt. Willst du das nicht mehr, sag es einfach.',
  'watch.below':
    'Gut. Ich schreibe dir hier ein einziges Mal, sobald {title} höchstens {price} kostet. Willst du das nicht mehr, sag es einfach.',
  'watch.cheaper':
    'Jetzt kostet es {price}. Ich schreibe dir hier ein einziges Mal, sobald {title} billiger wird. Willst du das nicht mehr, sag es einfach.',
  'watch.which': '{title}: worauf soll ich für dich achten?',
  'watch.already': '{title} kostet jetzt {price}, das ist schon darunter.',
  'watch.what': 'Gerne. Worum geht es?',
  'watch.stopped': 'Erledigt, dazu schreibe ich nicht mehr: {titles}.',
  'watch.none': 'Ich achte gerade auf nichts für dich. STOP beendet alles, was der Shop von sich aus schicken würde.',
  'watch.stop_which': 'Wozu soll ich nicht mehr schreiben?',
  'told.stock': '{title} ist wieder da. Du wolltest Bescheid wissen; das war die eine Nachricht dazu.',
  'told.price': '{title} kostet jetzt {price}. Du wolltest Bescheid wissen; das war die eine Nachricht dazu.',
  'action.wishes': 'Wunschliste zeigen',
  'action.save': 'Merken',
  'action.unsave': 'Entfernen',
  'action.watch': 'Sag mir, wenn es wieder da ist',
  'action.watch_all': 'Zu nichts davon',
  'browser.link':
    'Hier ist unser Chat im Browser, mit allem, was du gesehen hast, und deinem Warenkorb. Der Link gilt einmal und zehn Minuten lang:\n{url}',
  'link.unfollowed': 'Links kann ich nicht öffnen. Sag mir, was du dort gesehen hast, dann suche ich es hier.',
  'link.words': 'Links kann ich nicht öffnen, ich richte mich nach deinen Worten.',

  'consent.stop': 'Erledigt: {shop} schickt dir von sich aus keine Nachrichten mehr. Mit START änderst du das.',
  'consent.start': 'Erledigt: {shop} darf dir wieder schreiben. Mit STOP ist jederzeit Schluss.',
  'consent.help':
    'Hier ist {shop}. Frag nach Produkten, bestell, verfolge dein Paket, oder schreib „Mensch“ für jemanden aus dem Team. Du erreichst uns auch so: {contact}. STOP beendet unsere Nachrichten.',
  'consent.order': 'Falls du eine Bestellung meinst, schreib „Bestellung stornieren“.',
  'consent.ask':
    '{shop} möchte dir hier {purpose, select, marketing {Neuigkeiten und Angebote} orders {Nachrichten zu deinen Bestellungen} other {Nachrichten}} schicken. Antworte JA, wenn das stimmt. Mit STOP ist jederzeit Schluss.',
  'consent.confirmed': 'Danke, das ist bestätigt. Mit STOP ist jederzeit Schluss.',
}
