import { figuresOf, type Suite } from './suite.ts'
import { SUITES } from './suites/suites.ts'

const REASONS_SHOWN = 12
const WRONG_SHOWN = 20

/** Runs a suite and prints what it came to; whether it holds. A suite without its cases holds nothing up. */
async function report(suite: Suite): Promise<boolean> {
  const results = await suite.run()
  if (typeof results === 'string') {
    print(`${suite.name}: skipped: ${results}`)
    return true
  }
  const { cases, right, refused, wrong, reasons, shareRight } = figuresOf(suite, results)
  print(
    `${suite.name}: ${cases} cases, ${right} right, ${refused} refused by name, ${wrong.length} silently wrong`,
  )
  if (suite.counted !== undefined) print(`  of the cases counted, ${percent(shareRight)} right`)
  for (const [reason, times] of reasons.slice(0, REASONS_SHOWN)) print(`  refused ${times}: ${reason}`)
  if (reasons.length > REASONS_SHOWN) print(`  and ${reasons.length - REASONS_SHOWN} other reasons`)
  for (const { name, detail } of wrong.slice(0, WRONG_SHOWN)) print(`  WRONG ${name}: ${detail ?? ''}`)
  if (shareRight < suite.atLeast) print(`  FEWER RIGHT than ${percent(suite.atLeast)}`)
  return wrong.length === 0 && shareRight >= suite.atLeast
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

// Whoever reads may stop reading (`| head`): the suites run on, and the exit code says what came of them.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

for (const suite of SUITES) if (!(await report(suite))) process.exitCode = 1
