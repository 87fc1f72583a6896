import type { Measured } from './measure.ts'

const NAME = 36

/** Prints figures: one a line, ratios with their target and whether it is met. */
export const say = {
  heading: (text: string) => console.log(`\n${text}`),
  line: (name: string, text: string) => console.log(`  ${name.padEnd(NAME)}${text}`),
  figure: (name: string, { wallMs, cpuMs, peakRssMb }: Measured, rate: string) =>
    say.line(name, `${times(wallMs)} wall, ${times(cpuMs)} cpu, ${peakRssMb.toFixed(0)} MB peak, ${rate}`),
  ratio: (
    name: string,
    ratio: number,
    floor: string,
    target: number | undefined,
    sense: 'at most' | 'at least' = 'at most',
  ) => {
    const met = target === undefined || (sense === 'at most' ? ratio <= target : ratio >= target)
    say.line(name, `${ratio.toFixed(3)} x ${floor}${verdict(target, met, sense)}`)
  },
  limit: (name: string, value: number, unit: string, target: number | undefined) =>
    say.line(
      name,
      `${value.toFixed(0)} ${unit}${verdict(target, target === undefined || value <= target, 'at most')}`,
    ),
} as const

function verdict(target: number | undefined, met: boolean, sense: string): string {
  return target === undefined ? '' : `   (target ${sense} ${target}: ${met ? 'met' : 'MISSED'})`
}

/** `480 ms`, `12.3 s`. */
export function times(ms: number): string {
  if (ms < 1) return `${(ms * 1000).toFixed(0)} us`
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`
}

export function per(count: number, ms: number, unit: string): string {
  return `${(count / (ms / 1000)).toFixed(0)} ${unit}/s`
}
