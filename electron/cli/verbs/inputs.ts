import { ANSWERS, QUESTIONS } from '../../../shared/model/input-register.ts'
import { wrongUse } from '../arguments.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { type Client, withClient } from '../client.ts'
import { inputLines, registerLines } from '../input-lines.ts'
import type { Arguments, Verb, VerbCall } from '../verb.ts'

export const inputsVerb: Verb = {
  name: 'inputs',
  usage: 'CASE [INPUT [--influence] [--answer WORD --question KIND [--note TEXT]]] [--csv OUT] [--json]',
  summary:
    'the register of inputs across workflows: approved or not, used or not, and what is to be decided on it',
  details: [
    'Of one INPUT: how many decisions evaluated and read it, its values and sources; with --influence also how many',
    'it changed, each heard again with its other values. --answer keeps a decision on it in the custody log:',
    'to approve-or-forbid: approve, forbid; to review, look-again and withdraw-or-keep: keep, withdraw.',
    'No definition is changed by an answer. --csv OUT writes the register.',
  ],
  example: 'docket inputs q2.docket context.location --influence',
  options: {
    ...JSON_OPTION,
    influence: { type: 'boolean' },
    question: { type: 'string' },
    answer: { type: 'string' },
    note: { type: 'string' },
    csv: { type: 'string' },
  },
  positionals: { least: 1, most: 2 },
  async run(call) {
    const { args } = call
    return withClient(call, {}, async (client) => {
      const file = client.file(positional(args, 0))
      const out = args.text('csv')
      if (out !== undefined) {
        const { name, rows } = await client.job('inputs.export', { case: file, out: client.file(out) })
        await call.output.say(`${name}: ${rows} rows`)
        return 0
      }
      const input = args.positionals[1]
      if (input === undefined) return listRegister(call, client, file)
      if (args.text('answer') !== undefined) return answer(call, client, { case: file, input })
      const use = await client.job('input.use', {
        case: file,
        name: input,
        influence: args.flag('influence'),
      })
      const { input: known } = await client.call('input.get', { case: file, name: input })
      if (args.flag('json')) await call.output.data(JSON.stringify({ ...known, use }))
      else for (const line of inputLines(known, use)) await call.output.say(line)
      return 0
    })
  },
}

async function listRegister({ args, output }: VerbCall, client: Client, file: string): Promise<0> {
  const register = await client.call('inputs.list', { case: file })
  if (args.flag('json')) await output.data(JSON.stringify(register))
  else for (const line of registerLines(register)) await output.say(line)
  return 0
}

/** Answers the question as it stands now. */
async function answer(
  { args, output }: VerbCall,
  client: Client,
  about: { readonly case: string; readonly input: string },
): Promise<0> {
  const [question, word] = [oneOf(args, 'question', QUESTIONS), oneOf(args, 'answer', ANSWERS)]
  const { input } = await client.call('input.get', { case: about.case, name: about.input })
  const asked = input?.questions.find((each) => each.question === question)
  if (asked === undefined)
    throw wrongUse(inputsVerb, `nothing asks ${question} of ${JSON.stringify(about.input)}`)
  const note = args.text('note') ?? ''
  const { seq } = await client.job('inputs.answer', {
    ...about,
    question,
    why: asked.why,
    answer: word,
    note,
  })
  await output.say(`kept as entry ${seq} of the custody log`)
  return 0
}

function oneOf<Word extends string>(args: Arguments, option: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === args.text(option))
  if (found === undefined) throw wrongUse(inputsVerb, `--${option} is one of ${words.join(', ')}`)
  return found
}
