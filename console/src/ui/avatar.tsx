/** Six dyes on which white is read; who somebody is chooses one, always the same. */
const DYES = ['#00675B', '#B3123F', '#23408E', '#8A2D5C', '#5A3A7E', '#7A3B22']

/** Somebody's initials on cloth of their own: drawn, not text, for the name stands beside them. */
export function Avatar({ id, name, size = 28 }: { id: string; name: string; size?: number }) {
  const dye = DYES[Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % DYES.length]
  return (
    <span
      aria-hidden="true"
      data-initials={initials(name)}
      className="inline-grid flex-none place-items-center rounded-full font-strong before:content-[attr(data-initials)]"
      style={{ background: dye, color: '#fff', inlineSize: size, blockSize: size, fontSize: Math.round(size * 0.42) }}
    />
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? '')[0] ?? '')
  return letters.join('').toLocaleUpperCase() || '?'
}
