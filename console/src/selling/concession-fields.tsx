import type { Concession } from '@souk/contract/concession.ts'
import { t } from '../i18n/t.ts'
import { readAmount } from '../orders/amount.ts'
import { Select, TextField } from '../ui/field.tsx'

/** A discount as it is written. */
export type Wish = { kind: 'none' | 'percent' | 'amount'; much: string; line: string; reason: string }
export const NO_WISH: Wish = { kind: 'none', much: '', line: '', reason: '' }

function percentIn(much: string): number | undefined {
  const percent = /^\d{1,3}$/.test(much.trim()) ? Number(much) : 0
  return percent >= 1 && percent <= 100 ? percent : undefined
}

function amountIn(much: string, currency: string): number | undefined {
  const amount = readAmount(much, currency)
  return amount === undefined || amount === 0 ? undefined : amount
}

/** What is meant, once it is whole. */
export function concessionIn({ kind, much, line, reason }: Wish, currency: string): Concession | undefined {
  const percent = kind === 'percent' ? percentIn(much) : undefined
  const amount = kind === 'amount' ? amountIn(much, currency) : undefined
  if ((percent === undefined && amount === undefined) || reason.trim() === '') return undefined
  return {
    ...(percent !== undefined && { percent }),
    ...(amount !== undefined && { amount }),
    ...(line !== '' && { line }),
    reason: reason.trim(),
  }
}

type FieldsProps = {
  wish: Wish
  currency: string
  onChange: (next: Wish) => void
  /** Without them it is taken off everything. */
  lines?: readonly { id: string; title: string; detail: string }[]
  /** There may be none. */
  optional?: boolean
}

/** How much is taken off, of what, and why. */
export function ConcessionFields({ wish, currency, onChange, lines = [], optional = false }: FieldsProps) {
  const { kind, much, line, reason } = wish
  const readable =
    much === '' || (kind === 'percent' ? percentIn(much) : amountIn(much, currency)) !== undefined
      ? undefined
      : t(kind === 'percent' ? 'selling.percent.wrong' : 'selling.amount.wrong')
  return (
    <div className="grid gap-3 tablet:grid-cols-2">
      <Select
        label={t('selling.discount')}
        value={kind}
        options={[
          ...(optional ? [{ value: 'none', label: t('selling.discount.none') }] : []),
          { value: 'percent', label: t('selling.discount.percent') },
          { value: 'amount', label: t('selling.discount.amount', { currency }) },
        ]}
        onChange={({ target: { value } }) =>
          onChange({ ...wish, kind: value === 'percent' || value === 'amount' ? value : 'none' })
        }
      />
      {kind !== 'none' && (
        <TextField
          label={t('selling.how-much')}
          inputMode="decimal"
          value={much}
          error={readable}
          onChange={({ target }) => onChange({ ...wish, much: target.value })}
        />
      )}
      {kind !== 'none' && lines.length > 1 && (
        <Select
          label={t('selling.of')}
          value={line}
          options={[
            { value: '', label: t('selling.of.all') },
            ...lines.map(({ id, title, detail }) => ({ value: id, label: detail ? `${title} (${detail})` : title })),
          ]}
          onChange={({ target }) => onChange({ ...wish, line: target.value })}
        />
      )}
      {kind !== 'none' && (
        <TextField
          label={t('selling.reason')}
          maxLength={300}
          value={reason}
          onChange={({ target }) => onChange({ ...wish, reason: target.value })}
        />
      )}
    </div>
  )
}
