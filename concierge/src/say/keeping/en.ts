/** What the concierge says in English of things that are saved or watched. */
export const EN_KEEPING = {
  'wish.added': 'Saved: {title}. Your wish list has {count, plural, one {one thing} other {# things}} now.',
  'wish.which': 'Which one shall I save?',
  'wish.none_to_save': 'Show me first what you like, then I’ll save it.',
  'wish.shown': '{count, plural, one {This is on your wish list.} other {These # are on your wish list.}}',
  'wish.empty': 'Your wish list is empty. Tap the heart on something, or write “save this”.',
  'wish.gone': 'No longer sold here: {titles}.',
  'wish.removed': 'Taken off your wish list: {title}.',
  'wish.cleared': 'Your wish list is empty now.',
  'watch.stock':
    'Good. I’ll write here, once, when {title} can be bought again. Just say so if you don’t want that any more.',
  'watch.below':
    'Good. I’ll write here, once, when {title} costs {price} or less. Just say so if you don’t want that any more.',
  'watch.cheaper':
    'It costs {price} now. I’ll write here, once, when {title} gets cheaper. Just say so if you don’t want that any more.',
  'watch.which': 'Which one of {title} shall I watch for you?',
  'watch.already': '{title} costs {price} now; that is within it already.',
  'watch.what': 'Gladly. What is it about?',
  'watch.stopped': 'Done, I’ll no longer write about: {titles}.',
  'watch.none': 'I’m not watching anything for you. STOP ends all messages the shop would send on its own.',
  'watch.stop_which': 'About which one shall I no longer write?',
  'told.stock': '{title} is back. You asked to be told; this was the one message about it.',
  'told.price': '{title} costs {price} now. You asked to be told; this was the one message about it.',
  'action.wishes': 'Show my wish list',
  'action.save': 'Save',
  'action.unsave': 'Remove',
  'action.watch': 'Tell me when it is back',
  'action.watch_all': 'None of them',
  'browser.link':
    'This is our chat in your browser, with all that you have seen and your cart. The link works once, for ten minutes:\n{url}',
  'link.unfollowed': 'I can’t open links. Tell me what you saw there, and I’ll look for it here.',
  'link.words': 'I can’t open links, so I go by your words.',

  'consent.stop': 'Done: {shop} won’t send you any more messages of its own. Write START to change that.',
  'consent.start': 'Done: {shop} may write to you again. STOP ends it at any time.',
  'consent.help':
    'This is {shop}. Ask for what you like, order, follow a parcel, or write “a person” for one of us. You also reach us at {contact}. STOP ends our messages.',
  'consent.order': 'If you meant an order, write “cancel my order”.',
  'consent.ask':
    '{shop} would like to send you {purpose, select, marketing {news and offers} orders {news of your orders} other {messages}} here. Reply YES if that’s right. STOP ends it at any time.',
  'consent.confirmed': 'Thank you, that’s confirmed. STOP ends it at any time.',
} as const
