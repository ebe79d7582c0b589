import type { Reaction } from '@souk/contract/afterwards.ts'

/** As the reader's system draws them; never the heart of the wish list, which is ink on paper. */
export const EMOJI: Record<Reaction, string> = {
  heart: '❤️',
  'thumbs-up': '👍',
  laugh: '😂',
  surprised: '😮',
  sad: '😢',
  thanks: '🙏',
}
