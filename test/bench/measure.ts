import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Result, TaskCall } from './tasks.ts'

/** One task in a process of its own: its start is not counted, its threads are. */
export interface Measured {
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakRssMb: number
  readonly result: Result
}

const TASK = fileURLToPath(new URL('task.ts', import.meta.url))

/** Runs a task `times` over, each in a fresh process, and gives the run of the median wall time. */
export async function measure(call: TaskCall, times = 1): Promise<Measured> {
  const runs: Measured[] = []
  for (let run = 0; run < times; run += 1) runs.push(await once(call))
  const sorted = runs.toSorted((a, b) => a.wallMs - b.wallMs)
  return sorted[Math.floor(sorted.length / 2)] as Measured
}

function once(call: TaskCall): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TASK, JSON.stringify(call)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TZ: 'UTC' },
    })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text) as Measured)
      else reject(new Error(`${call.task} ended with code ${code}`))
    })
  })
}
