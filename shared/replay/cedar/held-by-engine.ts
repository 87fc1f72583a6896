import type { PolicySet, Schema } from '@cedar-policy/cedar-wasm/nodejs'
import { PolicyRefused, put } from './policy-rules.ts'
import { cedar, words } from './wasm.ts'

/** A policy set and a schema that the engine keeps parsed, under a name. */
export interface Held {
  readonly policySetId: string
  readonly schemaName: string | undefined
  release(): void
}

const EMPTY_POLICIES: PolicySet = { staticPolicies: {} }
const EMPTY_SCHEMA: Schema = {}

/** Names that are free again. The engine forgets none, but a name given anew frees what it stood for. */
const freeNames: string[] = []
let namesMade = 0

/** Has the engine parse a policy set and a schema once. Throws PolicyRefused with its words. */
export function hold(policies: PolicySet, schema: Schema | undefined): Held {
  const name = freeNames.pop() ?? `version${namesMade++}`
  const release = (): void => {
    cedar.preparsePolicySet(name, EMPTY_POLICIES)
    if (schema !== undefined) cedar.preparseSchema(name, EMPTY_SCHEMA)
    freeNames.push(name)
  }
  try {
    if (schema !== undefined)
      accept(
        'the schema',
        put(() => cedar.preparseSchema(name, schema)),
      )
    accept(
      'the policies',
      put(() => cedar.preparsePolicySet(name, policies)),
    )
  } catch (error) {
    if (error instanceof PolicyRefused) release()
    throw error
  }
  return { policySetId: name, schemaName: schema === undefined ? undefined : name, release }
}

function accept(what: string, answer: ReturnType<typeof cedar.preparsePolicySet>): void {
  if (answer.type === 'failure') throw new PolicyRefused(`${what}: ${words(answer.errors)}`)
}
