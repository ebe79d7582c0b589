import minus from 'icon:minus'
import plus from 'icon:plus'
import trash from 'icon:trash'
import { t } from '../i18n/t.ts'
import { priceRange } from '../thread/parts/card.tsx'
import { IconButton } from '../ui/button.tsx'
import { money } from '../ui/format.ts'
import { type Chosen, variantText } from './basket.ts'

type ListProps = { chosen: readonly Chosen[]; onChange: (next: Chosen[]) => void }

/** What was chosen so far, with how many of it. */
export function ChosenList({ chosen, onChange }: ListProps) {
  if (chosen.length === 0) return <p className="text-muted">{t('selling.chosen.none')}</p>
  return (
    <ul aria-label={t('selling.chosen')}>
      {chosen.map((one) => (
        <ChosenRow
          key={`${one.hit.id} ${one.variant?.id ?? ''}`}
          one={one}
          onQuantity={(quantity) =>
            onChange(
              chosen.flatMap((other) => (other !== one ? [other] : quantity === 0 ? [] : [{ ...other, quantity }])),
            )
          }
        />
      ))}
    </ul>
  )
}

function ChosenRow({ one, onQuantity }: { one: Chosen; onQuantity: (quantity: number) => void }) {
  const { hit, variant, quantity } = one
  const single = quantity === 1
  return (
    <li className="border-b border-rule py-1 last:border-b-0">
      <div className="flex gap-3">
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {hit.title}
        </span>
        <span className="figures">
          {variant ? money({ ...variant.price, amount: variant.price.amount * quantity }) : priceRange(hit.price)}
        </span>
      </div>
      <div className="flex items-center">
        <span dir="auto" className="min-w-0 flex-1 text-1 text-muted">
          {variant ? variantText(variant) : t('selling.chosen.card')}
        </span>
        <IconButton
          icon={single ? trash : minus}
          label={single ? `${t('remove')}: ${hit.title}` : t('customer.cart.less')}
          onClick={() => onQuantity(quantity - 1)}
        />
        {variant && (
          <>
            <span className="figures min-w-5 text-center" aria-live="polite">
              {quantity}
            </span>
            <IconButton
              icon={plus}
              label={`${t('customer.cart.add')}: ${hit.title}`}
              disabled={quantity >= (variant.left ?? 99)}
              onClick={() => onQuantity(quantity + 1)}
            />
          </>
        )}
      </div>
    </li>
  )
}
