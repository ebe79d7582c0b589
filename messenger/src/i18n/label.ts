/** A label of the wire in a language: a text, or one per language. */
export function labelIn(label: string | Record<string, string>, language: string): string {
  return typeof label === 'string' ? label : (label[language] ?? label.en ?? Object.values(label)[0] ?? '')
}
