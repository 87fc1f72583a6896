import { rmSync, statSync } from 'node:fs'
import { openHost } from '../../electron/engine-host/host.ts'
import { startReplayPool } from '../../electron/engine-host/replay-pool.ts'
import { openCaseFile } from '../../shared/engine.ts'
import { remembering } from '../../shared/replay/remembering.ts'
import { versionKey } from '../../shared/replay/version-key.ts'
import { sha256 } from '../../shared/crypto.ts'
import { tileProver } from '../../shared/proof/merkle-tiles.ts'
import { verifyInclusion } from '../../shared/proof/merkle-inclusion.ts'
import { requestsOf } from './requests.ts'

export const PASSPHRASE = 'benchmark'

/** Into a case of its own, as `docket import --no-rebuild` does it. */
export async function importInto(casePath: string, files: readonly string[]) {
  rmSync(casePath, { force: true })
  const host = openHost({ passphrase: noPassphrase })
  await host.job(
    'case.import',
    { case: host.files.hold(casePath), files: files.map((path) => host.files.hold(path)), rebuild: 'leave' },
    {},
  )
  host.close()
  return { caseBytes: statSync(casePath).size }
}

/** Rebuild, replay and findings, as `docket rebuild` does it. */
export async function rebuild(casePath: string) {
  const host = openHost({ passphrase: noPassphrase })
  const { runs, decisions, verdicts } = await host.job(
    'case.rebuild',
    { case: host.files.hold(casePath) },
    {},
  )
  host.close()
  return { runs, decisions, reproduced: verdicts.reproduced ?? 0, caseBytes: statSync(casePath).size }
}

/** Requests of a case in threads, twice: the first time the engine is asked, then the memory. */
export async function replayAgain(casePath: string, most: number, threads: number) {
  const asked = requestsOf(casePath, most)
  const versions = [...new Set(asked.map(({ version }) => version))]
  const evaluator = remembering(startReplayPool({ versions, evaluationBudgetMs: 10_000, threads }))
  const jobs = asked.map(({ request, version }) => ({
    request: { text: request },
    version: versionKey(version),
  }))
  for (const version of versions) await evaluator.describe(versionKey(version))
  // Threads that have not started yet would be timed as slow ones.
  await evaluator.evaluate(
    jobs.slice(0, 50).map((job) => ({ ...job, request: { text: distinct(job.request.text) } })),
  )
  const start = performance.now()
  await evaluator.evaluate(jobs)
  const firstMs = performance.now() - start
  const again = performance.now()
  await evaluator.evaluate(jobs)
  const againMs = performance.now() - again
  await evaluator.close()
  return { evaluations: jobs.length, firstMs, againMs }
}

/** The same request in another text that means something else, so that no memory answers it. */
function distinct(request: string): string {
  return request.replace(/\}$/, `,"warm":true}`)
}

/** Pages of 100 decisions through a case, by the keyset. */
export function pages(casePath: string, times: number) {
  const file = openCaseFile(casePath, 'read-only')
  const took: number[] = []
  let after: number | undefined
  for (let time = 0; time < times; time += 1) {
    const start = performance.now()
    const page = file.decisions.page([], after === undefined ? { limit: 100 } : { limit: 100, after })
    took.push(performance.now() - start)
    after = page.next ?? undefined
  }
  file.close()
  return { p95Ms: took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0 }
}

/** Inclusion proofs of lines all over the first source, made from tiles and verified. */
export function proofs(casePath: string, times: number) {
  const file = openCaseFile(casePath, 'read-only')
  const source = file.sources.list()[0]
  if (source === undefined) throw new Error('the case has no source')
  const { lines } = source.state
  const prover = tileProver(sha256, file.lines.tree(source.id))
  const { root } = prover
  let proveMs = 0
  let verifyMs = 0
  for (let time = 0; time < times; time += 1) {
    const index = Math.floor((time * lines) / times)
    const start = performance.now()
    const path = prover.path(index)
    proveMs += performance.now() - start
    const leaf = file.lines.leaf(source.id, index)
    const check = performance.now()
    if (!verifyInclusion({ hash: sha256, index, size: lines, leaf, path, root }))
      throw new Error('a proof does not hold')
    verifyMs += performance.now() - check
  }
  file.close()
  return { proveMs: proveMs / times, verifyMs: verifyMs / times }
}

export async function seal(casePath: string, packet: string, key: string) {
  const host = openHost({ passphrase: () => Promise.resolve(PASSPHRASE) })
  const hold = (path: string) => host.files.hold(path)
  const made = await host.job(
    'packet.seal',
    { case: hold(casePath), out: hold(packet), keys: [{ key: hold(key) }] },
    {},
  )
  host.close()
  return { bytes: made.bytes, decisions: made.decisions, records: made.records }
}

export async function verify({
  packet,
  key,
  reperform,
}: {
  readonly packet: string
  readonly key: string
  readonly reperform: boolean
}) {
  const host = openHost({ passphrase: noPassphrase })
  const hold = (path: string) => host.files.hold(path)
  const report = await host.job('packet.verify', { packet: hold(packet), trust: [hold(key)], reperform }, {})
  host.close()
  if (report.result !== 'valid') throw new Error(`the packet is ${report.result}`)
  return { checks: report.checks.length }
}

function noPassphrase(): Promise<string> {
  return Promise.reject(new Error('no passphrase is asked for here'))
}
