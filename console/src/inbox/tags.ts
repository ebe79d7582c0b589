import type { Tag, TAG_COLOURS } from '@souk/contract/inbox.ts'
import { useMemo } from 'react'
import { useAct, useCall } from '../api/query.ts'
import { useMay, useShop } from '../shell/desk.ts'

/** Taken one after another by new tags. */
const COLOURS = [
  'teal',
  'violet',
  'orange',
  'blue',
  'pink',
  'green',
  'red',
  'yellow',
  'grey',
] as const satisfies readonly (typeof TAG_COLOURS)[number][]

/** The shop's tags by their id, as they are listed. */
export function useTags(): ReadonlyMap<string, Tag> {
  const shop = useShop()
  const { data } = useCall('listTags', { params: { shop } }, { staleTime: 60_000 })
  return useMemo(() => new Map((data ?? []).map((tag) => [tag.id, tag])), [data])
}

/** Makes a tag of a name; undefined for who may not. */
export function useMakeTag(): ((name: string) => Promise<string | undefined>) | undefined {
  const shop = useShop()
  const tags = useTags()
  const make = useAct('createTag', { changes: ['listTags'] })
  const may = useMay('conversations:write')
  if (!may) return undefined
  const colour = COLOURS[tags.size % COLOURS.length] ?? 'grey'
  return (name) =>
    make
      .mutateAsync({ params: { shop }, body: { name: name.slice(0, 40), colour }, idempotencyKey: crypto.randomUUID() })
      .then(
        ({ id }) => id,
        () => undefined,
      )
}
