import type { ChannelGuide } from '@souk/contract/connection.ts'
import { useState } from 'react'
import { useAct, useCall } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { ChannelIcon, channelLabel } from '../ui/channel.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Findings } from './findings.tsx'

/** Connects a messenger: which one, what to do at its provider, and whether it works. */
export function ConnectDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const guides = useCall('listChannels', {}, { enabled: open, staleTime: Infinity })
  const [kind, setKind] = useState<string>()
  const guide = guides.data?.find((one) => one.kind === kind)
  function close(): void {
    setKind(undefined)
    onClose()
  }
  return (
    <Dialog open={open} onClose={close} title={guide ? channelLabel(guide.kind) : t('channels.add')} size="medium">
      {guide && <Guide guide={guide} onDone={close} />}
      {!guide && guides.data && (
        <ul className="grid tablet:grid-cols-2 tablet:gap-x-5">
          {guides.data.map((one) => (
            <li key={one.kind} className="border-b border-rule">
              <button
                type="button"
                className="flex min-h-11 w-full items-center gap-3 px-2 text-start hover:bg-wash"
                onClick={() => setKind(one.kind)}
              >
                <ChannelIcon kind={one.kind} size={22} />
                <span aria-hidden="true">{channelLabel(one.kind)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {!guides.data && (guides.error ? <ErrorState error={guides.error} /> : <Loading />)}
    </Dialog>
  )
}

/** A secret is not shown to whoever looks over a shoulder. */
function isSecret(name: string): boolean {
  return /token|secret|key|password/i.test(name)
}

function Guide({ guide, onDone }: { guide: ChannelGuide; onDone: () => void }) {
  const shop = useShop()
  const create = useAct('createConnection', { changes: ['listConnections'] })
  const check = useAct('checkConnection', { changes: ['listConnections'] })
  const [verifyToken] = useState(() => crypto.randomUUID().replaceAll('-', ''))

  function send(form: FormData): void {
    const typed = guide.settings.map((name): [string, FormDataEntryValue | null] => [name, form.get(name)])
    const settings = Object.fromEntries(
      typed.flatMap(([name, value]) => (typeof value === 'string' && value.trim() ? [[name, value.trim()]] : [])),
    )
    create.mutate({ params: { shop }, body: { kind: guide.kind, settings }, idempotencyKey: crypto.randomUUID() })
  }
  const paste = (what: 'webhookUrl' | 'verifyToken' | undefined) => {
    if (what === 'verifyToken') return <CopyField label={t('channels.verify-token')} value={verifyToken} />
    if (what === 'webhookUrl' && create.data)
      return <CopyField label={t('channels.webhook')} value={create.data.webhookUrl} />
    return what && <p className="text-1 text-muted">{t('channels.webhook.later')}</p>
  }
  return (
    <div className="grid gap-5">
      <ol className="grid list-decimal gap-3 ps-5">
        {guide.steps.map(({ title, text, paste: what }) => (
          <li key={title}>
            <p className="font-strong">{title}</p>
            <p className="text-muted">{text}</p>
            {paste(what)}
          </li>
        ))}
      </ol>
      {create.data ? (
        <div className="grid gap-3">
          <p role="status">{t('channels.connected')}</p>
          {check.data && <Findings findings={check.data} />}
          {check.error && <p role="alert">{faultText(check.error)}</p>}
          <div className="flex gap-2">
            <Button
              busy={check.isPending}
              onClick={() => check.mutate({ params: { shop, connection: create.data.id } })}
            >
              {t('channels.test')}
            </Button>
            <Button kind="primary" onClick={onDone}>
              {t('done')}
            </Button>
          </div>
        </div>
      ) : (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            send(new FormData(event.currentTarget))
          }}
        >
          {guide.settings.map((name) => (
            <TextField
              key={name}
              label={name}
              name={name}
              type={isSecret(name) && name !== 'verifyToken' ? 'password' : 'text'}
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              {...(name === 'verifyToken' && { defaultValue: verifyToken })}
            />
          ))}
          {create.error && <p role="alert">{create.error.problem?.detail ?? faultText(create.error)}</p>}
          <Button kind="primary" type="submit" busy={create.isPending}>
            {t('channels.connect')}
          </Button>
        </form>
      )}
    </div>
  )
}
