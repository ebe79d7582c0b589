import { lightness, mix, shade, toOklch } from './colour.ts'
import { escapeXml } from './svg.ts'

/** The day plate, and the deeper one that pale things lie on so that they stand out. */
const PLATE = '#E4E9E4'
const DEEP = '#A9BBB6'

/** The ground a thing of this colour is laid on: never one that swallows it. */
export function plateFor(hex: string): string {
  const { l, c } = toOklch(hex)
  if (l > 0.84 && c < 0.1) return mix(DEEP, shade(hex, -0.3), 0.12)
  return lightness(hex) > 0.8 ? mix(PLATE, DEEP, 0.55) : PLATE
}

/** A finished picture: the plate, what lies on it, and metadata saying that it is drawn. */
export function plate(title: string, ground: string, drawing: string): string {
  const glow = shade(ground, 0.035)
  const edge = shade(ground, -0.045)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" role="img"><title>${escapeXml(title)}</title><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about=""><dc:type>Illustration</dc:type><dc:description>Drawn from the product's data; not a photograph.</dc:description></rdf:Description></rdf:RDF></metadata><defs><radialGradient id="plate" cx=".36" cy=".3" r=".9"><stop stop-color="${glow}"/><stop offset=".55" stop-color="${ground}"/><stop offset="1" stop-color="${edge}"/></radialGradient>${drawing.includes('#pool') ? POOL : ''}${drawing.includes('#disc') ? DISC : ''}</defs><path d="M0 0H400V500H0Z" fill="url(#plate)"/>${drawing}</svg>`
}

/** Round shadows under standing and under flat things: gradients, since a blur takes half of the time of drawing. */
const SHADE = '#1B2A26'
const POOL = `<radialGradient id="pool"><stop stop-color="${SHADE}" stop-opacity=".36"/><stop offset=".6" stop-color="${SHADE}" stop-opacity=".26"/><stop offset="1" stop-color="${SHADE}" stop-opacity="0"/></radialGradient>`
const DISC = `<radialGradient id="disc"><stop offset=".88" stop-color="${SHADE}" stop-opacity=".36"/><stop offset="1" stop-color="${SHADE}" stop-opacity="0"/></radialGradient>`

/** The shadow that a flat thing casts: a soft one beside its outlines and a crisp one close to them. */
export function shadow(outlines: string, ground: string): string {
  return softShadow(outlines, shade(ground, -0.42), 5, 9)
}

/** A shadow of any shape, moved by x and y: its outline widened in steps. */
export function softShadow(outlines: string, ink: string, x: number, y: number): string {
  const id = `s${x}-${outlines.length}`
  const steps = [13, 8, 3].map((width) => `<use href="#${id}" stroke-width="${width}" opacity=".11"/>`).join('')
  return `<defs><path id="${id}" d="${outlines}"/></defs><g fill="${ink}"><g transform="translate(${x} ${y})" stroke="${ink}" stroke-linejoin="round">${steps}</g><use href="#${id}" transform="translate(1.5 2.5)" opacity=".3"/></g>`
}

/** Brings a drawing that fills the box to the middle of the plate, as large as `width` × `height` allow. */
export function fit(
  box: { left: number; top: number; right: number; bottom: number },
  largest = 1.45,
  width = 316,
  height = 424,
): string {
  const scale = Math.min(largest, width / (box.right - box.left), height / (box.bottom - box.top))
  const x = 200 - ((box.left + box.right) / 2) * scale
  const y = 250 - ((box.top + box.bottom) / 2) * scale
  return `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(3)})`
}
