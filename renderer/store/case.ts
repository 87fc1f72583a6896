import { create } from 'zustand'
import { ask, wireErrorOf } from '../client/client.ts'
import type { WireError } from '../../shared/contract/envelope.ts'
import { refresh } from '../client/answers.ts'
import { go, type Screen } from './route.ts'

export interface OpenCase {
  readonly case: string
  readonly name: string
}

interface CaseState {
  /** Cases of this window by the name that stands in its address. */
  readonly open: Readonly<Record<string, OpenCase>>
  /** A case that could not be opened, and why. */
  readonly trouble: { readonly name: string; readonly error: WireError } | null
}

export const useCases = create<CaseState>(() => ({ open: {}, trouble: null }))

/** The case of an address; undefined while it is looked for, or where there is none. */
export function useCaseNamed(name: string | null): OpenCase | undefined {
  return useCases(({ open }) => (name === null ? undefined : open[name]))
}

/** Opens a case file that the host holds, and shows it. */
export async function openCase(file: string, screen: Screen = 'overview'): Promise<void> {
  await taking(file, async () => show(await ask('cases.open', { file }), screen))
}

export async function createCase(file: string): Promise<void> {
  await taking(file, async () => show(await ask('cases.create', { file }), 'intake'))
}

/** Shows a case that the host has opened. */
function show({ case: token, name }: OpenCase, screen: Screen): void {
  const key = nameFor(token, name)
  useCases.setState(({ open }) => ({ open: { ...open, [key]: { case: token, name: key } }, trouble: null }))
  refresh((method) => method === 'cases.recent')
  go({ caseName: key, screen })
}

/** Finds the case that an address names among the recent ones, for a link, a reload or a second window. */
export async function findCase(name: string): Promise<void> {
  if (useCases.getState().open[name] !== undefined) return
  await taking(name, async () => {
    const { cases } = await ask('cases.recent', {})
    const found = cases.find((each) => each.name === name)
    if (found === undefined) {
      useCases.setState({ trouble: { name, error: notKnown(name) } })
      return
    }
    const opened = await ask('cases.open', { file: found.case })
    useCases.setState(({ open }) => ({
      open: { ...open, [name]: { case: opened.case, name } },
      trouble: null,
    }))
    refresh((method) => method === 'cases.recent')
  })
}

export function dismissTrouble(): void {
  useCases.setState({ trouble: null })
}

async function taking(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    useCases.setState({ trouble: { name, error: wireErrorOf(error) } })
  }
}

/** Two cases of one name, from two folders, are told apart in addresses. */
function nameFor(token: string, name: string): string {
  const { open } = useCases.getState()
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? name : `${name} (${number})`
    const known = open[key]
    if (known === undefined || known.case === token) return key
  }
}

function notKnown(name: string): WireError {
  return {
    code: 'CASE_NOT_KNOWN',
    message: `This address names the case ${name}, which was not opened at this desk.`,
    remedy: 'Open the case file, then follow the address again.',
    facts: {},
  }
}
