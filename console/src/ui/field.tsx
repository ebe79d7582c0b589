import { useId, type ComponentProps, type ReactNode } from 'react'

const BOX =
  'w-full min-h-9 pointer-coarse:min-h-11 rounded-slip border border-edge bg-paper px-3 py-1 text-ink ' +
  'disabled:border-rule disabled:text-muted aria-invalid:border-danger'

type Wired = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
type FieldProps = {
  label: string
  /** Read only: the label is there for those who hear the page. */
  quietLabel?: boolean
  hint?: ReactNode
  error?: string | undefined
  /** The control, given what ties it to its words. */
  children: (wired: Wired) => ReactNode
}

/** A label, its control, a hint, and what is wrong with what was entered. */
export function Field({ label, quietLabel = false, hint, error, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className={quietLabel ? 'sr-only' : 'font-strong text-1'}>
        {label}
      </label>
      {children({ id, ...(described && { 'aria-describedby': described }), ...(error && { 'aria-invalid': true }) })}
      {hint && (
        <p id={`${id}-hint`} className="text-1 text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-1 text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

type Told = Omit<FieldProps, 'children'>

function told({ label, quietLabel, hint, error }: Told): Told {
  return { label, hint, error, ...(quietLabel && { quietLabel }) }
}

/** One line of text. */
export function TextField({
  label,
  quietLabel,
  hint,
  error,
  ...rest
}: Told & Omit<ComponentProps<'input'>, 'className'>) {
  return (
    <Field {...told({ label, hint, error, ...(quietLabel && { quietLabel }) })}>
      {(wired) => <input dir="auto" {...rest} {...wired} className={BOX} />}
    </Field>
  )
}

/** Several lines; it grows with what is written. */
export function TextBox({
  label,
  quietLabel,
  hint,
  error,
  ...rest
}: Told & Omit<ComponentProps<'textarea'>, 'className'>) {
  return (
    <Field {...told({ label, hint, error, ...(quietLabel && { quietLabel }) })}>
      {(wired) => (
        <textarea dir="auto" rows={3} {...rest} {...wired} className={`${BOX} field-sizing-content max-h-96 py-2`} />
      )}
    </Field>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }

/** One of several, by the browser's own list: the best one there is on a phone. */
export function Select({
  label,
  quietLabel,
  hint,
  error,
  options,
  ...rest
}: Told & Omit<ComponentProps<'select'>, 'className' | 'children'> & { options: readonly Option[] }) {
  return (
    <Field {...told({ label, hint, error, ...(quietLabel && { quietLabel }) })}>
      {(wired) => (
        <select {...rest} {...wired} className={`${BOX} ps-2 pe-1`}>
          {options.map(({ value, label: words, disabled }) => (
            <option key={value} value={value} disabled={disabled}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type TickProps = Omit<ComponentProps<'input'>, 'className' | 'type'> & { label: ReactNode; hint?: ReactNode }

/** Yes or no. */
export function Tick({ label, hint, ...rest }: TickProps) {
  const id = useId()
  return (
    <label className="flex min-h-9 items-start gap-2 py-2 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        {...rest}
        {...(hint !== undefined && { 'aria-describedby': id })}
        className="mt-0.5 size-4 flex-none accent-action"
      />
      <span>
        {label}
        {hint && (
          <span id={id} className="block text-1 text-muted">
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}

/** Something that is on or off from the moment it is touched. */
export function Switch({ label, hint, ...rest }: TickProps) {
  const id = useId()
  return (
    <label className="flex min-h-11 items-center justify-between gap-3 py-1">
      <span>
        {label}
        {hint && (
          <span id={id} className="block text-1 text-muted">
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        {...rest}
        {...(hint !== undefined && { 'aria-describedby': id })}
        className="relative h-6 w-10 flex-none appearance-none rounded-full border border-edge bg-plate transition-colors before:absolute before:start-0.5 before:top-0.5 before:size-4.5 before:rounded-full before:bg-edge before:transition-transform checked:border-action checked:bg-action checked:before:translate-x-4 checked:before:bg-on-action rtl:checked:before:-translate-x-4"
      />
    </label>
  )
}
