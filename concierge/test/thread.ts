import { Part, type ShopperPart } from '@souk/contract/parts.ts'
import type { Concierge } from '../src/reply.ts'
import { createConcierge } from '../src/reply.ts'
import { DialogueState } from '../src/dialogue/state.ts'
import type { HandedBack, Moves, Turn } from '../src/turn.ts'
import type { World } from './fake-tools.ts'
import { uuid } from './fake-shops.ts'

/** A conversation with the concierge, as the server would hold it. */
export class Thread {
  state: DialogueState | null = null
  language = ''
  last: Moves | null = null
  /** Whether the channel can open a page beside the thread. */
  webviews = true
  forms = false
  /** Whether a person of the shop speaks. */
  held = false
  /** What happened while a person held the thread, for the next turn alone. */
  handedBack: HandedBack | undefined
  #texts: string[] = []
  #n = 0
  readonly world: World
  readonly #concierge: Concierge
  readonly #locale: string

  constructor(world: World, locale = 'en', concierge = createConcierge()) {
    this.world = world
    this.#locale = locale
    this.#concierge = concierge
  }

  /** Another thread in the same place, on a copy of what the dialogue remembers. */
  fork(world: World): Thread {
    const copy = new Thread(world, this.#locale, this.#concierge)
    copy.state = structuredClone(this.state)
    copy.language = this.language
    copy.#n = this.#n
    copy.#texts = [...this.#texts]
    return copy
  }

  send(...parts: (string | ShopperPart)[]): Promise<Moves> {
    return this.sendAll([parts])
  }

  /** Several messages that arrived before the turn began. */
  async sendAll(messages: readonly (readonly (string | ShopperPart)[])[]): Promise<Moves> {
    const read = messages.map((parts) =>
      parts.map((part): ShopperPart => (typeof part === 'string' ? { type: 'text', text: part } : part)),
    )
    const [own = [], ...rest] = read
    const all = read.flat()
    const turn: Turn = {
      now: '2026-05-04T14:00:00Z',
      timezone: 'America/New_York',
      country: 'US',
      shops: [this.world.shop],
      message: { id: uuid(500_000 + this.#n), parts: own },
      following: rest.map((parts, i) => ({ id: uuid(600_000 + this.#n * 100 + i), parts })),
      history: this.#texts.slice(-5),
      state: this.state,
      language: this.language,
      locale: this.#locale,
      introduce: (this.#n === 0 || this.handedBack !== undefined) && !this.held,
      held: this.held,
      ...(this.handedBack ? { handedBack: this.handedBack } : {}),
      channel: { kind: 'web', webviews: this.webviews, forms: this.forms },
    }
    this.#n++
    this.handedBack = undefined
    const moves = await this.#concierge.reply(turn, this.world.tools)
    // What crosses the wire and the database has to survive both.
    for (const message of moves.messages) for (const part of message) Part.parse(part)
    this.state = DialogueState.parse(JSON.parse(JSON.stringify(moves.state)))
    this.language = moves.language
    this.last = moves
    for (const part of all) if (part.type === 'text') this.#texts.push(part.text)
    return moves
  }

  /** One message after the other of somebody who writes this language. */
  async talk(language: string, ...texts: readonly string[]): Promise<this> {
    for (const text of texts) {
      this.language = language
      await this.send(text)
    }
    this.language = language
    return this
  }

  /** Takes the first of what is offered until this field is asked for. */
  async tapUntil(name: string): Promise<this> {
    for (let i = 0; i < 6 && this.state?.pending?.name !== name; i++) await this.tap(this.options[0]?.value ?? '')
    return this
  }

  tap(value: string): Promise<Moves> {
    return this.send({ type: 'choice', of: uuid(1), value })
  }

  get parts(): Part[] {
    return this.last?.messages.flat() ?? []
  }

  get text(): string {
    return this.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
  }

  /** The part of a type in the last reply. */
  part<T extends Part['type']>(type: T): Extract<Part, { type: T }> {
    const found = this.parts.find((part): part is Extract<Part, { type: T }> => part.type === type)
    if (!found) throw new Error(`No ${type} in: ${JSON.stringify(this.parts)}`)
    return found
  }

  has(type: Part['type']): boolean {
    return this.parts.some((part) => part.type === type)
  }

  get options(): { value: string; label: string; disabled?: boolean }[] {
    return this.parts.flatMap((part) => (part.type === 'quick_replies' || part.type === 'list' ? part.options : []))
  }

  get titles(): string[] {
    return this.parts.flatMap((part) => (part.type === 'carousel' ? part.cards.map((card) => card.shown.title) : []))
  }
}
