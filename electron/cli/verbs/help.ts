import { wrongUse } from '../arguments.ts'
import { table } from '../table.ts'
import type { Verb } from '../verb.ts'

/** `docket help [VERB]`. The verbs are handed in, since help is one of them. */
export function helpVerb(verbs: () => readonly Verb[]): Verb {
  return {
    name: 'help',
    usage: '[VERB]',
    summary: 'what each verb does, with an example',
    details: [],
    example: 'docket help import',
    options: {},
    positionals: { least: 0, most: 1 },
    async run({ args, output }) {
      const [name] = args.positionals
      const verb = verbs().find((each) => each.name === name)
      if (name !== undefined && verb === undefined)
        throw wrongUse({ name: '' }, `there is no verb ${JSON.stringify(name)}`)
      for (const line of verb === undefined ? overview(verbs()) : explanation(verb)) await output.say(line)
      return 0
    },
  }
}

function overview(verbs: readonly Verb[]): readonly string[] {
  const rows = verbs.map((verb) => [`  docket ${verb.name} ${verb.usage}`.trimEnd(), verb.summary])
  return [
    'Docket reviews access decisions made by software, offline.',
    'import -> rebuild -> replay -> findings -> packet -> verify',
    '',
    ...table(['Usage', ''], rows),
    '',
    'Data goes to stdout, messages to stderr; --json gives one object a line.',
    'Exit codes: 0 nothing wrong; 1 done, and something is wrong; 2 wrong use; 3 input that cannot be read; 4 internal error.',
    'docket help VERB explains each.',
  ]
}

function explanation(verb: Verb): readonly string[] {
  return [
    `docket ${verb.name} ${verb.usage}`.trimEnd(),
    '',
    `${verb.summary[0]?.toUpperCase()}${verb.summary.slice(1)}.`,
    ...verb.details,
    '',
    'Example:',
    `  ${verb.example}`,
  ]
}
