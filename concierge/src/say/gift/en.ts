/** What the concierge says in English of a gift. */
export const EN_GIFT = {
  'gift.noted': 'A gift, how lovely. No prices go into the parcel.',
  'gift.wrapped': 'Gladly: {label}, {amount}. No prices go into the parcel.',
  'gift.wrap_offered': 'Yes: {label}, {amount}. Say “wrap it” once you have chosen something.',
  'gift.wrap_off': 'All right, without wrapping.',
  'gift.wrap_none':
    'We don’t wrap things here. I can leave the prices out of the parcel and add a card with your words.',
  'gift.none': 'All right, no gift then.',
  'gift.ask_who': 'Whose name shall be on the parcel?',
  'gift.ask_where': 'It is a gift: shall it go to {address} too, or elsewhere? You can write the address in one line.',
  'gift.here': 'Yes, to {address}',
  'gift.ask_words': 'What shall the card say? You can also leave it out.',
  'gift.no_words': 'No card',
  'gift.too_soon': '{day} is too soon for this delivery; it comes as soon as it can.',
  'gift.summary':
    'A gift for {name}{day, select, none {} other {, to arrive on {day}}}{words, select, none {} other {. On the card: “{words}”}}. No prices in the parcel.',
} as const
