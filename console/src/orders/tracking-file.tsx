import type { TrackingReport } from '@souk/contract/desk.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import upload from 'icon:upload-simple'
import { currentShop } from '../api/client.ts'
import { keyOf } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toast.tsx'

/** A file of tracking numbers, and what became of its rows. */
export function TrackingFile() {
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [report, setReport] = useState<TrackingReport>()

  async function send(file: File): Promise<void> {
    setBusy(true)
    try {
      const made = await sendFile(file)
      setReport(made)
      await queries.invalidateQueries({ queryKey: keyOf('listToShip') })
    } catch {
      toast(t('ship.file-unreadable'), { danger: true })
    }
    setBusy(false)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={t('ship.file')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) void send(file)
        }}
      />
      <Button icon={upload} busy={busy} onClick={() => input.current?.click()}>
        {t('ship.file')}
      </Button>
      <Dialog open={report !== undefined} onClose={() => setReport(undefined)} title={t('ship.file')} size="medium">
        {report && <Report report={report} />}
      </Dialog>
    </>
  )
}

function Report({ report: { shipped, unchanged, refused } }: { report: TrackingReport }) {
  return (
    <div className="grid gap-3">
      <p>{t('ship.file-report', { shipped, unchanged, refused: refused.length })}</p>
      <ul>
        {refused.map(({ line, order, reason }) => (
          <li key={line} className="row flex flex-wrap items-center gap-x-3">
            <span className="figures text-muted">{t('ship.file-line', { line })}</span>
            <span className="figures font-strong">{order}</span>
            <span className="text-danger">{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

async function sendFile(file: File): Promise<TrackingReport> {
  const shop = currentShop()
  const response = await fetch(`/api/shops/${shop}/shipping/tracking`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'text/csv', 'souk-shop': shop },
    body: file,
  })
  if (!response.ok) throw new Error(`the file was answered ${response.status}`)
  return response.json()
}
