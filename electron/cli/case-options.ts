import type { ParseArgsOptionsConfig } from 'node:util'
import { wrongUse } from './arguments.ts'
import type { Arguments, Verb } from './verb.ts'

export const JSON_OPTION = { json: { type: 'boolean' } } as const satisfies ParseArgsOptionsConfig
export const WHERE_OPTION = {
  where: { type: 'string', multiple: true },
} as const satisfies ParseArgsOptionsConfig

export const WHERE_DETAILS = [
  '--where FIELD=VALUE chooses; several of one field are "or", of different fields "and"; * stands for anything.',
  'Fields: id run workflow transition actor subject policy version outcome action entitlement verdict finding since until.',
] as const

/** Every `--where FIELD=VALUE`. */
export function whereOf(verb: Pick<Verb, 'name'>, args: Arguments): { field: string; value: string }[] {
  return args.texts('where').map((text) => {
    const at = text.indexOf('=')
    if (at < 1) throw wrongUse(verb, `--where takes FIELD=VALUE, not ${JSON.stringify(text)}`)
    return { field: text.slice(0, at), value: text.slice(at + 1) }
  })
}

/** The positional at `index`; `parseArguments` has seen that it is there. */
export function positional(args: Arguments, index: number): string {
  return args.positionals[index] as string
}
