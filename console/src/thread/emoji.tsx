import { Popover as Radix } from 'radix-ui'
import smiley from 'icon:smiley'
import { t } from '../i18n/t.ts'
import { IconButton } from '../ui/button.tsx'

/** Those that are used in a shop; for the others each device has a way of its own. */
const EMOJI = [
  ...'😊🙂😄😍🥰😉😅😂🤔😮😢🙏👍👌👏💪✌️🤝❤️💛💙💚🖤💐🌸🌞✨🎉🎁🛍️👗👠👟👜💍🧥👔📦🚚📍🕑💳✅❌⚠️☕🍕'.matchAll(
    /\p{Extended_Pictographic}\uFE0F?/gu,
  ),
].map(([one]) => one)

export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>
        <IconButton icon={smiley} label={t('composer.emoji')} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side="top"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('composer.emoji')}
          className="z-40 grid grid-cols-8 gap-1 rounded-slip border border-edge bg-paper p-2 animate-appear"
        >
          {EMOJI.map((one) => (
            <Radix.Close key={one} asChild>
              <button
                type="button"
                className="grid size-9 place-items-center rounded-key text-3 hover:bg-wash"
                onClick={() => onPick(one)}
              >
                {one}
              </button>
            </Radix.Close>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
