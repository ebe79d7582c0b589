import { addressFaults } from '@souk/contract/address.ts'
import type { Address } from '@souk/contract/order.ts'
import type { FormField, FormValue } from '@souk/contract/offers.ts'
import { addressFrom, chosen, visible } from './answers.ts'
import type { Values } from './answers.ts'

/** Why a field cannot stay as it is; the renderer has the words. */
export type Fault = 'required' | 'max' | 'exclusive' | 'range' | 'early' | 'address' | 'email'

/** The first fault of each visible field. */
export function faults(fields: readonly FormField[], values: Values, today: string): Record<string, Fault> {
  const found: Record<string, Fault> = {}
  for (const field of visible(fields, values)) {
    const fault = faultOf(field, values[field.id], today)
    if (fault) found[field.id] = fault
  }
  return found
}

function faultOf(field: FormField, value: FormValue | undefined, today: string): Fault | undefined {
  const empty = value === undefined || value === '' || value === false
  switch (field.type) {
    case 'choices': {
      const ids = chosen(value)
      if (field.required && ids.length === 0) return 'required'
      if (field.max !== undefined && ids.length > field.max) return 'max'
      return field.exclusions.some(([a, b]) => ids.includes(a) && ids.includes(b)) ? 'exclusive' : undefined
    }
    case 'number':
      if (empty) return field.required ? 'required' : undefined
      return Number(value) < field.min || Number(value) > field.max ? 'range' : undefined
    case 'date':
      if (empty) return field.required ? 'required' : undefined
      return String(value) < addDays(today, field.leadDays) ? 'early' : undefined
    case 'address':
      if (empty) return field.required ? 'required' : undefined
      return Object.keys(lineFaults(addressFrom(value))).length > 0 ? 'address' : undefined
    case 'text':
      if (empty) return field.required ? 'required' : undefined
      return field.id.endsWith('email') && !/^\S+@\S+\.\S+$/.test(String(value)) ? 'email' : undefined
    case 'choice':
    case 'time':
    case 'slot':
    case 'consent':
      return field.required && empty ? 'required' : undefined
  }
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** What is wrong with a line of an address; `example` says how one looks. */
export type LineFault = { reason: 'required' | 'shape'; example?: string | undefined }
export type LineFaults = Partial<Record<keyof Address, LineFault>>

/** The lines of an address that the post of its country misses, or cannot read. */
export function lineFaults(address: Partial<Address>): LineFaults {
  const found: LineFaults = {}
  for (const line of ['line1', 'city', 'country'] as const)
    if (!address[line]?.trim()) found[line] = { reason: 'required' }
  for (const { field, reason, example } of addressFaults({ country: '', ...address }))
    found[field] = { reason, example }
  // The server knows the state by the ZIP code.
  if (!found.postcode) delete found.region
  return found
}
