import type { Thread } from '@souk/contract/inbox.ts'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { send, type Speaks } from '../thread/outbox.ts'
import { Button } from '../ui/button.tsx'
import { type Chosen, toggled } from './basket.ts'
import { partsOf } from './card.ts'
import { ChosenList } from './chosen-list.tsx'
import { Foot } from './foot.tsx'
import { Picker } from './picker.tsx'

type ProductsProps = {
  thread: Thread
  who: Speaks
  chosen: readonly Chosen[]
  onChange: (next: Chosen[]) => void
  onDone: () => void
}

/** Finds and shows: what is chosen goes to the customer as cards. */
export function Products({ thread, who, chosen, onChange, onDone }: ProductsProps) {
  const slug = useShop()
  const { data: shop } = useCall('getShop', { params: { shop: slug } })

  function show(): void {
    if (!shop) return
    // As any message: it waits where there is no connection, and stands in the thread at once.
    void send(thread.conversation, partsOf(shop, chosen, thread.language), who)
    onDone()
  }
  return (
    <>
      <div className="grid gap-5 tablet:grid-cols-[minmax(0,1fr)_16rem]">
        <section
          aria-label={t('selling.chosen')}
          className="min-w-0 self-start tablet:sticky tablet:top-0 tablet:order-1"
        >
          <h3 className="pb-1 text-1 text-muted">{t('selling.chosen')}</h3>
          <ChosenList chosen={chosen} onChange={onChange} />
        </section>
        <Picker thread={thread} chosen={chosen} onToggle={(hit, variant) => onChange(toggled(chosen, hit, variant))} />
      </div>
      <Foot>
        <Button kind="primary" disabled={chosen.length === 0 || !shop} onClick={show}>
          {t('selling.send', { count: chosen.length })}
        </Button>
      </Foot>
    </>
  )
}
