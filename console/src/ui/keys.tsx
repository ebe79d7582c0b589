const APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const SIGNS: Record<string, string> = {
  mod: APPLE ? '⌘' : 'Ctrl',
  shift: APPLE ? '⇧' : 'Shift',
  alt: APPLE ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
}

/** Keys as they stand on a keyboard: `mod+k`, or one after the other, `g i`. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1 text-1">
      {keys.split(' ').map((stroke, place) => (
        <kbd
          key={`${place} ${stroke}`}
          className="inline-flex min-w-5 justify-center gap-0.5 rounded-key border border-current px-1 font-text opacity-80"
        >
          {stroke
            .split('+')
            .map((key) => SIGNS[key] ?? (key.length === 1 ? key.toLocaleUpperCase('en') : key))
            .join(APPLE ? '' : ' ')}
        </kbd>
      ))}
    </span>
  )
}
