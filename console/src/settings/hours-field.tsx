import type { ShopSettings } from '@souk/contract/shop.ts'
import plus from 'icon:plus'
import remove from 'icon:x'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { weekday } from '../ui/format.ts'

type Hours = ShopSettings['hours']

/** When people are there: per weekday one opening or several, none when it is closed. */
export function HoursField({ value, onChange }: { value: Hours; onChange: (value: Hours) => void }) {
  return (
    <ul>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => (
        <li key={day} className="row grid grid-cols-[7rem_1fr_auto] items-center gap-2 py-1">
          <span>{weekday(day)}</span>
          <div className="grid gap-1">
            {value.every((one) => one.day !== day) && <span className="text-muted">{t('hours.closed')}</span>}
            {value.map(
              (one, place) =>
                one.day === day && (
                  <Opening key={place} day={day} one={one} place={place} value={value} onChange={onChange} />
                ),
            )}
          </div>
          <IconButton
            icon={plus}
            label={t('hours.add', { day: weekday(day) })}
            onClick={() =>
              onChange(
                [...value, { day, open: '09:00', close: '18:00' }].sort(
                  (a, b) => a.day - b.day || a.open.localeCompare(b.open),
                ),
              )
            }
          />
        </li>
      ))}
      <li className="pt-2">
        {value.length > 0 && value.every((one) => one.day === value[0]?.day) && (
          <Button
            kind="plain"
            onClick={() => onChange([1, 2, 3, 4, 5].flatMap((day) => value.map((one) => ({ ...one, day }))))}
          >
            {t('hours.weekdays')}
          </Button>
        )}
      </li>
    </ul>
  )
}

type OpeningProps = { day: number; one: Hours[number]; place: number; value: Hours; onChange: (value: Hours) => void }

function Opening({ day, one, place, value, onChange }: OpeningProps) {
  const put = (part: Partial<Hours[number]>) =>
    onChange(value.map((each, at) => (at === place ? { ...each, ...part } : each)))
  const name = weekday(day)
  return (
    <div className="flex items-center gap-2">
      <TextField
        label={t('hours.from', { day: name })}
        quietLabel
        type="time"
        value={one.open}
        onChange={({ target }) => put({ open: target.value })}
      />
      –
      <TextField
        label={t('hours.to', { day: name })}
        quietLabel
        type="time"
        value={one.close}
        onChange={({ target }) => put({ close: target.value })}
      />
      <IconButton
        icon={remove}
        label={t('hours.remove', { day: name })}
        onClick={() => onChange(value.filter((_, at) => at !== place))}
      />
    </div>
  )
}
