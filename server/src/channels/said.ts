import { z } from 'zod'
import type { InboundPart } from './arrival.ts'
import { shorten, splitText } from './split-text.ts'

/** Characters of one text part, and of what names something. */
const LONGEST_TEXT = 5000
const LONGEST_NAME = 200
const LONGEST_REF = 2000

/** What who has only opened the chat is taken to say. */
export const HELLO = '👋'

/** Ids come as text or as number. */
export const Id = z.union([z.string(), z.number()]).transform(String)

/** Words as text parts; nothing of a long one is lost. */
export function said(text: string | undefined): InboundPart[] {
  return splitText(text?.trim() ?? '', LONGEST_TEXT).map((piece) => ({ type: 'text' as const, text: piece }))
}

/** What nobody here can read, named, so that a person sees that something came. */
export function named(kind: string): InboundPart[] {
  return [{ type: 'text', text: `[${shorten(kind.replaceAll('_', ' ') || 'message', 60)}]` }]
}

export function tapped(token: string | undefined, label: string | undefined): InboundPart[] {
  if (!token || token.length > 1000) return label ? said(label) : named('button')
  return [{ type: 'tap', token, ...(label ? { label: shorten(label, 500) } : {}) }]
}

/** A file at the provider; without a way to ask for it, its kind is named. */
export function remote(
  media: 'image' | 'file' | 'audio' | 'video',
  ref: string | undefined,
  name?: string,
  of?: 'story' | 'sticker',
): InboundPart[] {
  if (!ref || ref.length > LONGEST_REF) return named(of ?? media)
  return [{ type: 'remote', media, ref, ...(name ? { name: shorten(name, LONGEST_NAME) } : {}), ...(of ? { of } : {}) }]
}

export function placed(place: { latitude: number; longitude: number }, label: string | undefined): InboundPart[] {
  const { latitude, longitude } = place
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return named('location')
  return [{ type: 'location', latitude, longitude, ...(label ? { label: shorten(label, 300) } : {}) }]
}

/** Leaves out what is not there, and shortens what is too long to be kept. */
export function brief<Key extends string>(
  words: Readonly<Record<Key, string | undefined>>,
  most: Readonly<Record<Key, number>>,
): Partial<Record<Key, string>> {
  const kept: Partial<Record<Key, string>> = {}
  for (const key in words) {
    const word = words[key]
    if (word) kept[key] = shorten(word, most[key])
  }
  return kept
}
