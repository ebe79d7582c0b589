import type { Fact } from '@souk/contract/conversation.ts'
import { type Client, createClient } from '@souk/sdk/client.ts'
import type { FrameLocator, Locator, Page } from 'playwright-core'

/** What a shopper would answer, by what is asked. */
export type Buyer = { email: string; name: string; line1: string; postcode: string; city: string }
export type Way = 'tap' | 'text'

export const ANA: Buyer = {
  email: 'a@example.com',
  name: 'Ana',
  line1: 'Street 1',
  postcode: '97201',
  city: 'Portland',
}

/** So many answers are more than any purchase asks. */
const PATIENCE = 14

/** A shopper in a browser who answers whatever the shop asks, until the receipt lies there. */
export class BrowserShopper {
  readonly page: Page
  readonly url: string
  readonly shop: string
  private readonly buyer: Buyer
  /** Every answer given, for the report of a test that failed. */
  readonly story: string[] = []

  constructor(page: Page, url: string, shop: string, buyer: Buyer) {
    this.page = page
    this.url = url
    this.shop = shop
    this.buyer = buyer
  }

  async say(text: string): Promise<void> {
    this.story.push(`"${text}"`)
    await this.after(async () => {
      await this.page.fill('#composer', text)
      await this.page.press('#composer', 'Enter')
    })
  }

  async tap(target: Locator): Promise<void> {
    this.story.push(`[${(await target.innerText()).replace(/\s+/g, ' ')}]`)
    await this.after(() => target.click())
  }

  /** Does something that sends a message, and waits until the answer to it is there. */
  async after(act: () => Promise<void>): Promise<void> {
    const before = await this.head()
    await act()
    await this.answered(before)
  }

  /** Answers until there is something to pay, by text and by taps in turn. */
  async answerAll(): Promise<void> {
    for (let i = 0; i < PATIENCE; i++) {
      if (await this.last('.pay .button').count()) return
      if (!(await this.answer(i % 2 === 0 ? 'text' : 'tap'))) break
    }
    throw new Error(`Stuck after ${this.story.join(' ')} with: ${await this.last('').innerText()}`)
  }

  private async answer(way: Way): Promise<boolean> {
    const form = this.last('.request .form')
    if (await form.count()) return this.fill(form, way)
    const open = this.last('.list-open:enabled')
    if (await open.count()) {
      await open.click()
      await this.tap(this.page.locator('dialog .option:enabled').first())
      return true
    }
    for (const choices of ['.card-actions button:enabled', '.cart .button', '.reply:enabled', '.checkout .button']) {
      const first = this.last(choices).first()
      if (!(await first.count())) continue
      const words = await first.locator('span[dir]').first().innerText()
      const said = way === 'text' && choices === '.reply:enabled'
      await (said ? this.say(words) : this.tap(first))
      return true
    }
    return false
  }

  /** An address is written in one line, or into the fields; other forms are sent with what is still missing chosen. */
  private async fill(form: Locator, way: Way): Promise<boolean> {
    const { email, name, line1, postcode, city } = this.buyer
    const asksAddress = (await form.locator('#field-line1').count()) > 0
    if (asksAddress && way === 'text') {
      await this.say(`${email}, ${name}, ${line1}, ${postcode} ${city}`)
      return true
    }
    for (const [id, value] of Object.entries(this.buyer)) {
      const field = form.locator(`#field-${id}`)
      if (await field.count()) await field.fill(value)
    }
    for (const group of await form.locator('fieldset:not(:has(input:checked)):has(input[type=radio])').all()) {
      await group.locator('input[type=radio]').first().check({ force: true })
    }
    await this.tap(form.locator('button[type=submit]'))
    return true
  }

  /** Pays with a card of the sandbox, in the sheet above the thread. */
  async pay(card: string): Promise<FrameLocator> {
    if ((await this.page.locator('.webview').count()) === 0) await this.last('.pay .button').click()
    const frame = this.page.frameLocator('.webview')
    await frame.locator('#pay-card').fill(card)
    await frame.locator('#pay-exp').fill('12/34')
    await frame.locator('#pay-cvc').fill('123')
    await frame.locator('.bank-form .button').click()
    return frame
  }

  /** Something in the newest message that is not the shopper's. */
  last(selector: string): Locator {
    return this.page.locator(`.message:not(.message-shopper) >> nth=-1`).locator(selector || ':scope')
  }

  async facts(): Promise<Fact[]> {
    const access = await this.access()
    if (!access) return []
    const page = await access.client.call('getFacts', {
      params: { conversation: access.conversation },
      query: { after: 0, limit: 500 },
    })
    return page.facts
  }

  /** The same right that this browser has. */
  async access(): Promise<{ client: Client; conversation: string } | undefined> {
    const kept = await this.page.evaluate((shop) => localStorage.getItem(`souk.thread.${shop}`), this.shop)
    if (!kept) return undefined
    const { conversation, token } = JSON.parse(kept) as { conversation: string; token: string }
    return { conversation, client: createClient({ baseUrl: this.url, token }) }
  }

  /** The last fact's number so far. */
  private async head(): Promise<number> {
    return (await this.facts()).at(-1)?.seq ?? 0
  }

  /** Waits until the turn over what was just sent is done, and stands on the page. */
  private async answered(before: number): Promise<void> {
    const end = Date.now() + 15_000
    while (Date.now() < end) {
      const facts = await this.facts()
      const sent = facts.find((fact) => fact.seq > before && isBy(fact, 'shopper'))
      const done = sent && facts.some((fact) => fact.kind === 'turn.done' && fact.data.upTo >= sent.seq)
      const said = facts.findLast((fact) => isBy(fact, 'concierge'))
      if (done && said?.kind === 'message.created') {
        const { id, parts } = said.data.message
        await this.page.waitForSelector(`[data-message="${id}"]`)
        // A form's code is fetched when the first one is shown.
        if (parts.some(({ type }) => type === 'form.request'))
          await this.page.waitForSelector(`[data-message="${id}"] .request`)
        return
      }
      await this.page.waitForTimeout(30)
    }
    throw new Error(`No answer after ${this.story.join(' ')}`)
  }
}

function isBy(fact: Fact, kind: string): boolean {
  return fact.kind === 'message.created' && fact.data.message.author.kind === kind
}

/** Whatever the browser complains about: errors, refused content, answers that failed. */
export function complaintsOf(page: Page): string[] {
  const wrong: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('response', (response) => response.status() >= 400 && wrong.push(`${response.status()} ${response.url()}`))
  return wrong
}
