import type { Reaction } from '@souk/contract/afterwards.ts'

export const REACTION_SIGNS: Record<Reaction, string> = {
  heart: '❤️',
  'thumbs-up': '👍',
  laugh: '😂',
  surprised: '😮',
  sad: '😢',
  thanks: '🙏',
}
