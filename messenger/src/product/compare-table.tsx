import { t } from '../i18n/t.ts'
import type { CompareRow, Shown } from './compare.ts'
import '../style/compare.css'

export function Head({ shown: { card } }: { shown: Shown }) {
  const { title, image, alt } = card.shown
  return (
    <th scope="col">
      {image && <img class="compare-picture" src={image} alt={alt ?? ''} width={400} height={500} />}
      <span class="compare-title" dir="auto">
        {title}
      </span>
    </th>
  )
}

export function Choose({ shown: { card }, gone, onChoose }: { shown: Shown; gone: boolean; onChoose: () => void }) {
  const { title, available } = card.shown
  const [action] = card.actions
  if (gone || !available) return <span class="compare-gone">{t(gone ? 'product.gone' : 'card.soldOut')}</span>
  if (!action) return null
  return (
    <button
      type="button"
      class="button button-small"
      disabled={action.disabled}
      aria-label={`${action.label}: ${title}`}
      onClick={onChoose}
    >
      <span dir="auto">{action.label}</span>
    </button>
  )
}

/** Each property has its name above its cells, so that three columns have room on a phone. */
export function Rows({ rows }: { rows: readonly CompareRow[] }) {
  const same = rows.findIndex(({ differs }) => !differs)
  return rows.map(({ name, cells, differs }, i) => (
    <tbody key={name} class={differs ? 'compare-differs' : i === same ? 'compare-same compare-first' : 'compare-same'}>
      <tr>
        <th scope="rowgroup" colSpan={cells.length}>
          <span dir="auto">{name}</span>
          {i === same && <span class="field-optional"> · {t('compare.same')}</span>}
        </th>
      </tr>
      <tr>
        {differs ? (
          cells.map((cell, column) => (
            <td key={column}>
              <span dir="auto">{cell || '–'}</span>
            </td>
          ))
        ) : (
          <td colSpan={cells.length}>
            <span dir="auto">{cells[0] || '–'}</span>
          </td>
        )}
      </tr>
    </tbody>
  ))
}
