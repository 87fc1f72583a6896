import { parseArgs } from 'node:util'
import { DocketError } from '../../shared/model/error.ts'
import type { Arguments, Verb } from './verb.ts'

/** Parses what follows the verb. Throws USAGE with what is wrong, in words. */
export function parseArguments(verb: Verb, argv: readonly string[]): Arguments {
  const { values, positionals } = parsed(verb, argv)
  const { least, most } = verb.positionals
  if (positionals.length < least)
    throw wrongUse(verb, `something is missing: docket ${verb.name} ${verb.usage}`)
  if (positionals.length > most)
    throw wrongUse(
      verb,
      `${JSON.stringify(positionals[most])} is too much: docket ${verb.name} ${verb.usage}`,
    )
  const texts = (name: string): readonly string[] => {
    const value = values[name]
    return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]
  }
  return {
    verb: verb.name,
    positionals,
    texts,
    text: (name) => texts(name).at(-1),
    flag: (name) => values[name] === true,
  }
}

function parsed(verb: Verb, argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: verb.options, allowPositionals: true, strict: true })
  } catch (cause) {
    const problem = (cause as Error).message.replaceAll('\n', ' ')
    throw new DocketError('USAGE', { problem, verb: verb.name }, { cause })
  }
}

export function wrongUse(verb: Pick<Verb, 'name'>, problem: string): DocketError {
  return new DocketError('USAGE', { problem, verb: verb.name })
}

/** A whole number that an option gives. */
export function countOption(verb: Pick<Verb, 'name'>, args: Arguments, name: string): number | undefined {
  const text = args.text(name)
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text))
    throw wrongUse(verb, `--${name} takes a whole number, not ${JSON.stringify(text)}`)
  return Number(text)
}

/** The text of an option that must be there. */
export function needed(verb: Pick<Verb, 'name'>, args: Arguments, name: string): string {
  const text = args.text(name)
  if (text === undefined) throw wrongUse(verb, `--${name} is needed`)
  return text
}
