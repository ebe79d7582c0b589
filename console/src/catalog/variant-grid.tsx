import type { EditableProduct } from '@souk/contract/assortment.ts'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import plus from 'icon:plus'
import trash from 'icon:trash'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { type Draft, type DraftFault, type DraftVariant, oneMore } from './draft.ts'

type GridProps = {
  draft: Draft
  put: (part: Partial<Draft>) => void
  faults: ReadonlySet<DraftFault>
  held: EditableProduct['variants']
}

const CELL =
  'min-h-9 w-full min-w-20 border border-clear bg-clear px-2 hover:border-rule focus:border-action focus:bg-paper disabled:text-muted pointer-coarse:min-h-11'

/** Variants line by line: what they are called, cost, and how many there are. Arrow keys and Enter go from line to line. */
export function VariantGrid({ draft, put, faults, held }: GridProps) {
  const { variants, options } = draft
  const heldOf = new Map(held.map(({ id, held: count }) => [id, count]))
  const change = (at: number, part: Partial<DraftVariant>) =>
    put({ variants: variants.map((line, place) => (place === at ? { ...line, ...part } : line)) })
  return (
    <div className="grid gap-3">
      <div className="overflow-x-auto">
        <table aria-label={t('catalog.variants')} className="w-full border-collapse text-start" onKeyDown={walk}>
          <thead>
            <tr className="border-b border-edge text-1 text-muted">
              {options.map((name) => (
                <th key={name} scope="col" className="h-8 px-2 text-start font-normal">
                  {name}
                </th>
              ))}
              <th scope="col" className="h-8 px-2 text-start font-normal">
                {t('catalog.sku')}
              </th>
              {(['price', 'compare', 'stock'] as const).map((name) => (
                <th key={name} scope="col" className="h-8 px-2 text-end font-normal">
                  {t(`catalog.${name}`)} {name !== 'stock' && <span className="figures">{draft.currency}</span>}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {variants.map((line, at) => (
              <Line
                key={line.variant ?? `new ${at}`}
                line={line}
                name={nameOf(line, draft)}
                options={options}
                held={heldOf.get(line.variant ?? '') ?? 0}
                change={(part) => change(at, part)}
                remove={() => put({ variants: variants.filter((_, place) => place !== at) })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {(['variants', 'price', 'stock', 'options'] as const).map(
        (fault) =>
          faults.has(fault) && (
            <p key={fault} className="text-danger">
              {t(`catalog.fault.${fault}`)}
            </p>
          ),
      )}
      <div className="flex flex-wrap items-end gap-2">
        <Button icon={plus} onClick={() => put({ variants: [...variants, oneMore(draft)] })}>
          {t('catalog.add-variant')}
        </Button>
        <AddOption draft={draft} put={put} />
      </div>
    </div>
  )
}

function nameOf({ options, sku, id }: DraftVariant, { title }: Draft): string {
  return Object.values(options).filter(Boolean).join(', ') || sku || id || title
}

type LineProps = {
  line: DraftVariant
  name: string
  options: readonly string[]
  held: number
  change: (part: Partial<DraftVariant>) => void
  remove: () => void
}

function Line({ line, name, options, held, change, remove }: LineProps) {
  return (
    <tr className="border-b border-rule">
      {options.map((option) => (
        <td key={option}>
          <input
            className={CELL}
            aria-label={`${option}: ${name}`}
            value={line.options[option] ?? ''}
            onChange={({ target }) => change({ options: { ...line.options, [option]: target.value } })}
          />
        </td>
      ))}
      <td>
        <input
          className={CELL}
          aria-label={`${t('catalog.sku')}: ${name}`}
          value={line.sku}
          onChange={({ target }) => change({ sku: target.value })}
        />
      </td>
      {(['price', 'compareAt', 'stock'] as const).map((field) => (
        <td key={field} className="align-top">
          <input
            className={`${CELL} figures text-end`}
            inputMode={field === 'stock' ? 'numeric' : 'decimal'}
            aria-label={`${t(field === 'compareAt' ? 'catalog.compare' : `catalog.${field}`)}: ${name}`}
            placeholder={field === 'stock' ? '∞' : ''}
            value={line[field]}
            onChange={({ target }) => change({ [field]: target.value })}
          />
          {field === 'stock' && held > 0 && (
            <span className="block px-2 pb-1 text-end text-1 text-muted">{t('catalog.held', { count: held })}</span>
          )}
        </td>
      ))}
      <td className="text-end">
        <IconButton icon={trash} label={t('catalog.remove-variant', { name })} onClick={remove} />
      </td>
    </tr>
  )
}

/** A further way in which variants differ: "colour". */
function AddOption({ draft, put }: Pick<GridProps, 'draft' | 'put'>) {
  const [name, setName] = useState('')
  function add(): void {
    const option = name.trim()
    if (option === '' || draft.options.includes(option)) return
    put({
      options: [...draft.options, option],
      variants: draft.variants.map((line) => ({ ...line, options: { ...line.options, [option]: '' } })),
    })
    setName('')
  }
  return (
    <div className="flex gap-2">
      <input
        className="min-h-9 w-52 rounded-slip border border-edge bg-paper px-3 pointer-coarse:min-h-11"
        aria-label={t('catalog.option-name')}
        placeholder={t('catalog.option-name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      <Button onClick={add}>{t('catalog.add-option')}</Button>
    </div>
  )
}

/** Up and down, and Enter, go to the same field of the next line, as in a sheet. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const { target } = event
  if (step === 0 || !(target instanceof HTMLInputElement)) return
  const cell = target.closest('td')
  const row = cell?.closest('tr')
  const next = step > 0 ? row?.nextElementSibling : row?.previousElementSibling
  // Enter at the last line saves, as in any form.
  if (!next && event.key === 'Enter') return
  event.preventDefault()
  const field = next?.children.item(cell?.cellIndex ?? 0)?.querySelector('input')
  field?.focus()
  field?.select()
}
