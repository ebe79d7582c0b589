import type { CodeAsked, CodeTried, SignedIn } from '@souk/contract/proof.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { accessTo } from '../state/access.ts'
import { Sheet } from '../ui/sheet.tsx'
import { useStore } from './context.ts'
import '../style/form.css'
import '../style/sign-in.css'

type Sent = { address: string; againAt: number }
type Who = SignedIn['signedIn']
type State = { at: 'looking' | 'address' } | { at: 'code'; sent: Sent } | { at: 'in'; who: NonNullable<Who> }
const DIGITS = 6

/** What the sheet asks of the server. */
function useSignIn() {
  const store = useStore()
  /** Whoever has written nothing yet gets their thread first: what is asked needs its token. */
  async function own() {
    const params = { conversation: await store.conversation() }
    return { client: store.client(), params }
  }
  return {
    shop: store.shop.name,
    /** As whom this browser is signed in; one that has written nothing yet is nobody. */
    async look(): Promise<Who> {
      if (!accessTo(store.shop.slug)) return null
      const { client, params } = await own()
      return (await client.call('getSignIn', { params })).signedIn
    },
    async ask(address: string): Promise<CodeAsked> {
      const { client, params } = await own()
      return client.call('askCode', { params, body: { address, purpose: 'sign_in' } })
    },
    async type(code: string): Promise<CodeTried> {
      const { client, params } = await own()
      return client.call('tryCode', { params, body: { code } })
    },
    async leave(): Promise<void> {
      const { client, params } = await own()
      await client.call('signOut', { params })
    },
  }
}
type Use = ReturnType<typeof useSignIn>

/** Who one is to this shop on all of one's devices: an e-mail address, and the code that comes there. */
export function SignInSheet({ onClose }: { onClose: () => void }) {
  const use = useSignIn()
  const [state, setState] = useState<State>({ at: 'looking' })
  const [isNew, setNew] = useState(false)
  useEffect(() => {
    use.look().then(
      (who) => setState(who ? { at: 'in', who } : { at: 'address' }),
      () => setState({ at: 'address' }),
    )
  }, [])
  function proven(address: string): void {
    setNew(true)
    setState({ at: 'in', who: { address, since: new Date().toISOString() } })
  }
  return (
    <Sheet title={t('signin.title')} onClose={onClose}>
      <div class="sheet-content signin" aria-busy={state.at === 'looking'}>
        {state.at === 'address' && <Address use={use} onSent={(sent) => setState({ at: 'code', sent })} />}
        {state.at === 'code' && (
          <Code use={use} sent={state.sent} onProven={proven} onBack={() => setState({ at: 'address' })} />
        )}
        {state.at === 'in' && (
          <Inside use={use} who={state.who} isNew={isNew} onClose={onClose} onOut={() => setState({ at: 'address' })} />
        )}
      </div>
    </Sheet>
  )
}

/** Why no code could be sent. */
function faultOf(error: unknown): string {
  const code = error instanceof SoukError ? error.code : ''
  if (code === 'rate_limited') return t('signin.often')
  return code === 'invalid_form' || code === 'invalid_request' ? t('signin.noAddress') : t('error.unreachable')
}

function Address({ use, onSent }: { use: Use; onSent: (sent: Sent) => void }) {
  const [address, setAddress] = useState('')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const input = useFocused()
  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!input.current?.checkValidity()) {
      setFault(t('signin.noAddress'))
      input.current?.focus()
      return
    }
    setBusy(true)
    await use.ask(address.trim()).then(
      ({ againAt }) => onSent({ address: address.trim(), againAt: Date.parse(againAt) }),
      (error: unknown) => setFault(faultOf(error)),
    )
    setBusy(false)
  }
  return (
    <form class="signin-form" noValidate onSubmit={(event) => void send(event)}>
      <p>{t('signin.what', { shop: use.shop })}</p>
      <div class="field">
        <label class="field-label" for="signin-address">
          {t('signin.address')}
        </label>
        <input
          ref={input}
          id="signin-address"
          class="input"
          type="email"
          required
          autoComplete="email"
          dir="ltr"
          value={address}
          aria-invalid={fault !== undefined}
          aria-describedby={fault && 'signin-fault'}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <Fault text={fault} />
      </div>
      <button type="submit" class="button" disabled={busy}>
        {t('signin.send')}
      </button>
      <p class="signin-small">{t('signin.only')}</p>
    </form>
  )
}

type CodeProps = { use: Use; sent: Sent; onProven: (address: string) => void; onBack: () => void }

function Code({ use, sent, onProven, onBack }: CodeProps) {
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [again, setAgain] = useState(sent.againAt)
  const [renewed, setRenewed] = useState(false)
  const input = useFocused()
  const wait = useSecondsUntil(again)
  function heard(tried: CodeTried): void {
    if (tried.state === 'proven') onProven(tried.address)
    else {
      setFault(tried.state === 'wrong' ? t('signin.wrong', { left: tried.left }) : t('signin.over'))
      setCode('')
      input.current?.focus()
    }
  }
  async function give(digits: string): Promise<void> {
    if (busy) return
    setBusy(true)
    await use.type(digits).then(heard, (error: unknown) => setFault(faultOf(error)))
    setBusy(false)
  }
  async function renew(): Promise<void> {
    setFault(undefined)
    setRenewed(false)
    await use.ask(sent.address).then(
      ({ againAt }) => {
        setAgain(Date.parse(againAt))
        setRenewed(true)
        input.current?.focus()
      },
      (error: unknown) => setFault(faultOf(error)),
    )
  }
  function typed(value: string): void {
    const digits = value.replace(/\D/g, '').slice(0, DIGITS)
    setCode(digits)
    if (digits.length > 0) setFault(undefined)
    // Whoever pastes it, or has it filled in, need not tap.
    if (digits.length === DIGITS && digits !== code) void give(digits)
  }
  return (
    <form
      class="signin-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (code.length === DIGITS) void give(code)
        else setFault(t('signin.six'))
      }}
    >
      <p role="status">{t(renewed ? 'signin.resent' : 'signin.sent', { address: sent.address })}</p>
      <div class="field">
        <label class="field-label" for="signin-code">
          {t('signin.code')}
        </label>
        <input
          ref={input}
          id="signin-code"
          class="input signin-code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          value={code}
          aria-invalid={fault !== undefined}
          aria-describedby={fault ? 'signin-fault' : 'signin-never'}
          onInput={(event) => typed(event.currentTarget.value)}
        />
        <Fault text={fault} />
      </div>
      <button type="submit" class="button" disabled={busy}>
        {t('signin.title')}
      </button>
      <div class="signin-ways">
        <button type="button" class="button button-quiet" disabled={wait > 0} onClick={() => void renew()}>
          {wait > 0 ? t('signin.wait', { seconds: wait }) : t('signin.again')}
        </button>
        <button type="button" class="button button-quiet" onClick={onBack}>
          {t('signin.other')}
        </button>
      </div>
      <p class="signin-small" id="signin-never">
        {t('signin.never', { shop: use.shop })}
      </p>
    </form>
  )
}

type InsideProps = { use: Use; who: NonNullable<Who>; isNew: boolean; onClose: () => void; onOut: () => void }

function Inside({ use, who, isNew, onClose, onOut }: InsideProps) {
  const [fault, setFault] = useState<string>()
  return (
    <>
      <p class="signin-who" role="status">
        {t(isNew ? 'signin.done' : 'signin.as', { address: who.address })}
      </p>
      <Fault text={fault} />
      <div class="signin-ways">
        {isNew && (
          <button type="button" class="button" onClick={onClose}>
            {t('signin.back')}
          </button>
        )}
        <button
          type="button"
          class="button button-quiet"
          onClick={() => void use.leave().then(onOut, (error: unknown) => setFault(faultOf(error)))}
        >
          {t('signin.out')}
        </button>
      </div>
      <p class="signin-small">{t('signin.stays')}</p>
    </>
  )
}

function Fault({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p class="fault" id="signin-fault" role="alert">
      {text}
    </p>
  )
}

/** A field that has the focus as soon as it is there. */
function useFocused() {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return input
}

function useSecondsUntil(time: number): number {
  const left = () => Math.max(0, Math.ceil((time - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => {
      setSeconds(left())
      if (left() === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [time])
  return seconds
}
