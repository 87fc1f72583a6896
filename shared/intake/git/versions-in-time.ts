import { digestOf } from '../../crypto.ts'
import { timeText } from '../../model/time.ts'
import type { MadeVersion } from '../sources/made-manifest.ts'
import type { Files, SourceVersion } from '../sources/source-version.ts'
import type { PolicyContent } from './policy-history.ts'

const SHORT = 12
/** Names of later commits that a version keeps: a log names the commit that was deployed, whatever it changed. */
const MOST_NAMES = 500

interface Open {
  readonly version: Omit<MadeVersion, 'also' | 'effective'>
  readonly signature: string
  readonly also: string[]
  readonly from: number
  to: number | undefined
}

/** A file of a version, and the name under which it is kept. */
export interface KeptName {
  readonly path: string
  readonly name: string
}

/** Gives each content of a policy its name and its time, one commit after another. Times are in seconds. */
export class VersionsInTime {
  readonly #all: Open[] = []
  #open = new Map<string, Open>()
  #now = Number.NEGATIVE_INFINITY

  /** The policies as a commit left them. Gives the files that are to be kept for it. */
  add(
    found: readonly SourceVersion[],
    files: Files,
    { commit, unchanged }: PolicyContent,
  ): readonly KeptName[] {
    this.#reach(commit.time)
    const before = this.#open
    this.#open = new Map()
    const kept: KeptName[] = []
    for (const each of found) {
      const key = JSON.stringify([each.policy, each.engine === 'cerbos' ? each.version : ''])
      const signature = signatureOf(each, files)
      const last = before.get(key)
      const same = last?.signature === signature ? last : this.#begin(each, signature, commit.oid)
      if (same !== last) kept.push(...pathsOf(each).map((path) => ({ path, name: placed(path, commit.oid) })))
      else same.also.push(commit.oid)
      same.also.push(...unchanged)
      this.#open.set(key, same)
    }
    const still = new Set(this.#open.values())
    for (const each of before.values()) if (!still.has(each)) each.to = this.#now
    return kept
  }

  /** From a commit on there are none. */
  none(time: number): void {
    this.#reach(time)
    for (const each of this.#open.values()) each.to = this.#now
    this.#open = new Map()
  }

  all(): readonly MadeVersion[] {
    return this.#all.map(({ version, also, from, to }): MadeVersion => ({
      ...version,
      also: also.slice(0, MOST_NAMES),
      effective: { from: timeOf(from), to: to === undefined ? undefined : timeOf(to) },
    }))
  }

  #begin(each: SourceVersion, signature: string, oid: string): Open {
    const own = each.version === undefined ? [] : [each.version]
    const open: Open = {
      version: {
        ...each,
        version: each.engine === 'cerbos' ? `${each.version ?? 'default'}@${oid.slice(0, SHORT)}` : oid,
        texts: each.texts.map((path) => placed(path, oid)),
        entities: each.entities === undefined ? undefined : placed(each.entities, oid),
        schema: each.schema === undefined ? undefined : placed(each.schema, oid),
      },
      signature,
      also: each.engine === 'cerbos' ? [...own, oid] : own,
      from: this.#now,
      to: undefined,
    }
    this.#all.push(open)
    return open
  }

  /** Clocks of committers disagree; the order of commits does not. */
  #reach(time: number): void {
    this.#now = Math.max(this.#now, time)
  }
}

function placed(path: string, oid: string): string {
  return `${oid.slice(0, SHORT)}/${path}`
}

function pathsOf({ texts, entities, schema }: SourceVersion): readonly string[] {
  return [...new Set([...texts, entities, schema])].filter((path) => path !== undefined)
}

function signatureOf(version: SourceVersion, files: Files): string {
  return JSON.stringify(
    pathsOf(version).map((path) => [path, digestOf(files.get(path) ?? new Uint8Array(0))]),
  )
}

function timeOf(seconds: number): string {
  return timeText(seconds * 1000).replace('.000Z', 'Z')
}
