import type { Return } from '@souk/contract/returns.ts'
import { useState } from 'react'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { tell, type Words } from './tell.ts'

type Count = { restock: number; discard: number }

/** What came back, line by line: how much of it can be sold again, how much cannot. */
export function Inspect({ one, words }: { one: Return; words: Words }) {
  const params = { shop: useShop(), return: one.id }
  const changes = ['listReturns', 'getOrderDesk', 'listOrders'] as const
  const inspect = useAct('inspectReturn', { changes })
  const sent = new Map<string, { title: string; quantity: number }>()
  for (const { line, title, quantity } of one.lines)
    sent.set(line, { title, quantity: quantity + (sent.get(line)?.quantity ?? 0) })
  const [counts, setCounts] = useState<Record<string, Count>>({})
  const lines = [...sent].map(([line, { title, quantity }]) => {
    const count = counts[line] ?? { restock: quantity, discard: 0 }
    return { line, title, quantity, ...count }
  })
  const fits = lines.every(({ quantity, restock, discard }) => restock + discard <= quantity)
  const body = { lines: lines.map(({ line, restock, discard }) => ({ line, restock, discard })), ...words }
  return (
    <>
      {lines.map(({ line, title, quantity, restock, discard }) => (
        <fieldset key={line} className="grid gap-2">
          <legend className="font-strong" dir="auto">
            {title} · {quantity} ×
          </legend>
          <div className="grid grid-cols-2 gap-2">
            {(['restock', 'discard'] as const).map((key) => (
              <TextField
                key={key}
                label={t(`returns.${key}`)}
                type="number"
                inputMode="numeric"
                min={0}
                max={quantity}
                value={key === 'restock' ? restock : discard}
                onChange={({ target }) =>
                  setCounts({
                    ...counts,
                    [line]: { restock, discard, [key]: Math.max(0, Math.trunc(target.valueAsNumber || 0)) },
                  })
                }
                error={fits ? undefined : t('returns.too-many', { count: quantity })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          kind="primary"
          disabled={!fits}
          busy={inspect.isPending}
          onClick={() => tell(inspect.mutateAsync({ params, body }), t('returns.is.inspected'))}
        >
          {t('returns.inspect')}
        </Button>
      </div>
    </>
  )
}
