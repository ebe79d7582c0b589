import { useSignal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** A picture beside what is being written. Its state while it is brought: the share that is there, or why it is not. */
export type Attached = {
  /** Brought twice under it, it is one picture. */
  key: string
  file: File
  alt: string
  state: 'waiting' | number | { fault: string }
  /** Where it is, once it is with the server. */
  url?: string
}
export type Attachments = Signal<readonly Attached[]>

/** So many pictures of one message; more are read by nobody at once. */
const MOST = 4
/** Bytes that the server takes. */
const LARGEST = 10 * 1024 * 1024
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/gif,image/avif'

/** The pictures that were chosen, pasted or dropped on the page; `dropping` while some are held above it. */
export function useAttached() {
  const pictures: Attachments = useSignal<readonly Attached[]>([])
  const dropping = useSignal(false)
  function add(files: FileList | null | undefined): boolean {
    const fresh = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'))
    const all = fresh.map((file): Attached => ({
      key: crypto.randomUUID(),
      file,
      alt: '',
      state: file.size > LARGEST ? { fault: 'too_large' } : 'waiting',
    }))
    pictures.value = [...pictures.value, ...all].slice(0, MOST)
    return fresh.length > 0
  }
  useEffect(() => {
    const held = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => {
      if (!held(event)) return
      // Without this the browser leaves the thread and opens the file.
      event.preventDefault()
      dropping.value = true
    }
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) dropping.value = false
    }
    const dropped = (event: DragEvent) => {
      if (!held(event)) return
      event.preventDefault()
      dropping.value = false
      add(event.dataTransfer?.files)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', left)
    addEventListener('drop', dropped)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', left)
      removeEventListener('drop', dropped)
    }
  }, [])
  return { pictures, dropping, add }
}

/** Changes one of them. */
export function change(pictures: Attachments, key: string, next: Partial<Attached>): void {
  pictures.value = pictures.value.map((one) => (one.key === key ? { ...one, ...next } : one))
}
