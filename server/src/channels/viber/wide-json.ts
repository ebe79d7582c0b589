/** A text of JSON, or a number whole. */
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
/** More digits than a number can be trusted with. */
const WIDE = /^-?\d{16,}$/

/** The ids of Viber's messages are numbers that lose their last digits in any JSON parser: they are read as texts. */
export function wideJson(json: string): unknown {
  return JSON.parse(json.replace(TEXT_OR_NUMBER, (found) => (WIDE.test(found) ? `"${found}"` : found)))
}
