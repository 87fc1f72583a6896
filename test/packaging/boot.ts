import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineCallName } from '../../electron/engine-host/desk-engine.ts'
import type { FromEngine, ToBeAnswered, ToEngine } from '../../electron/engine-host/engine-messages.ts'
import type { Envelope, JobOutcome, JobStarted, WireError } from '../../shared/contract/envelope.ts'
import type { NameOf } from '../../shared/contract/methods.ts'
import { SAMPLE_EXPECTED } from '../../shared/engine.ts'

const LIMIT_MS = 90_000
/** Gives a plain Node the port to main that a process of Electron has. */
const CHILD = join(import.meta.dirname, '../standin/utility-child.ts')

/**
 * Starts the engine from the folder of an app as Electron's main would, has it open the sample case, which imports
 * and rebuilds it, rebuild it once more, and hand out the page that verifies. Throws where it ends, refuses, or finds
 * something else than it should.
 */
export async function bootEngine(app: string, home: string): Promise<string> {
  const started = performance.now()
  const engine = new Engine(join(app, 'dist/engine/engine-process.js'))
  try {
    const page = join(home, 'verify.html')
    engine.send({ kind: 'open', folder: home, held: [['page', page]] })
    const sample = (await engine.job('cases.sample', {})) as { readonly case: string }
    const again = (await engine.job('case.rebuild', { case: sample.case })) as { readonly decisions: number }
    const { rebuild, records } = SAMPLE_EXPECTED
    const found = (await engine.call('case.info', { case: sample.case })) as Record<string, unknown>
    const expected = { records, decisions: rebuild.decisions, verdicts: rebuild.verdicts }
    const seen = { records: found['records'], decisions: again.decisions, verdicts: found['verdicts'] }
    if (JSON.stringify(seen) !== JSON.stringify(expected))
      throw new Error(`found ${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`)
    await engine.call('packet.page', { out: 'page' })
    if (!(await readFile(page)).equals(await readFile(join(app, 'dist/verify/verify.html'))))
      throw new Error('the page that verifies is not handed out as it was packed')
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    return `${records} records, ${rebuild.decisions} decisions, all verdicts as expected, and the page that verifies, ${seconds} s`
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n${engine.said}`, { cause })
  } finally {
    engine.end()
  }
}

/** The engine's process, seen from main. */
class Engine {
  readonly #child: ChildProcess
  readonly #answers = new Map<number, PromiseWithResolvers<Envelope<unknown>>>()
  readonly #jobs = new Map<string, PromiseWithResolvers<JobOutcome>>()
  readonly #late = setTimeout(() => this.#fail('did not answer in time'), LIMIT_MS)
  #asked = 0
  #said = ''

  constructor(file: string) {
    this.#child = fork(CHILD, [file], {
      cwd: tmpdir(),
      env: { TZ: 'UTC' },
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#said += text.toString('utf8')
    })
    this.#child.on('message', (message) => this.#heard(message as FromEngine))
    this.#child.on('exit', (code) => this.#fail(`ended with code ${code}`))
  }

  /** What it wrote of its own accord. */
  get said(): string {
    return this.#said
  }

  send(message: ToEngine): void {
    this.#child.send(message)
  }

  async call(name: EngineCallName, input: unknown): Promise<unknown> {
    return this.#answer({ kind: 'call', name, input, id: this.#next() })
  }

  async job(name: NameOf<'job'>, input: unknown): Promise<unknown> {
    const { jobId } = (await this.#answer({ kind: 'job', name, input, id: this.#next() })) as JobStarted
    const outcome = await this.#end(jobId).promise
    if (outcome.state === 'done') return outcome.value
    throw new Error(outcome.state === 'failed' ? textOf(outcome.error) : `${name} was cancelled`)
  }

  end(): void {
    clearTimeout(this.#late)
    this.#child.removeAllListeners('exit')
    this.#child.kill()
  }

  #next(): number {
    this.#asked += 1
    return this.#asked
  }

  async #answer(message: ToBeAnswered): Promise<unknown> {
    const waiting = Promise.withResolvers<Envelope<unknown>>()
    this.#answers.set(message.id, waiting)
    this.send(message)
    const answer = await waiting.promise
    if (answer.ok) return answer.value
    throw new Error(textOf(answer.error))
  }

  #heard(message: FromEngine): void {
    if (message.kind === 'answer') this.#answers.get(message.id)?.resolve(message.answer)
    if (message.kind === 'event' && message.event.name === 'job.ended')
      this.#end(message.event.payload.jobId).resolve(message.event.payload.outcome)
  }

  /** The end of a job may be told before its id is. */
  #end(jobId: string): PromiseWithResolvers<JobOutcome> {
    const end = this.#jobs.get(jobId) ?? Promise.withResolvers<JobOutcome>()
    this.#jobs.set(jobId, end)
    return end
  }

  #fail(what: string): void {
    const error = new Error(`the engine ${what}`)
    for (const { reject } of [...this.#answers.values(), ...this.#jobs.values()]) reject(error)
  }
}

function textOf({ code, message, facts }: WireError): string {
  return `${code}: ${message} ${JSON.stringify(facts)}`
}
