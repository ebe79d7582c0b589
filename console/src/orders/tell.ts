import { faultText } from '../api/fault.ts'
import { toast } from '../ui/toast.tsx'

/** What the customer is told with a deed. */
export type Words = { answer?: string }

/** Says in a line above the page what became of it. */
export function tell(deed: Promise<unknown>, said: string): void {
  void deed.then(
    () => toast(said),
    (error: unknown) => toast(faultText(error), { danger: true }),
  )
}
