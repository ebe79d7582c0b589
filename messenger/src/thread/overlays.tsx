import { speakMore } from '../i18n/t.ts'
import { lazyPart } from '../ui/lazy.tsx'
import { useStore } from './context.ts'

const ProductSheet = lazyPart(() =>
  Promise.all([import('../product/product-sheet.tsx'), speakMore('more', 'form', 'goods')]).then(
    ([{ ProductSheet: sheet }]) => sheet,
  ),
)
const Lightbox = lazyPart(() =>
  Promise.all([import('../ui/lightbox.tsx'), speakMore()]).then(([{ Lightbox: box }]) => box),
)

/** What was opened from the thread, each fetched when it first is. */
export function Overlays() {
  const { product, picture } = useStore().view
  return (
    <>
      {product.value && (
        <ProductSheet key={product.value.offer} opened={product.value} onClose={() => (product.value = undefined)} />
      )}
      {picture.value && <Lightbox {...picture.value} onClose={() => (picture.value = undefined)} />}
    </>
  )
}
