import type { Part } from '@souk/contract/parts.ts'
import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
import type { TestApp } from './harness/app.ts'
import { eventually } from './trade.ts'
import type { Buyer } from './shopper.ts'

/** So many answers are more than any purchase asks. */
const PATIENCE = 16
/** Many talk at once. */
const PATIENCE_MS = 30_000

/** A shopper at the other end of a messenger: sees what stands on their phone there, writes and taps. */
export class ChannelShopper {
  readonly #app: TestApp
  readonly #shop: string
  readonly #simulator: ChannelSimulator
  readonly #from: string
  readonly #buyer: Buyer
  /** Every answer given, for the report of a test that failed. */
  readonly story: string[] = []

  constructor(app: TestApp, shop: string, simulator: ChannelSimulator, person: number, buyer: Buyer) {
    this.#app = app
    this.#shop = shop
    this.#simulator = simulator
    this.#from = simulator.people[person] ?? ''
    this.#buyer = buyer
  }

  async say(text: string): Promise<void> {
    this.story.push(`"${text}"`)
    await this.#answered(() => this.#simulator.write(this.#from, { type: 'text', text }))
  }

  async tap(label: string): Promise<void> {
    this.story.push(`[${label}]`)
    await this.#answered(() => this.#simulator.tap(this.#from, label))
  }

  /** Does something else that is answered. */
  async does(act: () => Promise<unknown>): Promise<void> {
    this.story.push('[…]')
    await this.#answered(act)
  }

  /** Answers whatever is asked, by tapping what can be tapped, by its number and by its name in turn, until there is something to pay. */
  async answerAll(): Promise<string> {
    for (let n = 0; n < PATIENCE; n += 1) {
      const said = await this.said()
      const pay = said.find((part) => part.type === 'payment.request')
      if (pay) return pay.url
      if (!(await this.#answer(said, n))) break
    }
    throw new Error(`Stuck after ${this.story.join(' ')} with: ${this.newest().text}`)
  }

  async #answer(said: readonly Part[], n: number): Promise<boolean> {
    const { email, name, line1, postcode, city } = this.#buyer
    const form = said.find((part) => part.type === 'form.request')
    if (form?.fields.some(({ id }) => id === 'line1')) {
      await this.say(`${email}, ${name}, ${line1}, ${postcode} ${city}`)
      return true
    }
    const label = this.#shownSince().find(({ buttons }) => buttons.length > 0)?.buttons[0]
    const options = said.flatMap((part) => (part.type === 'quick_replies' ? part.options : []))
    const named = options.find(({ disabled }) => !disabled)?.label
    if (label !== undefined && n % 2 === 0) await this.tap(label)
    // What has no number goes by its name.
    else if (label === undefined && named !== undefined) await this.say(named)
    else await this.say('1')
    return true
  }

  /** What was sent since the shopper's last word. */
  #shownSince() {
    return this.#simulator.seen(this.#from).slice(this.#before)
  }
  #before = 0

  /** The channel they write by, where they are there, and to whom they write. */
  get #address(): [string, string, string] {
    return [this.#simulator.kind, this.#from, this.#shop]
  }

  newest(): { text: string } {
    return this.#simulator.seen(this.#from).at(-1) ?? { text: '' }
  }

  texts(): string[] {
    return this.#simulator.seen(this.#from).map(({ text }) => text)
  }

  async conversation(): Promise<string> {
    const { rows } = await this.#app.context.database.pool.query<{ id: string }>(
      `select c.id from conversations c join handles h on h.home = c.home and h.id = c.handle
       join shops s on s.id = c.home where h.channel = $1 and h.address = $2 and s.slug = $3 order by c.last_at desc limit 1`,
      this.#address,
    )
    return rows[0]?.id ?? ''
  }

  /** The parts of the answer to the shopper's last word. */
  async said(): Promise<Part[]> {
    const { messages } = await this.#app.operator.conversation(await this.conversation())
    const last = messages.findLastIndex(({ message }) => message.author.kind === 'shopper')
    return messages.slice(last + 1).flatMap(({ message }) => message.parts)
  }

  /** Waits until nothing of theirs is still being handled, answered or sent; what is reported of ours may come later. */
  async settled(): Promise<void> {
    const open = `select (select count(*) from inbound_items
        where state <> 'done' and raw->>'channel' = $1 and raw->>'address' = $2 and raw->>'kind' = 'message')
      + (select count(*) from mailboxes where conversation = any(c.ids))
      + (select count(*) from deliveries where state in ('queued', 'sending') and conversation = any(c.ids)) as open
      from (select array(select c.id from conversations c join handles h on h.home = c.home and h.id = c.handle
        join shops s on s.id = c.home where h.channel = $1 and h.address = $2 and s.slug = $3) as ids) c`
    const isSettled = async () => {
      const { rows } = await this.#app.context.database.pool.query<{ open: number }>(open, this.#address)
      return Number(rows[0]?.open) === 0
    }
    await eventually(`everything is said after ${this.story.join(' ')}`, isSettled, PATIENCE_MS)
  }

  /** Does something that is answered, and waits until the whole answer is on the phone. */
  async #answered(act: () => Promise<unknown>): Promise<void> {
    this.#before = this.#simulator.seen(this.#from).length
    await act()
    const isAnswered = async () => this.#shownSince().length > 0
    await eventually(`an answer after ${this.story.join(' ')}`, isAnswered, PATIENCE_MS)
    await this.settled()
  }
}
