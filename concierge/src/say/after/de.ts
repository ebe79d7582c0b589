import type { EN_AFTER } from './en.ts'

/** The same in German. */
export const DE_AFTER: Readonly<Record<keyof typeof EN_AFTER, string>> = {
  'pay.free': 'Erledigt, zu bezahlen war nichts.',
  'order.booked': '{title} ist gebucht: {when}. Deine Nummer: {number}.',
  'order.over': '{number} ist erledigt ({date}).',
  'order.here': 'Was du mit {number} gekauft hast, steht seit {date} für dich bereit.',
  'again.done': 'Wie in Bestellung {number}: liegt im Warenkorb, zu heutigen Preisen.',
  'again.part': 'Was es von Bestellung {number} noch gibt, liegt im Warenkorb, zu heutigen Preisen.',
  'again.none': 'Von Bestellung {number} gibt es gerade nichts.',
  'again.price': '{title}: jetzt {now}, damals {was}.',
  'again.fewer': '{title}: nur noch {count} da.',
  'again.sold_out': '{title}: ausverkauft.',
  'again.gone': '{title}: gibt es nicht mehr.',
  'again.open': '{title}: bitte noch einmal auswählen.',
  'action.again': 'Noch einmal bestellen',
  'return.which': 'Was aus Bestellung {number} möchtest du zurückschicken?',
  'return.which_exchange': 'Was aus Bestellung {number} möchtest du umtauschen?',
  'return.count': '{title}: wie viele?',
  'return.variant': '{title}: was möchtest du stattdessen?',
  'return.no_variant':
    'Von {title} ist gerade nichts anderes zum selben Preis da. Möchtest du es zurückgeben und das Geld bekommen?',
  'return.reason': 'Was ist der Grund? Wähl einen aus oder schreib es mit eigenen Worten.',
  'return.ask': 'Zurückschicken: {what}. Grund: {reason}. Soll ich den Shop fragen?',
  'return.ask_exchange': 'Umtauschen: {what}. Grund: {reason}. Soll ich den Shop fragen?',
  'return.requested':
    'Erledigt. Der Shop hat deine Anfrage zu Bestellung {number} und antwortet hier. Schick bitte bis dahin noch nichts ab.',
  'return.stopped': 'In Ordnung, alles bleibt, wie es ist.',
  'return.cancelled': 'Die Anfrage zu Bestellung {number} ist zurückgenommen.',
  'return.none_open': 'Ich sehe keine Rückgabe von dir, die sich noch zurücknehmen lässt.',
  'return.not_sent':
    'Bestellung {number} ist noch nicht verschickt, also muss nichts zurück. Sie lässt sich noch stornieren.',
  'return.not_possible':
    'Von Bestellung {number} lässt sich hier nichts zurückschicken. Ein Mensch kann sehen, was möglich ist.',
  'return.too_late': 'Die Frist für Bestellung {number} ist vorbei. Ein Mensch kann sehen, was möglich ist.',
  'returned.approved': 'Der Shop ist einverstanden. Bitte schick das aus Bestellung {number} zurück: {what}.',
  'returned.refused': 'Der Shop kann das aus Bestellung {number} nicht zurücknehmen: {what}.',
  'returned.subject': 'Deine Rücksendung aus Bestellung {number} bei {shop}',
  'returned.words': 'Der Shop schreibt: {words}',
  'returned.refunded':
    'Aus Bestellung {number} ist zurückgekommen: {what}. {amount} gehen den Weg zurück, auf dem du bezahlt hast.',
  'returned.exchanged':
    'Aus Bestellung {number} ist zurückgekommen: {what}. Was du stattdessen bekommst, wird als Nächstes gepackt.',
  'returned.taken': 'Aus Bestellung {number} ist zurückgekommen: {what}. Der Shop sieht es sich an und antwortet hier.',
  'reason.too_small': 'Zu klein',
  'reason.too_large': 'Zu groß',
  'reason.not_as_described': 'Nicht wie beschrieben',
  'reason.damaged': 'Beschädigt oder fehlerhaft',
  'reason.wrong_item': 'Falscher Artikel',
  'reason.late': 'Kam zu spät',
  'reason.changed_mind': 'Anders überlegt',
  'reason.other': 'Ein anderer Grund',
  'action.return_all': 'Alles',
  'action.return_yes': 'Ja, bitte',
  'action.return_no': 'Nein, doch nicht',
  'action.return': 'Etwas zurückschicken',
  'action.return_undo': 'Zurücknehmen',
}
