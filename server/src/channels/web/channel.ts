import type { Channel } from '../channel.ts'

/** Our own messenger: its clients read the facts, so there is nothing to receive by webhook and nothing to push. */
export const webChannel: Channel = {
  kind: 'web',
  settings: [],
  limits: {
    text: 5000,
    buttons: 13,
    buttonLabel: 200,
    list: 30,
    cards: 20,
    images: true,
    webviews: true,
    windowMs: null,
    keyed: true,
  },
}
