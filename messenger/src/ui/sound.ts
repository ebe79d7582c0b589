/** Short sounds made by WebAudio, no files: a wood tick, two soft notes, three ticks. Only after somebody chose sound. */
let audio: AudioContext | undefined

export function play(what: 'sent' | 'answer' | 'paid'): void {
  audio ??= new AudioContext()
  if (what === 'sent') tick(audio, 0)
  if (what === 'answer') [523.25, 659.25].forEach((pitch, i) => note(pitch, i * 0.11))
  if (what === 'paid') [0, 0.12, 0.24].forEach((at) => audio && tick(audio, at))
}

function tick(context: AudioContext, at: number): void {
  shape(context, 'triangle', 900, at, 0.05, 0.12)
}

function note(pitch: number, at: number): void {
  if (audio) shape(audio, 'sine', pitch, at, 0.28, 0.06)
}

function shape(context: AudioContext, type: OscillatorType, pitch: number, at: number, long: number, loud: number) {
  const start = context.currentTime + at
  const tone = new OscillatorNode(context, { type, frequency: pitch })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.linearRampToValueAtTime(loud, start + 0.008)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + long)
  tone.connect(volume).connect(context.destination)
  tone.start(start)
  tone.stop(start + long)
}
