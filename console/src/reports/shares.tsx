import type { ReactNode } from 'react'
import { figure } from '../ui/format.ts'

export type Share = { id: string; name: ReactNode; value: number; text?: string; colour?: string }

/** A table whose rows are bars: each with its count and its share of the whole. */
export function Shares({
  label,
  heads,
  rows,
  whole,
}: {
  label: string
  heads: [string, string, string]
  rows: readonly Share[]
  whole: number
}) {
  const most = Math.max(1, ...rows.map(({ value }) => value))
  return (
    <table aria-label={label} className="w-full max-w-190 border-collapse">
      <thead>
        <tr className="border-b border-edge text-1 text-muted">
          <th scope="col" className="h-8 px-2 text-start font-normal">
            {heads[0]}
          </th>
          <td className="max-tablet:hidden" />
          <th scope="col" className="h-8 px-2 text-end font-normal">
            {heads[1]}
          </th>
          <th scope="col" className="h-8 px-2 text-end font-normal">
            {heads[2]}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, value, text, colour }) => (
          <tr key={id} className="h-(--row) border-b border-rule">
            <th scope="row" className="px-2 py-1 text-start font-normal">
              {name}
            </th>
            <td className="w-1/2 px-2 py-1 max-tablet:hidden" aria-hidden="true">
              <span
                className="block h-3 rounded-key bg-action"
                style={{ inlineSize: `${(Math.max(0, value) / most) * 100}%`, ...(colour && { background: colour }) }}
              />
            </td>
            <td className="figures px-2 py-1 text-end">{text ?? figure(value)}</td>
            <td className="figures px-2 py-1 text-end text-muted">{whole > 0 ? figure(value / whole, true) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
