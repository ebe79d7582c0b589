import { useLayoutEffect, useRef, useState } from 'react'
import { t } from '../i18n/t.ts'
import { type Bar, gathered, ticksFor } from './scale.ts'

const HEIGHT = 240
const LEFT = 64
const BOTTOM = 24
const TOP = 8
/** As narrow as a bar with its gap may be. */
const NARROW = 12

type Props = {
  /** What is shown, for those who hear the page; a table of the same stands below. */
  label: string
  bars: readonly Bar[]
  /** What stands at the axis, and in the table. */
  textOf: (value: number) => string
  shortOf?: (value: number) => string
  first: string
}

/** Bars from day to day, those of the time before as a dash over each; the figures stand in a table that can be opened. */
export function BarChart({ label, bars, textOf, shortOf = textOf, first }: Props) {
  const [box, width] = useWidth()
  const shown = gathered(bars, Math.max(7, Math.floor((width - LEFT) / NARROW)))
  const ticks = ticksFor(Math.max(0, ...shown.flatMap(({ value, before = 0 }) => [value, before])))
  const top = ticks.at(-1) ?? 1
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, value) / top)
  const step = (width - LEFT) / shown.length
  const thick = Math.max(2, Math.min(40, step * 0.68))
  const hasBefore = bars.some(({ before }) => before !== undefined)
  return (
    <figure className="grid gap-2">
      <div ref={box} dir="ltr" className="overflow-hidden">
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={label}
          className="block"
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} stroke="var(--color-rule)" />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className="figures fill-muted text-1">
                {shortOf(tick)}
              </text>
            </g>
          ))}
          {shown.map(({ label: name, value, before }, n) => {
            const x = LEFT + step * (n + 0.5)
            return (
              <g key={name}>
                <title>{`${name}: ${textOf(value)}`}</title>
                <rect x={x - step / 2} y={TOP} width={step} height={HEIGHT - TOP - BOTTOM} fill="transparent" />
                {value > 0 && (
                  <rect
                    x={x - thick / 2}
                    y={y(value)}
                    width={thick}
                    height={HEIGHT - BOTTOM - y(value)}
                    className="fill-action"
                  />
                )}
                {before !== undefined && before > 0 && (
                  <line
                    x1={x - step * 0.45}
                    x2={x + step * 0.45}
                    y1={y(before)}
                    y2={y(before)}
                    className="stroke-ink"
                    strokeWidth="2"
                  />
                )}
              </g>
            )
          })}
          {[0, Math.floor((shown.length - 1) / 2), shown.length - 1]
            .filter((n, place, all) => all.indexOf(n) === place)
            .map((n) => (
              <text
                key={n}
                x={n === 0 ? LEFT : n === shown.length - 1 ? width : LEFT + step * (n + 0.5)}
                y={HEIGHT - 6}
                textAnchor={n === 0 ? 'start' : n === shown.length - 1 ? 'end' : 'middle'}
                className="figures fill-muted text-1"
              >
                {shown[n]?.label}
              </text>
            ))}
        </svg>
      </div>
      <figcaption className="grid gap-2 text-1 text-muted">
        {hasBefore && (
          <span className="flex flex-wrap gap-5" aria-hidden="true">
            <span className="flex items-center gap-2">
              <span className="h-3 w-2 bg-action" /> {t('reports.this-time')}
            </span>
            <span className="flex items-center gap-2">
              <span className="h-0.5 w-4 bg-ink" /> {t('reports.time-before')}
            </span>
          </span>
        )}
        <details>
          <summary className="py-2 pointer-coarse:py-3">{t('reports.as-table')}</summary>
          <table aria-label={label} className="w-full max-w-150 border-collapse text-2 text-ink">
            <thead>
              <tr className="border-b border-edge text-1 text-muted">
                <th scope="col" className="h-8 px-2 text-start font-normal">
                  {first}
                </th>
                <th scope="col" className="h-8 px-2 text-end font-normal">
                  {t('reports.this-time')}
                </th>
                {hasBefore && (
                  <th scope="col" className="h-8 px-2 text-end font-normal">
                    {t('reports.time-before')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {bars.map(({ label: name, value, before }) => (
                <tr key={name} className="border-b border-rule">
                  <th scope="row" className="px-2 py-1 text-start font-normal">
                    {name}
                  </th>
                  <td className="figures px-2 py-1 text-end">{textOf(value)}</td>
                  {hasBefore && (
                    <td className="figures px-2 py-1 text-end">{before === undefined ? '–' : textOf(before)}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  )
}

/** How wide its place is, so that words in the drawing are as large as those beside it. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(720)
  useLayoutEffect(() => {
    if (!box.current) return
    const eye = new ResizeObserver(([entry]) => entry && setWidth(Math.max(280, Math.round(entry.contentRect.width))))
    eye.observe(box.current)
    return () => eye.disconnect()
  }, [])
  return [box, width] as const
}
