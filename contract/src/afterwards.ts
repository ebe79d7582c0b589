/** What can be done with a message once it is sent; read by browsers too, so nothing of Zod stands here. */

/** For so long whoever wrote a message can change it or take it back. Milliseconds. */
export const EDITABLE_MS = 15 * 60_000

export const REACTIONS = ['heart', 'thumbs-up', 'laugh', 'surprised', 'sad', 'thanks'] as const
export type Reaction = (typeof REACTIONS)[number]
