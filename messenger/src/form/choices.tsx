import type { Choice, FormField } from '@souk/contract/offers.ts'
import { language, t } from '../i18n/t.ts'
import { money } from '../state/format.ts'
import { addition, excludedBy, levelsOf } from './answers.ts'
import { labelIn } from '../i18n/label.ts'
import type { Level } from './answers.ts'
import { Frame, optional } from './frame.tsx'
import type { FieldProps } from './frame.tsx'
import { MenuField } from './menu-field.tsx'

/** From so many letters on, or with a second line, a choice is a row of its own, with its price at the end. */
const LONG = 28

/** One of several: every possibility is seen at once; a long list becomes a menu. */
export function ChoiceField(props: FieldProps<Extract<FormField, { type: 'choice' }>>) {
  const { field, value, fault, currency, onChange } = props
  const labels = field.choices.map(({ label }) => labelIn(label, language.value))
  const isRows = labels.some((label) => label.length > LONG || label.includes('\n'))
  const isCostly = field.choices.some(({ amount }) => amount > 0)
  if (field.choices.length > 12) {
    return (
      <MenuField {...props}>
        {field.choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {labelIn(choice.label, language.value)}
          </option>
        ))}
      </MenuField>
    )
  }
  return (
    <Frame id={field.id} fault={fault}>
      <fieldset aria-describedby={fault && `${field.id}-fault`}>
        <legend class="field-label">
          {labelIn(field.label, language.value)}
          {optional(field)}
        </legend>
        <div class={isRows ? 'pills pills-rows' : 'pills'}>
          {field.choices.map((choice) => (
            <label key={choice.id} class="pill">
              <input
                type="radio"
                name={field.id}
                value={choice.id}
                checked={value === choice.id}
                onChange={() => onChange(choice.id)}
              />
              <span>
                <span dir="auto">{labelIn(choice.label, language.value)}</span>
                {isRows && isCostly && choice.amount === 0 ? (
                  <span class="plus">{t('total.free')}</span>
                ) : (
                  <Plus amount={choice.amount} currency={currency} />
                )}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </Frame>
  )
}

/** Several of many, each perhaps light or extra; what cannot go together says why. */
export function ChoicesField({
  field,
  value,
  fault,
  currency,
  onChange,
}: FieldProps<Extract<FormField, { type: 'choices' }>>) {
  const levels = levelsOf(value)
  const degrees = field.levels.filter((level) => level !== 'none')
  const set = (id: string, level: Level | undefined) => {
    const { [id]: _, ...rest } = levels
    const left = field.included.includes(id) ? 'none' : undefined
    const next = level ?? left
    onChange(next ? { ...rest, [id]: next } : rest)
  }
  return (
    <Frame id={field.id} fault={fault}>
      <fieldset aria-describedby={fault && `${field.id}-fault`}>
        <legend class="field-label">
          {labelIn(field.label, language.value)}
          {field.max !== undefined ? (
            <span class="field-optional"> · {t('form.upTo', { max: field.max })}</span>
          ) : (
            optional(field)
          )}
        </legend>
        <ul class="toppings">
          {field.choices.map((choice) => (
            <Topping
              key={choice.id}
              choice={choice}
              level={levels[choice.id] ?? 'none'}
              degrees={degrees}
              clash={excludedBy(field, choice.id, value)}
              price={addition(choice, levels[choice.id] === 'extra' ? 'extra' : 'normal', field.included)}
              currency={currency}
              onChange={(level) => set(choice.id, level)}
            />
          ))}
        </ul>
      </fieldset>
    </Frame>
  )
}

type ToppingProps = {
  choice: Choice
  level: Level
  degrees: readonly Level[]
  clash: Choice | undefined
  price: number
  currency: string
  onChange: (level: Level | undefined) => void
}

function Topping({ choice, level, degrees, clash, price, currency, onChange }: ToppingProps) {
  const label = labelIn(choice.label, language.value)
  const on = level !== 'none'
  return (
    <li class="topping">
      <label class="consent">
        <input
          type="checkbox"
          checked={on}
          disabled={!on && clash !== undefined}
          onChange={(event) => onChange(event.currentTarget.checked ? 'normal' : undefined)}
        />
        <span>
          {label}
          <Plus amount={price} currency={currency} />
          {!on && clash && (
            <span class="field-optional"> · {t('form.notWith', { other: labelIn(clash.label, language.value) })}</span>
          )}
        </span>
      </label>
      {on && degrees.length > 1 && (
        <div class="degrees" role="group" aria-label={label}>
          {degrees.map((degree) => (
            <button
              key={degree}
              type="button"
              class="degree"
              aria-pressed={degree === level}
              onClick={() => onChange(degree)}
            >
              {t(`level.${degree}`)}
            </button>
          ))}
        </div>
      )}
    </li>
  )
}

function Plus({ amount, currency }: { amount: number; currency: string }) {
  return amount > 0 ? <span class="plus figures"> +{money({ amount, currency })}</span> : null
}
