import { lazyPart } from '../ui/lazy.tsx'

const code = () => import('./late.tsx')
export const Late = lazyPart(() => code().then((part) => part.Late))
export const Printed = lazyPart(() => code().then((part) => part.Printed))

/** Before they are shown, so that nothing is pushed aside by them. */
export async function fetchLate(): Promise<void> {
  await Promise.all([Late.fetch(), Printed.fetch()])
}
