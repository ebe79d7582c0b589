/**
 * What the shop's e-mails say in English: ICU messages. Inserted names and numbers stand where nothing has to agree with
 * them, so that every language keeps the same arguments.
 */
export const EN = {
  'placed.subject': 'Your order {number} at {shop}',
  'placed.title': 'Thank you! Your order {number} is confirmed.',
  'placed.intro': 'You bought from {shop}. This e-mail is your confirmation; please keep it.',
  'shipped.subject': 'Your order {number} from {shop} is on its way',
  'shipped.title': 'Order {number} is on its way.',
  'shipped.intro': 'It has left {shop}.',
  'ready.subject': 'Your order {number} at {shop} is ready',
  'ready.title': 'Order {number} is ready to be picked up.',
  'ready.intro': 'Please have the order number with you.',
  'canceled.subject': 'Your order {number} at {shop} is canceled',
  'canceled.title': 'Order {number} is canceled.',
  'canceled.paid': 'What you have paid comes back to you the way you paid it.',
  'canceled.unpaid': 'Nothing was charged.',
  'refunded.subject': 'Your refund for order {number} at {shop}',
  'refunded.title': '{amount} for order {number} is on its way to you.',
  'refunded.intro': 'The money goes back the way you paid. Until it is in your account a few days may pass.',
  'link.subject': 'A new link to your order {number} at {shop}',
  'link.title': 'Here is a new link to order {number}.',
  'link.intro': 'Somebody asked for it on the page of your order. If it was not you, nothing needs to be done.',

  'label.date': 'Ordered',
  'label.delivery': 'Delivery',
  'label.expected': 'Expected',
  'label.address': 'To',
  'label.contact': 'Your contact',
  'label.paid': 'Paid',
  'label.invoice': 'Invoice number',
  'label.credit': 'Credit note number',
  'label.carrier': 'Carrier',
  'label.tracking': 'Tracking number',
  'lines.caption': 'What you ordered',
  'lines.item': 'Item',
  'lines.quantity': 'Quantity',
  'lines.amount': 'Amount',
  'total.subtotal': 'Goods',
  'total.items_discount': 'Discount on items',
  'total.discount': 'Discount',
  'total.fulfillment': 'Delivery',
  'total.tax': 'Tax',
  'total.fee': 'Fee',
  'total.total': 'Total',
  'total.free': 'free',
  'total.vat': 'incl. VAT {rate}',
  'total.included': 'incl. tax {rate}',

  'action.open': 'Open the order',
  'action.track': 'Follow the parcel',
  'open.note':
    'This link opens once, for you alone; the browser you open it in stays signed in to this order. Afterwards the page sends you a new one.',
  'foot.seller': 'The seller',
  'foot.terms': 'Terms of sale',
  'foot.vat': 'VAT ID {id}',
  'foot.why': 'You receive this because you ordered at {shop}. It holds no advertising.',
  'foot.test': 'This is a test shop: the money was play money, and nothing will be delivered.',
} as const

export type MailKey = keyof typeof EN
export type MailTexts = Readonly<Record<MailKey, string>>
