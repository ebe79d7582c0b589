import { z } from 'zod'

/** What a thread goes on at, as roughly as a browser says of itself. */
export const Device = z.enum(['phone', 'tablet', 'computer'])
export type Device = z.infer<typeof Device>
