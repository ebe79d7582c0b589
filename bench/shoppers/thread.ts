import type { Part } from '@souk/contract/parts.ts'

export type Said = { from: 'shopper' | 'concierge' | 'shop'; text: string }
export type OrderSeen = {
  lines: { title: string; options: Record<string, string>; form: Record<string, unknown>; quantity: number }[]
  total: number
}

type Fact = { seq: number; kind: string; data: Record<string, unknown> }

/** One conversation over the API, as a messenger holds it. */
export class Thread {
  readonly base: string
  readonly shop: string
  #id = ''
  #token = ''
  #after = 0
  #last = ''
  /** The parts of the last answer. */
  parts: Part[] = []
  handovers = 0
  /** The cart as it was last shown. */
  cart: Extract<Part, { type: 'cart' }> | null = null
  order: OrderSeen | null = null
  readonly log: Said[] = []
  readonly milliseconds: number[] = []

  constructor(base: string, shop: string) {
    this.base = base
    this.shop = shop
  }

  async open(): Promise<void> {
    const made = await this.#call('POST', `/api/shops/${this.shop}/conversations`, {})
    this.#id = String(made['conversation'])
    this.#token = String(made['token'])
  }

  async say(text: string): Promise<void> {
    await this.#send({ type: 'text', text }, text)
  }

  async tap(value: string, label: string): Promise<void> {
    await this.#send({ type: 'choice', of: this.#last, value }, `[${label}]`)
  }

  async fill(values: Record<string, string>): Promise<void> {
    await this.#send({ type: 'form', of: this.#last, values }, `[form] ${Object.values(values).join(', ')}`)
  }

  async pay(url: string): Promise<boolean> {
    const body = { card: '4242424242424242', exp: '12/34', cvc: '123' }
    await this.#call('POST', `${new URL(url).pathname}/pay`, body)
    for (let tries = 0; tries < 40 && !this.order; tries++) await this.#read(() => this.order !== null)
    return this.order !== null
  }

  async #send(part: Record<string, unknown>, shown: string): Promise<void> {
    this.log.push({ from: 'shopper', text: shown })
    this.parts = []
    const from = performance.now()
    const sent = await this.#call('POST', `/api/conversations/${this.#id}/messages`, {
      clientId: crypto.randomUUID(),
      parts: [part],
    })
    const end = Date.now() + 10_000
    let done = false
    while (!done && Date.now() < end)
      await this.#read(
        (fact) => (done ||= fact.kind === 'turn.done' && Number(fact.data['upTo']) >= Number(sent['seq'])),
      )
    this.milliseconds.push(performance.now() - from)
    if (!done) throw new Error('no answer within ten seconds')
  }

  async #read(seen: (fact: Fact) => boolean): Promise<void> {
    const { facts } = await this.#call('GET', `/api/conversations/${this.#id}/facts?after=${this.#after}&wait=500`)
    for (const fact of facts as Fact[]) {
      this.#after = fact.seq
      if (fact.kind === 'message.created')
        this.#take(fact.data['message'] as { id: string; author: { kind: string }; parts: Part[] })
      if (fact.kind === 'speaker.changed') this.handovers += 1
      if (fact.kind === 'order.placed') this.order = fact.data['order'] as OrderSeen
      seen(fact)
    }
  }

  #take({ id, author, parts }: { id: string; author: { kind: string }; parts: Part[] }): void {
    if (author.kind === 'shopper') return
    this.log.push({ from: author.kind === 'concierge' ? 'concierge' : 'shop', text: parts.map(textOf).join('\n') })
    if (author.kind !== 'concierge') {
      for (const part of parts) if (part.type === 'order') this.order ??= { lines: part.shown.lines, total: 0 }
      return
    }
    this.#last = id
    this.parts.push(...parts)
    this.cart = parts.findLast((part) => part.type === 'cart') ?? this.cart
  }

  async #call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const answer = await fetch(this.base + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const json = (await answer.json()) as Record<string, unknown>
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(json)}`)
    return json
  }
}

/** A part as a person reads it. */
export function textOf(part: Part): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'carousel':
      return part.cards.map(({ shown }, i) => `  ${i + 1}. ${shown.title} ${shown.price.min.amount / 100}`).join('\n')
    case 'quick_replies':
    case 'list':
      return `  <${part.options.map(({ label, disabled }) => (disabled ? `(${label})` : label)).join(' | ')}>`
    case 'cart':
    case 'checkout':
    case 'order':
      return `  ${part.type}: ${part.shown.lines.map(({ quantity, title, detail }) => `${quantity} × ${title} (${detail})`).join('; ')}`
    case 'compare':
      return part.cards.map(({ shown }, i) => `  ${i + 1}. ${shown.title}`).join(' | ')
    case 'product':
      return `  ${part.shown.title}`
    default:
      return `  {${part.type}}`
  }
}
