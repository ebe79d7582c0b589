import { speakMore } from '../i18n/t.ts'
import { lazyPart } from '../ui/lazy.tsx'

export const Later = lazyPart(() =>
  Promise.all([import('./later.tsx'), speakMore('talk')]).then(([part]) => part.Later),
)
