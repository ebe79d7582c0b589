import type { Part } from '@souk/contract/parts.ts'
import { useCallback, useState } from 'react'
import { faultText } from '../api/fault.ts'
import { toast } from '../ui/toast.tsx'
import { bring, PICTURES } from './attach.ts'

export type Attached = { key: string; name: string; shown: string; url?: string }

/** Pictures that go with the next message: brought at once, so that sending waits for nothing. */
export function useAttached(conversation: string) {
  const [all, setAll] = useState<readonly Attached[]>([])
  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files.filter(({ type }) => PICTURES.split(',').includes(type))) {
        const key = crypto.randomUUID()
        setAll((before) => [...before, { key, name: file.name, shown: URL.createObjectURL(file) }])
        bring(conversation, file).then(
          (url) => setAll((before) => before.map((one) => (one.key === key ? { ...one, url } : one))),
          (error: unknown) => {
            toast(faultText(error), { danger: true })
            setAll((before) => before.filter((one) => one.key !== key))
          },
        )
      }
    },
    [conversation],
  )
  const remove = useCallback((key: string) => setAll((before) => before.filter((one) => one.key !== key)), [])
  const clear = useCallback(() => setAll([]), [])
  const parts = all.flatMap(({ url, name }): Part[] => (url ? [{ type: 'image', url, alt: name }] : []))
  return { all, add, remove, clear, parts, ready: parts.length === all.length }
}
