import type { Channel } from '../channel.ts'

/** Our own messenger: its clients read the facts, so there is nothing to receive by webhook and nothing to push. */
export const webChannel: Channel = {
  kind: 'web',
  settings: [],
  limits: {
    text: 5000,
    body: 5000,
    buttons: 13,
    buttonLabel: 200,
    list: 30,
    listButton: 200,
    listLabel: 200,
    listHint: 200,
    cards: 20,
    cardTitle: 500,
    cardText: 500,
    cardButtons: 3,
    media: ['image', 'file', 'audio', 'video'],
    link: 'beside',
    linkLabel: 200,
    webviews: true,
    windowMs: null,
    resend: 'key',
    perSecond: 1000,
    source: 'our own',
  },
}
