import { t } from '../i18n/t.ts'
import { PaperIcon } from './paper-icon.tsx'

type Props = {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
  /** Removing is offered where one less would be nothing. */
  onRemove?: () => void
}

/** A number with a button on either side. */
export function Stepper({ label, value, min, max, onChange, onRemove }: Props) {
  const removes = value <= min && onRemove
  return (
    <div class="stepper" role="group" aria-label={label}>
      <button
        type="button"
        aria-label={removes ? t('cart.remove', { title: label }) : t('stepper.less')}
        disabled={value <= min && !onRemove}
        onClick={() => (removes ? onRemove() : onChange(value - 1))}
      >
        <PaperIcon name={removes ? 'trash' : 'minus'} size={16} />
      </button>
      <output aria-live="off">{value}</output>
      <button type="button" aria-label={t('stepper.more')} disabled={value >= max} onClick={() => onChange(value + 1)}>
        <PaperIcon name="plus" size={16} />
      </button>
    </div>
  )
}
