import type { Watch as WatchData } from '@souk/contract/keeping.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useEffect, useState } from 'preact/hooks'
import { language, t, tOr } from '../i18n/t.ts'
import { accessTo } from '../state/access.ts'
import { useStore } from '../thread/context.ts'
import { LateIcon } from '../ui/late-icon.tsx'

type Props = {
  offer: string
  variant?: string | undefined
  /** Tell when it costs no more than this; without it, when it can be bought again. */
  below?: number | undefined
}

/** Asks to be told, once, when it is back or has become cheaper. The words on the screen are what is agreed to. */
export function Watch({ offer, variant, below }: Props) {
  const store = useStore()
  const [watch, setWatch] = useState<WatchData>()
  const [fault, setFault] = useState<string>()
  const label = t(below === undefined ? 'watch.back' : 'watch.cheaper')
  const kind = below === undefined ? 'stock' : 'price'

  useEffect(() => {
    setWatch(undefined)
    // Whoever has not spoken with the shop waits for nothing.
    if (!accessTo(store.shop.slug)) return
    let over = false
    store
      .conversation()
      .then((conversation) => store.client().call('listWatches', { params: { conversation } }))
      .then(
        (open) => {
          const own = open.find((one) => one.kind === kind && one.offer === offer && one.variant === variant)
          if (!over) setWatch(own)
        },
        () => undefined,
      )
    return () => void (over = true)
  }, [offer, variant, kind])

  async function ask(work: (conversation: string) => Promise<WatchData>): Promise<void> {
    setFault(undefined)
    try {
      const now = await work(await store.conversation())
      setWatch(now.state === 'open' ? now : undefined)
    } catch (error) {
      setFault(error instanceof SoukError ? error.code : 'unreachable')
    }
  }
  const add = () =>
    ask((conversation) => {
      const wording = `${label}\n${t('watch.note')}`
      const body = { offer, wording, language: language.value, ...(variant && { variant }), ...(below && { below }) }
      return store.client().call('addWatch', { params: { conversation }, body, idempotencyKey: crypto.randomUUID() })
    })
  const remove = (id: string) =>
    ask((conversation) => store.client().call('removeWatch', { params: { conversation, watch: id } }))

  return (
    <div class="product-watch">
      {watch ? (
        <p role="status">
          <LateIcon name="bell" size={18} /> {t('watch.done')}{' '}
          <button type="button" class="link" onClick={() => void remove(watch.id)}>
            {t('watch.undo')}
          </button>
        </p>
      ) : (
        <>
          <button type="button" class={below === undefined ? 'button button-quiet' : 'link'} onClick={() => void add()}>
            <LateIcon name="bell" size={18} /> {label}
          </button>
          <p class="field-optional">{t('watch.note')}</p>
        </>
      )}
      {fault && (
        <p class="fault" role="alert">
          {tOr(`error.${fault}`, 'error.other')}
        </p>
      )}
    </div>
  )
}
