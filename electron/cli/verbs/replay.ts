import type { ExitCode } from '../../../shared/model/error.ts'
import { MOST_FLIPS } from '../../../shared/model/what-if-view.ts'
import { countOption, wrongUse } from '../arguments.ts'
import { JSON_OPTION, positional, WHERE_DETAILS, WHERE_OPTION, whereOf } from '../case-options.ts'
import { type Client, withClient } from '../client.ts'
import { bisectionLines, blastRadiusLines, impactLines, whatIfLines } from '../replay-lines.ts'
import { changesOf, otherPolicyOf } from '../replay-question.ts'
import type { Verb, VerbCall } from '../verb.ts'

const LISTED = 100
const MOST_ROWS = 500

export const replayVerb: Verb = {
  name: 'replay',
  usage:
    'CASE [DECISION] [--policy ID@VERSION | --policy FILE [--draft-of ID[@VERSION]]] [--set NAME=VALUE]… [--unset NAME]… [--where FIELD=VALUE]… [--bisect | --blast-radius] [--limit N] [--json]',
  summary:
    'what if: one decision or the whole case under another version or with other attributes, and what flips',
  details: [
    '--policy puts decisions to another version of their policy: one of the case, or a file as a draft, which stands in',
    'place of the text of that name. --set gives an attribute another value (JSON, else text), --unset takes it out.',
    'Without DECISION: the whole case, or what --where chooses; decisions of other policies are left aside.',
    ...WHERE_DETAILS,
    '--bisect: the first version of its policy that gives the decision’s outcome, and what each version answers.',
    '--blast-radius: all decisions that share its determining rule, its flipping input or its version.',
    `--limit N lists N decisions, else ${LISTED}; with --json up to ${MOST_FLIPS}. Exit code 1: something flips.`,
  ],
  example: 'docket replay q2.docket --policy role-assignment@2026.05.3',
  options: {
    ...JSON_OPTION,
    ...WHERE_OPTION,
    policy: { type: 'string' },
    'draft-of': { type: 'string' },
    set: { type: 'string', multiple: true },
    unset: { type: 'string', multiple: true },
    bisect: { type: 'boolean' },
    'blast-radius': { type: 'boolean' },
    limit: { type: 'string' },
  },
  positionals: { least: 1, most: 2 },
  run: (call) => {
    const { args } = call
    const [bisects, blasts] = [args.flag('bisect'), args.flag('blast-radius')]
    const isOne = args.positionals.length === 2
    if (bisects && blasts) throw wrongUse(replayVerb, '--bisect and --blast-radius exclude each other')
    if ((bisects || blasts) && !isOne)
      throw wrongUse(replayVerb, `${bisects ? '--bisect' : '--blast-radius'} takes a decision`)
    if ((bisects || blasts) && ['policy', 'set', 'unset'].some((name) => args.texts(name).length > 0))
      throw wrongUse(replayVerb, 'nothing can be changed for --bisect and --blast-radius')
    if (isOne && args.texts('where').length > 0)
      throw wrongUse(replayVerb, '--where chooses of the whole case, not of one decision')
    return withClient(call, {}, (client) => {
      if (bisects) return bisected(call, client)
      if (blasts) return blasted(call, client)
      return isOne ? one(call, client) : many(call, client)
    })
  },
}

type Answered = Promise<0 | ExitCode>

async function one({ args, output }: VerbCall, client: Client): Answered {
  const token = client.file(positional(args, 0))
  const id = positional(args, 1)
  const { decision } = await client.call('decision.get', { case: token, id })
  const { policies } = await client.call('case.info', { case: token })
  const policy = await otherPolicyOf(replayVerb, args, policies, decision.policy ?? decision.inForce)
  const answer = await client.call('replay.whatIf', {
    case: token,
    id,
    changes: changesOf(replayVerb, args),
    ...(policy === undefined ? {} : { policy }),
  })
  await print(args.flag('json'), output, answer, whatIfLines)
  return answer.flip === null ? 0 : 1
}

async function many({ args, output }: VerbCall, client: Client): Answered {
  const token = client.file(positional(args, 0))
  const { policies } = await client.call('case.info', { case: token })
  const policy = await otherPolicyOf(replayVerb, args, policies, undefined)
  const limit = countOption(replayVerb, args, 'limit') ?? (args.flag('json') ? MOST_FLIPS : LISTED)
  const answer = await client.job('replay.impact', {
    case: token,
    where: whereOf(replayVerb, args),
    changes: changesOf(replayVerb, args),
    flips: Math.min(MOST_FLIPS, limit),
    ...(policy === undefined ? {} : { policy }),
  })
  await print(args.flag('json'), output, answer, impactLines)
  return answer.toPermit + answer.toDeny > 0 ? 1 : 0
}

async function bisected({ args, output }: VerbCall, client: Client): Answered {
  const answer = await client.call('replay.bisect', {
    case: client.file(positional(args, 0)),
    id: positional(args, 1),
  })
  await print(args.flag('json'), output, answer, bisectionLines)
  return 0
}

async function blasted({ args, output }: VerbCall, client: Client): Answered {
  const answer = await client.job('replay.blastRadius', {
    case: client.file(positional(args, 0)),
    id: positional(args, 1),
    rows: Math.min(MOST_ROWS, countOption(replayVerb, args, 'limit') ?? LISTED),
  })
  await print(args.flag('json'), output, answer, blastRadiusLines)
  return 0
}

async function print<Answer>(
  asJson: boolean,
  output: VerbCall['output'],
  answer: Answer,
  linesOf: (answer: Answer) => readonly string[],
): Promise<void> {
  if (asJson) await output.data(JSON.stringify(answer))
  else for (const line of linesOf(answer)) await output.say(line)
}
