import { basename } from 'node:path'
import { stat } from 'node:fs/promises'
import type { AttributeChange, OtherPolicy } from '../../shared/contract/replay.ts'
import type { CaseOverview } from '../../shared/contract/shapes.ts'
import { MOST_DRAFT_CHARS } from '../../shared/model/what-if-view.ts'
import { readSmallFile } from '../engine-host/read-small-file.ts'
import { wrongUse } from './arguments.ts'
import type { Arguments, Verb } from './verb.ts'

type Named = Pick<Verb, 'name'>

/** Every `--set NAME=VALUE`, then every `--unset NAME`. */
export function changesOf(verb: Named, args: Arguments): AttributeChange[] {
  const set = args.texts('set').map((text): AttributeChange => {
    const at = text.indexOf('=')
    if (at < 1) throw wrongUse(verb, `--set takes NAME=VALUE, not ${JSON.stringify(text)}`)
    return { kind: 'set', name: text.slice(0, at), json: jsonOf(text.slice(at + 1)) }
  })
  return [...set, ...args.texts('unset').map((name): AttributeChange => ({ kind: 'unset', name }))]
}

/** JSON as it stands, all digits kept; what is none is a text. */
function jsonOf(text: string): string {
  try {
    JSON.parse(text)
    return text
  } catch {
    // What is no JSON is meant as a text.
    return JSON.stringify(text)
  }
}

type Policies = CaseOverview['policies']

/**
 * `--policy`: a version of the case, ID@VERSION; else a file, which is a draft of the policy that `--draft-of` names,
 * else of `own`, else of the only one of the case.
 */
export async function otherPolicyOf(
  verb: Named,
  args: Arguments,
  policies: Policies,
  own: { readonly id: string; readonly version: string } | undefined,
): Promise<OtherPolicy | undefined> {
  const text = args.text('policy')
  const of = args.text('draft-of')
  if (text === undefined) {
    if (of !== undefined) throw wrongUse(verb, '--draft-of goes with --policy FILE')
    return undefined
  }
  const known = versionNamed(policies, text)
  if (known !== undefined && of === undefined) return { kind: 'version', ...known }
  if (!(await isFile(text))) {
    if (of !== undefined) throw wrongUse(verb, `there is no file ${JSON.stringify(text)}`)
    return { kind: 'version', ...split(verb, text) }
  }
  const base = baseOf(verb, of, policies, own)
  return {
    kind: 'draft',
    draft: { ...base, files: [{ path: basename(text), text: await readSmallFile(text, MOST_DRAFT_CHARS) }] },
  }
}

function versionNamed(policies: Policies, text: string): { id: string; version: string } | undefined {
  const found = policies.find(({ id, version }) => `${id}@${version}` === text)
  return found === undefined ? undefined : { id: found.id, version: found.version }
}

/** An id may hold an @, as a version may: the last one parts them. */
function split(verb: Named, text: string): { id: string; version: string } {
  const at = text.lastIndexOf('@')
  if (at < 1 || at === text.length - 1)
    throw wrongUse(verb, `--policy takes ID@VERSION or a file, not ${JSON.stringify(text)}`)
  return { id: text.slice(0, at), version: text.slice(at + 1) }
}

function baseOf(
  verb: Named,
  of: string | undefined,
  policies: Policies,
  own: { readonly id: string; readonly version: string } | undefined,
): { policy: string; base?: string } {
  const named = of === undefined ? own : (versionNamed(policies, of) ?? { id: of, version: undefined })
  const ids = [...new Set(policies.map(({ id }) => id))]
  const [only, other] = ids
  if (named === undefined) {
    if (only === undefined || other !== undefined)
      throw wrongUse(
        verb,
        `--draft-of says which policy the file is a draft of: ${ids.join(', ') || 'the case has none'}`,
      )
    return { policy: only }
  }
  return named.version === undefined ? { policy: named.id } : { policy: named.id, base: named.version }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    // What cannot be looked at is taken for a version's name, and refused as one that is not there.
    return false
  }
}
