import type { Conversation } from '@souk/contract/conversation.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { accessTo, souk } from '../state/access.ts'
import { clock, dayName, dayOf } from '../state/format.ts'
import { lastLineOf } from '../thread/line.ts'
import { awningStyle } from '../ui/awning.tsx'

type Thread = { shop: PublicShop; whole: Conversation }

/** The shops that this browser has talked with, the one last heard of first, each with its last line. */
export function Threads({ shops }: { shops: readonly PublicShop[] }) {
  const [threads, setThreads] = useState<Thread[]>([])
  useEffect(() => {
    void Promise.all(shops.map(read)).then((found) => setThreads(found.flat().sort(newestFirst)))
  }, [shops])
  if (threads.length === 0) return null
  return (
    <section class="threads" aria-labelledby="threads">
      <h2 id="threads" class="market-label">
        {t('market.threads')}
      </h2>
      <ul>
        {threads.map((thread) => (
          <Row key={thread.shop.slug} thread={thread} />
        ))}
      </ul>
    </section>
  )
}

function Row({ thread: { shop, whole } }: { thread: Thread }) {
  const last = whole.messages.at(-1)
  if (!last) return null
  const { read, messages } = whole
  const news = messages.filter(({ seq, message }) => seq > read.shopper && message.author.kind !== 'shopper').length
  return (
    <li>
      <a class="thread-row" href={`/s/${shop.slug}`}>
        <span class="head-swatch" style={awningStyle(shop.slug)} aria-hidden="true" />
        <span class="thread-text">
          <span class="thread-shop" dir="auto">
            {shop.name}
          </span>
          <span class="thread-line" dir="auto">
            {lastLineOf(last.message)}
          </span>
        </span>
        <span class="thread-side">
          <time class="figures" dateTime={last.at}>
            {dayOf(last.at) === dayOf(Date.now()) ? clock(last.at) : dayName(last.at, Date.now())}
          </time>
          {news > 0 && (
            <span class="thread-news figures">
              <span aria-hidden="true">{news}</span>
              <span class="visually-hidden">{t('thread.new', { count: news })}</span>
            </span>
          )}
        </span>
      </a>
    </li>
  )
}

/** A thread that can no longer be read is not shown; its shop stands below all the same. */
async function read(shop: PublicShop): Promise<Thread[]> {
  const access = accessTo(shop.slug)
  if (!access) return []
  const whole = await souk
    .with(access.token)
    .conversation(access.conversation)
    .catch(() => undefined)
  return whole && whole.messages.length > 0 ? [{ shop, whole }] : []
}

function newestFirst(a: Thread, b: Thread): number {
  return (b.whole.messages.at(-1)?.at ?? '').localeCompare(a.whole.messages.at(-1)?.at ?? '')
}
