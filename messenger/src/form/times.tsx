import type { FormField } from '@souk/contract/offers.ts'
import { useEffect, useState } from 'preact/hooks'
import { language } from '../i18n/t.ts'
import { readable } from './answers.ts'
import { type Day, daysOf } from './days.ts'
import type { FieldProps } from './frame.tsx'
import { MenuField } from './menu-field.tsx'

/** Until times that could not be read are asked for again, in milliseconds. */
const AGAIN_MS = 3000

/** Which of the free times; they are asked for when the field is shown, since they are gone as others book. */
export function TimesField(props: FieldProps<Extract<FormField, { type: 'slot' }>>) {
  const { field, times, value } = props
  const [days, setDays] = useState<Day[]>([])
  const code = language.value
  useEffect(() => {
    let isShown = true
    let timer: ReturnType<typeof setTimeout> | undefined
    function load(): void {
      times?.(field.id).then(
        (slots) => isShown && setDays(daysOf(slots, code)),
        () => isShown && (timer = setTimeout(load, AGAIN_MS)),
      )
    }
    load()
    return () => {
      isShown = false
      clearTimeout(timer)
    }
  }, [field.id, code, times])
  // A time that was agreed on in the talk may lie beyond those that are listed.
  const isListed = days.some((day) => day.times.some((one) => one.value === value))
  return (
    <MenuField {...props}>
      {value && !isListed && <option value={String(value)}>{readable(field, value, code)}</option>}
      {days.map(({ label, times: ofDay }) => (
        <optgroup key={label} label={label}>
          {ofDay.map((one) => (
            <option key={one.value} value={one.value}>
              {`${label}, ${one.label}`}
            </option>
          ))}
        </optgroup>
      ))}
    </MenuField>
  )
}
