import type { IntentName } from '@souk/contract/understanding.ts'
export function classify(_text: string): { name: IntentName; score: number }[] {
  return []
}
