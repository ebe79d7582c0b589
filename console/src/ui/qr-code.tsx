import { encode } from 'uqr'

/** A text for a camera: dark on light by night too, with the quiet border that cameras need. */
export function QrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }) {
  const { size: cells, data } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x},${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${cells} ${cells}`}
      shapeRendering="crispEdges"
      className="rounded-key"
    >
      <path fill="#fff" d={`M0,0h${cells}v${cells}h-${cells}z`} />
      <path fill="#1b1a3a" d={path} />
    </svg>
  )
}
