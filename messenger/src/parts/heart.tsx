import { t } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'
import { Icon } from '../ui/icon.tsx'

/** Saves a product, or takes it off the list: shown at once, and put right where the shop does not take it. */
export function Heart({ offer, title }: { offer: string; title: string }) {
  const store = useStore()
  const { wishes } = store.thread.value
  const saved = wishes.includes(offer)

  function show(next: readonly string[]): void {
    store.thread.value = { ...store.thread.value, wishes: next }
  }
  async function toggle(): Promise<void> {
    const next = saved ? wishes.filter((one) => one !== offer) : [offer, ...wishes]
    show(next)
    try {
      const params = { conversation: await store.conversation(), product: offer }
      const now = await store.client().call(saved ? 'removeWish' : 'saveWish', { params })
      show(now.map((one) => one.offer))
    } catch {
      // The shop may have it though its answer was lost: then its fact has come, or comes.
      if (store.thread.value.wishes === next) show(wishes)
    }
  }

  return (
    <button
      type="button"
      class="round heart"
      aria-pressed={saved}
      aria-label={t('wish.save', { title })}
      onClick={() => void toggle()}
    >
      <Icon name={saved ? 'heart-fill' : 'heart'} />
    </button>
  )
}
