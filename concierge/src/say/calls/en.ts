/** What the concierge says in English where a person is called, or the shop is paused. */
export const EN_CALLS = {
  'human.asked': 'I’ve called a person; they’ll answer right here.',
  'human.stuck': 'I don’t want to keep guessing. I’ve called a person; they’ll answer right here.',
  'human.closed': 'They’re back here: {day}, {time}.',
  'human.minutes':
    '{name, select, none {They usually answer} other {{name} usually answers}} within {minutes, plural, one {a minute} other {# minutes}}.',
  'human.nobody': 'Nobody is here right now. The shop has been told; they’ll answer here as soon as somebody is back.',
  'call.angry':
    'I’m sorry, that is not how it should be. I’ve called a person who can put it right; they’ll answer right here.',
  'call.worth': 'So that everything is just right with this one, I’ve asked a person of our team to join us here.',
  'refused.paused':
    'The shop is taking no orders just now. Your cart stays as it is; shall I ask a person when it goes on?',
}
