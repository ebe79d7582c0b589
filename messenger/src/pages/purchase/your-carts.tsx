import { SoukError } from '@souk/sdk/errors.ts'
import { useEffect, useState } from 'preact/hooks'
import { t, tOr } from '../../i18n/t.ts'
import { money } from '../../state/format.ts'
import { sumOf } from '../../ui/lines.tsx'
import { ShopRow } from '../../ui/shop-row.tsx'
import { type Group, type Groups, groupsOf, type OpenCart, payTogether } from './carts.ts'
import '../../style/purchase.css'

/** The carts of the shops one has talked with: those that can be paid at once, and those that are paid alone, with the reason. */
export function YourCarts({ carts }: { carts: readonly OpenCart[] }) {
  const { groups, alone } = useGroups(carts)
  if (groups.length === 0 && alone.length === 0) return null
  return (
    <section class="your-carts paper" aria-labelledby="your-carts">
      <h2 id="your-carts" class="your-carts-title">
        {t('carts.title')}
      </h2>
      {groups.map((group) => (
        <div key={`${group.currency}-${group.carts[0]?.shop.slug}`} class="your-carts-group">
          <ul>
            {group.carts.map((one) => (
              <CartRow key={one.shop.slug} {...one} />
            ))}
          </ul>
          <PayTogether group={group} />
        </div>
      ))}
      {alone.length > 0 && (
        <ul class="your-carts-group">
          {alone.map(({ why, ...one }) => (
            <CartRow key={one.shop.slug} {...one} why={t(`carts.alone.${why}`)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function CartRow({ shop, cart, why }: OpenCart & { why?: string }) {
  return (
    <li>
      <ShopRow shop={shop} line={cart.lines.map(({ title }) => title).join(', ')}>
        <span class="figures">{money({ amount: sumOf(cart.totals), currency: cart.currency })}</span>
      </ShopRow>
      {why && <p class="your-cart-why">{why}</p>}
    </li>
  )
}

/** The groups of open carts, and who is paid alone; none until they are known, or where that cannot be. */
export function useGroups(carts: readonly OpenCart[]): Groups {
  const [groups, setGroups] = useState<Groups>({ groups: [], alone: [] })
  const which = carts.map(({ cart }) => `${cart.id}/${cart.version}`).join()
  useEffect(() => {
    groupsOf(carts).then(setGroups, () => {})
  }, [which])
  return groups
}

export function PayTogether({ group, quiet = false }: { group: Group; quiet?: boolean }) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const amount = group.carts.reduce((sum, { cart }) => sum + sumOf(cart.totals), 0)
  async function pay(): Promise<void> {
    setBusy(true)
    setWrong(undefined)
    try {
      await payTogether(group.carts)
    } catch (error) {
      setWrong(error instanceof SoukError ? error.code : 'unreachable')
      setBusy(false)
    }
  }
  return (
    <div class="pay-together">
      <p>
        {t('carts.sum', { amount: money({ amount, currency: group.currency }) })}. {t('carts.hint')}
      </p>
      {wrong && (
        <p class="fault" role="alert">
          {tOr(`error.${wrong}`, 'error.other')}
        </p>
      )}
      <button
        type="button"
        class={quiet ? 'button button-quiet' : 'button'}
        disabled={busy}
        aria-busy={busy}
        onClick={() => void pay()}
      >
        {t('carts.pay')}
      </button>
    </div>
  )
}
