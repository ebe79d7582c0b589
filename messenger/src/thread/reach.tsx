import type { Reach, ReachCreate } from '@souk/contract/reach.ts'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { pushState, subscribe } from '../pwa/push.ts'
import { store as keep } from '../state/prefs.ts'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useStore } from './context.ts'
import '../style/form.css'
import '../style/reach.css'

type Fault = 'refused' | 'email' | 'failed'

/** Where this thread's answers are told, and how that is changed. */
function useReach() {
  const store = useStore()
  const [reach, setReach] = useState<Reach>()
  const [fault, setFault] = useState<Fault>()
  const [busy, setBusy] = useState(false)
  const params = async () => ({ conversation: await store.conversation() })

  async function run(work: () => Promise<Reach | 'refused'>): Promise<boolean> {
    setBusy(true)
    setFault(undefined)
    const done = await work().catch(() => undefined)
    setBusy(false)
    if (done === undefined || done === 'refused') setFault(done ?? 'failed')
    else setReach(done)
    return typeof done === 'object'
  }
  const add = async (body: ReachCreate) => store.client().call('addReach', { params: await params(), body })
  const load = () => run(async () => store.client().call('getReach', { params: await params() }))
  return {
    reach,
    fault,
    busy,
    setFault,
    load,
    byPush: () =>
      run(async () => {
        const { key } = await store.client().call('getReach', { params: await params() })
        const to = await subscribe(key)
        return to === 'refused' ? to : add(to)
      }),
    byEmail: (address: string) => run(() => add({ kind: 'email', address })),
    stop: () => run(async () => store.client().call('dropReach', { params: await params() })),
  }
}

type Use = ReturnType<typeof useReach>

/** Two ways to be told: this browser, or an e-mail address. */
function Ways({ use, onDone }: { use: Use; onDone: () => void }) {
  const [address, setAddress] = useState('')
  const push = pushState()
  async function mail(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const field = event.currentTarget instanceof HTMLFormElement ? event.currentTarget.querySelector('input') : null
    if (!field?.checkValidity()) {
      use.setFault('email')
      field?.focus()
    } else if (await use.byEmail(address.trim())) onDone()
  }
  return (
    <>
      {push === 'possible' && (
        <button
          type="button"
          class="button"
          disabled={use.busy}
          onClick={() => void use.byPush().then((done) => done && onDone())}
        >
          {t('reach.here')}
        </button>
      )}
      <form class="reach-mail" noValidate onSubmit={(event) => void mail(event)}>
        <label class="field-label" for="reach-mail">
          {t(push === 'possible' ? 'reach.orMail' : 'reach.mail')}
        </label>
        <input
          id="reach-mail"
          class="input"
          type="email"
          required
          autoComplete="email"
          value={address}
          aria-invalid={use.fault === 'email'}
          aria-describedby={use.fault && 'reach-fault'}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <button type="submit" class="button button-quiet" disabled={use.busy}>
          {t('reach.send')}
        </button>
      </form>
      {use.fault && (
        <p class="fault" id="reach-fault" role="alert">
          {t(use.fault === 'email' ? 'reach.fault' : use.fault === 'refused' ? 'reach.refused' : 'error.unreachable')}
        </p>
      )}
    </>
  )
}

/** Asked once, while a person's answer is waited for. */
export function ReachOffer() {
  const store = useStore()
  const use = useReach()
  const [state, setState] = useState<'asking' | 'done' | 'gone'>('asking')
  function settle(next: 'done' | 'gone'): void {
    // Asked once in this browser.
    keep(`reach.${store.shop.slug}`, 'asked')
    setState(next)
  }
  if (state === 'gone') return null
  return (
    <section class="reach" aria-label={t('reach.title')}>
      <div class="reach-head">
        <p role="status">{t(state === 'done' ? 'reach.done' : 'reach.ask')}</p>
        <button type="button" class="round" aria-label={t('reach.no')} onClick={() => settle('gone')}>
          <Icon name="x" size={18} />
        </button>
      </div>
      {state === 'asking' && (
        <>
          <Ways use={use} onDone={() => settle('done')} />
          <p class="reach-small">{t('reach.only')}</p>
        </>
      )}
    </section>
  )
}

/** The same at any time, from the menu: how it stands, and the way out of it. */
export function ReachSheet({ onClose }: { onClose: () => void }) {
  const use = useReach()
  useEffect(() => void use.load(), [])
  const { reach, busy } = use
  const told = [
    ...(reach && reach.devices > 0 ? [t('reach.devices', { count: reach.devices })] : []),
    ...(reach?.email ? [t('reach.toMail', { address: reach.email })] : []),
  ]
  return (
    <Sheet title={t('reach.title')} onClose={onClose}>
      <div class="sheet-content reach-sheet" aria-busy={busy}>
        <p>{t('reach.what')}</p>
        {told.length > 0 && (
          <div class="reach-now">
            <ul>
              {told.map((line) => (
                <li key={line} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
            <button type="button" class="button button-quiet" disabled={busy} onClick={() => void use.stop()}>
              {t('reach.stop')}
            </button>
          </div>
        )}
        <Ways use={use} onDone={() => undefined} />
        <p class="reach-small">{t('reach.only')}</p>
      </div>
    </Sheet>
  )
}
