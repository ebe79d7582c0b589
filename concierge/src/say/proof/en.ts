/** What the concierge says in English where somebody shows that an address is theirs. */
export const EN_PROOF = {
  'prove.offer': 'If you ordered in another chat or on our website, confirm your e-mail address and I’ll look there.',
  'prove.ask': 'Which e-mail address did you use? I’ll send a code there, so that nobody but you sees what is yours.',
  'prove.sent': 'A code of six digits is on its way to {address}. Type it here; it’s good for ten minutes.',
  'prove.again': 'I can’t send a code there. Which e-mail address is it?',
  'prove.wrong': 'That isn’t the code. {left, plural, one {You have one more try.} other {You have # more tries.}}',
  'prove.over': 'That code no longer counts.',
  'prove.often': 'Those were many codes in a short time. Try again in an hour, or ask for one of us.',
  'prove.done': 'Thank you, {address} is confirmed.',
  'prove.no_order': 'With this address I can’t find an order {number} either.',
  'prove.no_orders': 'I can’t find an order with this address.',
  'action.prove': 'I ordered elsewhere',
  'action.new_code': 'Send a new code',
} as const
