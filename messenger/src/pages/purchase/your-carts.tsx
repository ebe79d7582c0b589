import { SoukError } from '@souk/sdk/errors.ts'
import { useEffect, useState } from 'preact/hooks'
import { t, tOr } from '../../i18n/t.ts'
import { money } from '../../state/format.ts'
import { awningStyle } from '../../ui/awning.tsx'
import { sumOf } from '../../ui/lines.tsx'
import { type Group, groupsOf, type OpenCart, payTogether } from './carts.ts'
import '../../style/purchase.css'

/** The carts of the shops one has talked with, where two or more can be paid at once. */
export function YourCarts({ carts }: { carts: readonly OpenCart[] }) {
  const groups = useGroups(carts)
  return (
    <>
      {groups.map((group) => (
        <section key={group.currency} class="your-carts paper" aria-labelledby={`carts-${group.currency}`}>
          <h2 id={`carts-${group.currency}`} class="your-carts-title">
            {t('carts.title')}
          </h2>
          <ul>
            {group.carts.map(({ shop, cart }) => (
              <li key={shop.slug}>
                <a class="your-cart" href={`/s/${shop.slug}`}>
                  <span class="head-swatch" style={awningStyle(shop.slug)} aria-hidden="true" />
                  <span class="your-cart-text">
                    <span class="thread-shop" dir="auto">
                      {shop.name}
                    </span>
                    <span class="your-cart-what" dir="auto">
                      {cart.lines.map(({ title }) => title).join(', ')}
                    </span>
                  </span>
                  <span class="figures">{money({ amount: sumOf(cart.totals), currency: cart.currency })}</span>
                </a>
              </li>
            ))}
          </ul>
          <PayTogether group={group} />
        </section>
      ))}
    </>
  )
}

/** The groups of open carts; none until they are known, or where that cannot be. */
export function useGroups(carts: readonly OpenCart[]): Group[] {
  const [groups, setGroups] = useState<Group[]>([])
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
