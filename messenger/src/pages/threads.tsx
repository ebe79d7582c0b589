import type { Conversation } from '@souk/contract/conversation.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { speakMore, t } from '../i18n/t.ts'
import { accessTo, souk } from '../state/access.ts'
import { clock, dayName, dayOf } from '../state/format.ts'
import { hearMuted, keepTelling, tellMuted, toggleMark } from '../state/marking.ts'
import { type Mark, MARKS } from '../state/marks.ts'
import { lastLineOf } from '../thread/line.ts'
import { LateIcon } from '../ui/late-icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ShopRow } from '../ui/shop-row.tsx'
import '../style/deeds.css'

const YourCarts = lazyPart(
  () => Promise.all([import('./purchase/your-carts.tsx'), speakMore('purchase')]).then(([part]) => part.YourCarts),
  'quiet',
)

type Thread = { shop: PublicShop; whole: Conversation; marks: readonly Mark[] }

/** The shops that this browser has talked with: pinned ones, then the one last heard of first, and those put away. */
export function Threads({ shops }: { shops: readonly PublicShop[] }) {
  const [threads, setThreads] = useState<Thread[]>([])
  const chosen = useSignal<string | undefined>(undefined)
  useEffect(() => {
    void Promise.all(shops.map(read)).then(async (found) => {
      // The words for what was taken back come with what is done with a message.
      if (found.flat().some(isTakenBack)) await speakMore('talk').catch(() => undefined)
      setThreads(found.flat())
    })
  }, [shops])
  useEffect(() => keepTelling(shops.map(({ slug }) => slug)), [shops])
  if (threads.length === 0) return null
  const change = (slug: string, mark: Mark) => {
    const marks = toggleMark(slug, mark)
    void tellMuted(slug)
    setThreads(threads.map((thread) => (thread.shop.slug === slug ? { ...thread, marks } : thread)))
  }
  const sorted = threads.toSorted(byPlace)
  const [away, shown] = [sorted.filter(isAway), sorted.filter((thread) => !isAway(thread))]
  const one = threads.find(({ shop }) => shop.slug === chosen.value)
  const rows = (list: readonly Thread[]) => (
    <ul>
      {list.map((thread) => (
        <Row key={thread.shop.slug} thread={thread} onMore={() => (chosen.value = thread.shop.slug)} />
      ))}
    </ul>
  )
  const carts = threads.flatMap(({ shop, whole: { cart } }) => (cart && cart.lines.length > 0 ? [{ shop, cart }] : []))
  return (
    <>
      {carts.length > 1 && <YourCarts carts={carts} />}
      <section class="threads" aria-labelledby="threads">
        <h2 id="threads" class="market-label">
          {t('market.threads')}
        </h2>
        {rows(shown)}
        {away.length > 0 && (
          <details class="threads-away">
            <summary>{t('thread.archive', { count: away.length })}</summary>
            {rows(away)}
          </details>
        )}
        {one && (
          <Sheet title={one.shop.name} onClose={() => (chosen.value = undefined)}>
            <div class="sheet-content">
              <div class="deeds">
                {MARKS.map((mark) => (
                  <button
                    key={mark}
                    type="button"
                    class="button button-quiet"
                    aria-pressed={one.marks.includes(mark)}
                    onClick={() => {
                      change(one.shop.slug, mark)
                      chosen.value = undefined
                    }}
                  >
                    <LateIcon name={ICONS[mark]} size={18} />{' '}
                    {t(`thread.${one.marks.includes(mark) ? 'un' : ''}${mark}`)}
                  </button>
                ))}
              </div>
            </div>
          </Sheet>
        )}
      </section>
    </>
  )
}

const ICONS = { pinned: 'push-pin', muted: 'bell-slash', archived: 'archive' } as const

function Row({ thread, onMore }: { thread: Thread; onMore: () => void }) {
  const { shop, whole, marks } = thread
  const last = whole.messages.at(-1)
  if (!last) return null
  const news = newsIn(whole)
  return (
    <li class="thread-item">
      <ShopRow shop={shop} line={isTakenBack(thread) ? t('message.removed') : lastLineOf(last.message)}>
        <span class="thread-side">
          <time class="figures" dateTime={last.at}>
            {dayOf(last.at) === dayOf(Date.now()) ? clock(last.at) : dayName(last.at, Date.now())}
          </time>
          <span class="thread-marks">
            {marks
              .filter((mark) => mark !== 'archived')
              .map((mark) => (
                <span key={mark} title={t(`thread.is.${mark}`)}>
                  <LateIcon name={ICONS[mark]} size={16} />
                  <span class="visually-hidden">{t(`thread.is.${mark}`)}</span>
                </span>
              ))}
            {news > 0 && (
              <span class={`badge figures ${marks.includes('muted') ? 'thread-quiet' : ''}`}>
                <span aria-hidden="true">{news}</span>
                <span class="visually-hidden">{t('thread.new', { count: news })}</span>
              </span>
            )}
          </span>
        </span>
      </ShopRow>
      <button type="button" class="round" aria-label={t('thread.more', { shop: shop.name })} onClick={onMore}>
        <LateIcon name="dots-three" size={22} />
      </button>
    </li>
  )
}

function isTakenBack({ whole }: Thread): boolean {
  return whole.messages.at(-1)?.message.removed === true
}

function newsIn({ read, messages }: Conversation): number {
  return messages.filter(({ seq, message }) => seq > read.shopper && message.author.kind !== 'shopper').length
}

/** Put away, until something comes that is not silent. */
function isAway({ marks, whole }: Thread): boolean {
  return marks.includes('archived') && (marks.includes('muted') || newsIn(whole) === 0)
}

/** A thread that can no longer be read is not shown; its shop stands below all the same. */
async function read(shop: PublicShop): Promise<Thread[]> {
  const access = accessTo(shop.slug)
  if (!access) return []
  await tellMuted(shop.slug)
  const whole = await souk
    .with(access.token)
    .conversation(access.conversation)
    .catch(() => undefined)
  return whole && whole.messages.length > 0 ? [{ shop, whole, marks: hearMuted(shop.slug, whole.muted === true) }] : []
}

function byPlace(a: Thread, b: Thread): number {
  const pinned = Number(b.marks.includes('pinned')) - Number(a.marks.includes('pinned'))
  return pinned || (b.whole.messages.at(-1)?.at ?? '').localeCompare(a.whole.messages.at(-1)?.at ?? '')
}
