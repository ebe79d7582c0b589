import type { FormValues } from '@souk/contract/offers.ts'
import type { Part } from '@souk/contract/parts.ts'
import { readable } from '../form/answers.ts'
import { labelIn } from '../i18n/label.ts'
import { language } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'

type Request = Extract<Part, { type: 'form.request' }>

/** The answers as the shopper's own words. */
export function FormAnswer({ of, values }: { of: string; values: FormValues }) {
  const store = useStore()
  const asked = store.thread.value.entries.find(({ message }) => message.id === of)
  const request = asked?.message.parts.find((part) => part.type === 'form.request')
  return (
    <dl class="answers">
      {inOrder(values, request).map(([id, value]) => {
        const field = request?.fields.find((one) => one.id === id)
        return (
          <div key={id}>
            <dt dir="auto">{field ? labelIn(field.label, language.value) : id}</dt>
            <dd dir="auto">{field ? readable(field, value, language.value) : String(value)}</dd>
          </div>
        )
      })}
    </dl>
  )
}

/** As they were asked. */
function inOrder(values: FormValues, request: Request | undefined): [string, FormValues[string]][] {
  const place = (id: string) => request?.fields.findIndex((field) => field.id === id) ?? 0
  return Object.entries(values).sort(([a], [b]) => place(a) - place(b))
}
