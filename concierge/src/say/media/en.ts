/** What the concierge says in English of pictures and recordings. */
export const EN_MEDIA = {
  'picture.found': 'Is it this one?',
  'picture.which': 'Is it one of these?',
  'picture.type': 'Something in {colour}, then. What is it to be?',
  'picture.open': 'A nice picture. What is it you are looking for?',
  'picture.lost': 'The picture didn’t reach me. What are you looking for?',
  'voice.person':
    'Thank you for the recording. I can’t listen to it myself, so I’ve called a person: they’ll hear it and answer right here.',
  'stuck.media': 'I can’t open this myself. Could you write what it’s about?',
} as const
