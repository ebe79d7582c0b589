import type { ImportReport } from '@souk/contract/catalog.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import upload from 'icon:upload-simple'
import { keyOf } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { figure } from '../ui/format.ts'
import { importFile, type ImportProgress, ImportRefused } from './import-file.ts'

/** So many refused rows are shown; the report has them all. */
const SHOWN = 50

type State =
  | { step: 'choose'; fault?: string }
  | { step: 'reading'; name: string; progress?: ImportProgress }
  | { step: 'done'; report: ImportReport }

/** A catalogue file is dropped here or chosen; then one sees how far it is, and at the end what came of each row. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const queries = useQueryClient()
  const [state, setState] = useState<State>({ step: 'choose' })

  async function take(file: File): Promise<void> {
    setState({ step: 'reading', name: file.name })
    try {
      const report = await importFile(file, (progress) => setState({ step: 'reading', name: file.name, progress }))
      setState({ step: 'done', report })
      await queries.invalidateQueries({ queryKey: keyOf('listProducts') })
    } catch (error) {
      const why = error instanceof ImportRefused ? error.message : ''
      setState({ step: 'choose', fault: t('catalog.import.failed', { why }) })
    }
  }
  function close(): void {
    onClose()
    if (state.step !== 'reading') setState({ step: 'choose' })
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      size="medium"
      title={t('catalog.import')}
      actions={
        state.step === 'done' && (
          <>
            <Button onClick={() => setState({ step: 'choose' })}>{t('catalog.import.another')}</Button>
            <Button kind="primary" onClick={close}>
              {t('close')}
            </Button>
          </>
        )
      }
    >
      {state.step === 'choose' && <DropZone fault={state.fault} onFile={(file) => void take(file)} />}
      {state.step === 'reading' && <Reading name={state.name} progress={state.progress} />}
      {state.step === 'done' && <Report report={state.report} />}
    </Dialog>
  )
}

function DropZone({ fault, onFile }: { fault: string | undefined; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
      className={`grid justify-items-center gap-3 rounded-slip border border-dashed px-5 py-8 text-center ${over ? 'border-action bg-wash' : 'border-edge'}`}
    >
      <p>{t('catalog.import.drop')}</p>
      <p className="max-w-90 text-1 text-muted">{t('catalog.import.formats')}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.jsonl,.ndjson"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('catalog.import.choose')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
        }}
      />
      <Button kind="primary" icon={upload} onClick={() => input.current?.click()}>
        {t('catalog.import.choose')}
      </Button>
      {fault && (
        <p role="alert" className="text-danger">
          {fault}
        </p>
      )}
    </div>
  )
}

function Reading({ name, progress }: { name: string; progress: ImportProgress | undefined }) {
  return (
    <div role="status" className="grid gap-3 py-5">
      <p>{t('catalog.import.reading', { name })}</p>
      <progress
        className="h-2 w-full accent-action"
        aria-label={t('catalog.import.reading', { name })}
        {...(progress && { value: progress.done, max: Math.max(progress.total, 1) })}
      />
      <p className="figures text-end text-muted">
        {progress && `${figure(progress.done)} / ${figure(progress.total)}`}
      </p>
    </div>
  )
}

function Report({ report: { rows, created, updated, unchanged, refused, gaps = [] } }: { report: ImportReport }) {
  const counts = [
    ['rows', rows],
    ['created', created],
    ['updated', updated],
    ['unchanged', unchanged],
    ['refused', refused.length],
  ] as const
  return (
    <div className="grid gap-5">
      <dl className="grid grid-cols-[1fr_auto] gap-y-1">
        {counts.map(([name, count]) => (
          <div key={name} className="contents">
            <dt className={name === 'refused' && count > 0 ? 'text-danger' : ''}>{t(`catalog.import.${name}`)}</dt>
            <dd className="figures text-end">{figure(count)}</dd>
          </div>
        ))}
      </dl>
      {refused.length > 0 && (
        <table aria-label={t('catalog.import.refused')} className="w-full border-collapse text-start">
          <thead>
            <tr className="border-b border-edge text-1 text-muted">
              <th className="h-8 pe-3 text-end font-normal">{t('catalog.import.line')}</th>
              <th className="text-start font-normal">{t('catalog.import.why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, SHOWN).map(({ line, id, reason }) => (
              <tr key={`${line} ${id}`} className="border-b border-rule align-top">
                <td className="figures py-1 pe-3 text-end">{figure(line)}</td>
                <td className="py-1">
                  {id && <span className="text-muted">{id}: </span>}
                  {reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {refused.length > SHOWN && (
        <p className="text-muted">{t('catalog.import.more', { count: refused.length - SHOWN })}</p>
      )}
      {gaps.length > 0 && <p className="text-muted">{t('catalog.import.gaps', { count: gaps.length })}</p>}
    </div>
  )
}
