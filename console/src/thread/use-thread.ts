import { useEffect, useMemo, useRef, useState } from 'react'
import { souk } from '../api/client.ts'
import { useCell } from '../inbox/cell.ts'
import { eachList } from '../inbox/list.ts'
import { deskLive } from '../inbox/live.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { threadStore, type Held, type ThreadStore } from './store.ts'

export type Reading = { store: ThreadStore; held: Held; readBefore: ReadonlyMap<string, number> }

/** The thread that is open: kept as it goes on, seen by the others as being read, and marked as read. */
export function useThread(conversation: string): Reading {
  const shop = useShop()
  const may = useMay('conversations:write')
  const store = useMemo(() => threadStore(conversation), [conversation, shop])
  const held = useCell(store.state)
  const { thread } = held
  const readBefore = useReadBefore(conversation, held)
  const visible = useVisible()

  useEffect(() => {
    void store.load()
    return deskLive(shop).onFresh(() => void store.load(true))
  }, [store, shop])
  useEffect(() => {
    const { line } = deskLive(shop)
    line.here([conversation], visible ? 'here' : 'away')
    return () => line.here([])
  }, [shop, conversation, visible])
  useEffect(() => {
    if (!thread || !visible || !may) return
    for (const part of thread.parts) if (part.read.mine < part.head) markRead(shop, store, part.conversation, part.head)
    const head = thread.parts.find((part) => part.conversation === conversation)?.head ?? 0
    eachList((list) => list.read(conversation, head))
  }, [thread, visible, may, shop, store, conversation])
  return { store, held, readBefore }
}

function markRead(shop: string, store: ThreadStore, conversation: string, seq: number): void {
  store.change((thread) => ({
    ...thread,
    parts: thread.parts.map((part) =>
      part.conversation === conversation ? { ...part, read: { ...part.read, mine: seq } } : part,
    ),
  }))
  if (deskLive(shop).line.read(conversation, seq)) return
  // Without the live line; what is not said now is said with the next thing that happens.
  souk.call('readThread', { params: { shop, conversation }, body: { seq } }).catch(() => undefined)
}

/** How far I had read when I came: it stays while I am here. */
function useReadBefore(conversation: string, { thread }: Held): ReadonlyMap<string, number> {
  const kept = useRef<{ of: string; marks: ReadonlyMap<string, number> }>(undefined)
  if (thread && kept.current?.of !== conversation)
    kept.current = { of: conversation, marks: new Map(thread.parts.map((part) => [part.conversation, part.read.mine])) }
  return kept.current?.of === conversation ? kept.current.marks : NONE
}
const NONE: ReadonlyMap<string, number> = new Map()

/** Is the page looked at? */
function useVisible(): boolean {
  const [visible, setVisible] = useState(!document.hidden)
  useEffect(() => {
    const look = () => setVisible(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}
