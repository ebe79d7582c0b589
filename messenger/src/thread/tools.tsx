import type { Part } from '@souk/contract/parts.ts'
import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { useStore } from './context.ts'

/** How long "copied" stands. */
const TOLD_MS = 1600

/** What can be done with a message: seen under the pointer, by keyboard, or after a tap on its words. */
export function Tools({ id, parts }: { id: string; parts: readonly Part[] }) {
  const store = useStore()
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

  return (
    <div class="tools">
      <button type="button" aria-label={t('message.reply')} onClick={reply}>
        <Icon name="arrow-bend-up-left" size={18} />
      </button>
      {text && 'clipboard' in navigator && (
        <button type="button" aria-label={t(copied ? 'message.copied' : 'message.copy')} onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'copy'} size={18} />
        </button>
      )}
    </div>
  )
}
