import type { ProductView } from '@souk/contract/catalog.ts'
import { t } from '../i18n/t.ts'
import { small } from '../ui/picture.ts'
import { rowsOf } from './pick.ts'
import type { Picked } from './pick.ts'

type Props = {
  view: ProductView
  picked: Picked
  /** One's own size, and the option it is a value of. */
  yours?: { option: string; value: string } | undefined
  onPick: (name: string, value: string) => void
}

/** All options with all values; what cannot be had is crossed out, and can still be looked at. */
export function Options({ view: { product, words, looks }, picked, yours, onPick }: Props) {
  const word = (own: string) => words[own] ?? own
  const isYours = (name: string, value: string) => name === yours?.option && value === yours.value
  const said = (name: string, value: string) =>
    isYours(name, value) ? `${word(value)}, ${t('sizes.yours')}` : word(value)
  return rowsOf(product, picked, looks).map(({ name, values }) => (
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
              aria-label={there ? said(name, value) : t('product.soldOutValue', { label: said(name, value) })}
              onChange={() => onPick(name, value)}
            />
            <span dir="auto">
              {image && (
                <span class="swatch">
                  <img src={small(image)} alt="" />
                </span>
              )}
              {word(value)}
              {isYours(name, value) && <small class="pill-yours">{t('sizes.yours')}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  ))
}
