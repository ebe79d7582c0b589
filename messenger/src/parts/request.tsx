import type { Part } from '@souk/contract/parts.ts'
import { addressFrom, addressLines, completeAddress } from '../form/answers.ts'
import type { Values } from '../form/answers.ts'
import { Form } from '../form/form.tsx'
import { useStore } from '../thread/context.ts'

type Request = Extract<Part, { type: 'form.request' }>

/** A form in the thread: open until it is answered, by taps here or by words. */
export function FormRequest({ part, of, open }: { part: Request; of: string; open: boolean }) {
  const store = useStore()
  function submit(values: Values): void {
    const addresses = part.fields.flatMap((field) => {
      const address = field.type === 'address' ? addressFrom(values[field.id]) : {}
      return completeAddress(address) ? [{ type: 'address', address } as const] : []
    })
    store.say([{ type: 'form', of, values: asText(part, values) }, ...addresses])
  }
  return (
    <section class={open ? 'paper request' : 'paper request request-done'} role="group" aria-label={part.title}>
      <h2 class="request-title" dir="auto">
        {part.title}
      </h2>
      {open && (
        <Form
          fields={part.fields}
          values={part.values}
          currency={store.shop.currency}
          country={store.shop.country}
          submit={<span dir="auto">{part.submit}</span>}
          onSubmit={submit}
        />
      )}
    </section>
  )
}

/** On the wire an address in a form is one readable text; its parts go beside it as an address. */
function asText(part: Request, values: Values): Values {
  const texts = part.fields.flatMap((field) => {
    const value = values[field.id]
    if (field.type !== 'address' || value === undefined) return []
    return [[field.id, addressLines(addressFrom(value), (code) => code).join(', ')] as const]
  })
  return { ...values, ...Object.fromEntries(texts) }
}
