import type { Option } from '@souk/contract/parts.ts'
import { t } from '../i18n/t.ts'
import { small } from '../ui/picture.ts'
import { useStore } from '../thread/context.ts'

/** Answers to tap; they stand only under what was said last. */
export function QuickReplies({ options, of }: { options: readonly Option[]; of: string }) {
  const store = useStore()
  // A swatch tells choices apart; one picture for all of them tells nothing.
  const pictures = new Set(options.flatMap(({ image }) => image ?? [])).size > 1
  return (
    <ul class="replies" aria-label={t('replies.label')}>
      {options.map(({ value, label, hint, image, disabled }) => (
        <li key={value}>
          <button type="button" class="reply" disabled={disabled} onClick={() => store.choose(of, value, label)}>
            {pictures && image && (
              <span class="swatch">
                <img src={small(image)} alt="" />
              </span>
            )}
            <span dir="auto">{label}</span>
            {hint && (
              <span class="reply-hint" dir="auto">
                {hint}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
