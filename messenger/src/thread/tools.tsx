import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { ToolIcon } from '../ui/tool-icon.tsx'
import { useStore } from './context.ts'
import { Later } from './later-part.ts'
import type { Row } from './rows.ts'
import '../style/tools.css'

/** How long "copied" stands. */
const TOLD_MS = 1600

/** What can be done with a message: seen under the pointer, by keyboard, or after a tap on its words. */
export function Tools({ row }: { row: Extract<Row, { kind: 'message' }> }) {
  const { id, parts } = row
  const store = useStore()
  const [more, setMore] = useState(false)
  const [copied, setCopied] = useState(false)
  const text = parts.flatMap((part) => (part.type === 'text' ? part.text : [])).join('\n')

  function reply(): void {
    store.view.replying.value = { message: id }
    document.getElementById('composer')?.focus()
  }
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), TOLD_MS)
  }

  if (more)
    return (
      <div class="tools-way">
        <Later row={row} show="more" onEnd={() => setMore(false)} />
      </div>
    )
  return (
    <div class="tools-way">
      <div class="tools">
        <button type="button" aria-label={t('message.more')} onClick={() => setMore(true)}>
          <ToolIcon name="smiley" />
        </button>
        <button type="button" aria-label={t('message.reply')} onClick={reply}>
          <Icon name="arrow-bend-up-left" size={18} />
        </button>
        {text && 'clipboard' in navigator && (
          <button type="button" aria-label={t(copied ? 'message.copied' : 'message.copy')} onClick={() => void copy()}>
            {copied ? <Icon name="check" size={18} /> : <ToolIcon name="copy" />}
          </button>
        )}
      </div>
    </div>
  )
}
