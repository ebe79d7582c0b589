import type { ProductView, SizeView } from '@souk/contract/catalog.ts'
import { fitOf, centimetres, inUnit, measuresInInches, rowOf } from '@souk/contract/size-fit.ts'
import { useState } from 'preact/hooks'
import { language, t } from '../i18n/t.ts'
import { columnsOf, measuredIn } from './chart.ts'

type Props = {
  view: ProductView
  /** A size that can be chosen, or null to forget the one that is known. */
  onSize: (size: string | null) => void
}

/** The shop's chart with one's own size marked, and two measurements that find it. */
export function Sizes({ view: { sizes, place }, onSize }: Props) {
  const [inches, setInches] = useState(() => startsInInches(place?.country))
  if (!sizes) return null
  const { yours } = sizes
  return (
    <section class="product-section">
      {yours && (
        <p class="sizes-yours">
          <strong>{t('sizes.yoursIs', { size: yours.size })}</strong>{' '}
          <span class="field-optional">{t(yours.by === 'said' ? 'sizes.said' : 'sizes.bought')}</span>{' '}
          {yours.by === 'said' && (
            <button type="button" class="link" onClick={() => onSize(null)}>
              {t('sizes.forget')}
            </button>
          )}
        </p>
      )}
      <details class="sizes">
        <summary>{t('sizes.chart')}</summary>
        <Unit inches={inches} onChange={setInches} />
        <Chart sizes={sizes} inches={inches} />
        <Find sizes={sizes} inches={inches} onSize={onSize} />
      </details>
    </section>
  )
}

/** As people measure where they are: the browser says where, else the place that is known. */
function startsInInches(country: string | undefined): boolean {
  return measuresInInches(new Intl.Locale(navigator.language).region ?? country)
}

function Unit({ inches, onChange }: { inches: boolean; onChange: (inches: boolean) => void }) {
  return (
    <fieldset class="sizes-unit">
      <legend class="field-optional">{t('sizes.body')}</legend>
      <div class="pills">
        {[false, true].map((one) => (
          <label key={String(one)} class="pill">
            <input type="radio" name="sizes-unit" checked={inches === one} onChange={() => onChange(one)} />
            <span>{t(one ? 'sizes.in' : 'sizes.cm')}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const SYSTEMS = { eu: 'EU', us: 'US', uk: 'UK' } as const

function Chart({ sizes, inches }: { sizes: SizeView; inches: boolean }) {
  const mine = sizes.yours && rowOf(sizes, sizes.yours.size)
  const systems = columnsOf(sizes.rows)
  const number = new Intl.NumberFormat(language.value, { maximumFractionDigits: 1 })
  const shown = (cm: number) => number.format(inUnit(cm, inches))
  return (
    // A table wider than the screen is moved by the keyboard as well.
    <div class="sizes-scroll" role="region" aria-label={sizes.title} tabIndex={0}>
      <table class="sizes-table figures">
        <caption class="visually-hidden">{sizes.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sizes.size')}</th>
            {systems.map((system) => (
              <th key={system} scope="col">
                {SYSTEMS[system]}
              </th>
            ))}
            {sizes.measures.map(({ id, label }) => (
              <th key={id} scope="col" dir="auto">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sizes.rows.map((row) => (
            <tr key={row.size} class={row === mine ? 'sizes-mine' : undefined}>
              <th scope="row" dir="auto">
                {row.size}
                {row === mine && <span class="visually-hidden">, {t('sizes.yours')}</span>}
              </th>
              {systems.map((system) => (
                <td key={system}>{row[system] ?? '–'}</td>
              ))}
              {sizes.measures.map(({ id }) => {
                const range = row.measures[id]
                const [from, to] = range ? [shown(range.from), shown(range.to)] : []
                return <td key={id}>{from === undefined ? '–' : from === to ? from : `${from}–${to}`}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type FindProps = { sizes: SizeView; inches: boolean; onSize: (size: string) => void }

/** Two measurements, of which the tighter one decides. */
function Find({ sizes, inches, onSize }: FindProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const needed = Math.min(2, sizes.measures.length)
  const measured = measuredIn(typed, (value) => centimetres(value, inches))
  const enough = Object.keys(measured).length >= needed
  const fit = enough ? fitOf(sizes, measured) : undefined
  const unit = t(inches ? 'sizes.in' : 'sizes.cm')
  return (
    <fieldset class="sizes-find">
      <legend class="field-label">{t('sizes.find')}</legend>
      <p class="field-optional">{t('sizes.two', { count: needed })}</p>
      <div class="sizes-tape">
        {sizes.measures.map(({ id, label, how }) => (
          <div key={id}>
            <label class="field-optional" for={`measure-${id}`}>
              {label}, {unit}
            </label>
            <input
              id={`measure-${id}`}
              class="input"
              inputMode="decimal"
              autoComplete="off"
              maxLength={6}
              title={how}
              value={typed[id] ?? ''}
              onInput={(event) => setTyped({ ...typed, [id]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <div role="status">
        {enough &&
          (fit ? (
            <>
              <p>
                {fit.between
                  ? t('sizes.between', { from: fit.between.size, to: fit.row.size })
                  : t('sizes.fits', { size: fit.row.size })}
              </p>
              <button type="button" class="button button-small" onClick={() => onSize(fit.row.size)}>
                {t('sizes.take', { size: fit.row.size })}
              </button>
            </>
          ) : (
            <p>{t('sizes.off')}</p>
          ))}
      </div>
    </fieldset>
  )
}
