import type { Product } from '@souk/contract/catalog.ts'
import { t } from '../i18n/t.ts'
import { small } from '../ui/picture.ts'
import { rowsOf } from './pick.ts'
import type { Picked } from './pick.ts'

type Props = {
  product: Product
  words: Record<string, string>
  picked: Picked
  onPick: (name: string, value: string) => void
}

/** All options with all values; what cannot be had is crossed out, and can still be looked at. */
export function Options({ product, words, picked, onPick }: Props) {
  const word = (own: string) => words[own] ?? own
  return rowsOf(product, picked).map(({ name, values }) => (
    <fieldset key={name} class="product-option">
      <legend class="field-label" dir="auto">
        {word(name)}
        {picked[name] !== undefined && <span class="field-optional"> · {word(picked[name])}</span>}
      </legend>
      <div class="pills">
        {values.map(({ value, there, image }) => (
          <label key={value} class={`pill${there ? '' : ' pill-gone'}`}>
            <input
              type="radio"
              name={`option-${name}`}
              checked={picked[name] === value}
              aria-label={there ? word(value) : t('product.soldOutValue', { label: word(value) })}
              onChange={() => onPick(name, value)}
            />
            <span dir="auto">
              {image && (
                <span class="swatch">
                  <img src={small(image)} alt="" />
                </span>
              )}
              {word(value)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  ))
}
