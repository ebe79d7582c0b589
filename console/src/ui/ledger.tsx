import type { ReactNode } from 'react'

export type Column<T> = {
  id: string
  label: string
  /** The column is read by those who hear the page, its name is not shown. */
  quietLabel?: boolean
  /** Sums and counts: at the end of the line, with figures of one width. */
  figures?: boolean
  /** Left out on a phone. */
  wide?: boolean
  cell: (row: T) => ReactNode
}

type LedgerProps<T> = {
  /** What the rows are, for those who hear the page. */
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  /** What a row tells at its beginning: a spine of 3 px. */
  spineOf?: (row: T) => string | undefined
}

/** Ruled rows. For some hundred of them; a longer list is drawn by a virtualizer with the same `row` class. */
export function Ledger<T>({ label, columns, rows, keyOf, spineOf }: LedgerProps<T>) {
  return (
    <table aria-label={label} className="w-full border-collapse text-start">
      <thead>
        <tr className="border-b border-edge text-1 text-muted">
          {columns.map((column) => (
            <th key={column.id} scope="col" className={`h-8 px-2 font-normal first:ps-3 ${cellClass(column)}`}>
              <span className={column.quietLabel ? 'sr-only' : ''}>{column.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const spine = spineOf?.(row)
          return (
            <tr key={keyOf(row)} className="h-(--row) border-b border-rule hover:bg-wash">
              {columns.map((column, place) => (
                <td
                  key={column.id}
                  className={`px-2 py-1 first:ps-3 ${cellClass(column)} ${place === 0 && spine ? 'border-s-3' : ''}`}
                  style={place === 0 && spine ? { borderInlineStartColor: spine } : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function cellClass<T>({ figures = false, wide = false }: Column<T>): string {
  return `${figures ? 'figures text-end' : 'text-start'} ${wide ? 'hidden tablet:table-cell' : ''}`
}
