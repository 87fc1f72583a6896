import { randomBytes } from 'node:crypto'
import { USUAL_STRATA } from '../../../shared/engine.ts'
import { DocketError } from '../../../shared/model/error.ts'
import { CampaignPlan, type Reviewer, type SampleSize } from '../../../shared/model/review.ts'
import { readSmallFile } from '../../engine-host/read-small-file.ts'
import { countOption, wrongUse } from '../arguments.ts'
import { whereOf } from '../case-options.ts'
import type { Arguments, Verb } from '../verb.ts'

type Named = Pick<Verb, 'name'>

/** As auditors mostly ask: 95 % sure that no more than 5 % are wrong, when none is expected to be. */
const USUAL = { confidence: 0.95, tolerable: 0.05, expected: 0 } as const
const USUAL_MINIMUM = 5

/** The plan of a campaign: from a file of JSON, or from options. Throws USAGE. */
export async function planOf(verb: Named, args: Arguments): Promise<CampaignPlan> {
  const path = args.text('plan')
  return path === undefined ? planFromOptions(verb, args) : planFromFile(path)
}

async function planFromFile(path: string): Promise<CampaignPlan> {
  const text = await readSmallFile(path)
  const plan = CampaignPlan.safeParse(parsed(text, path))
  if (plan.success) return plan.data
  const [issue] = plan.error.issues
  const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`
  throw new DocketError('DEFINITION_INVALID', { path, format: 'plan of a campaign', problem })
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    const problem = (cause as Error).message
    throw new DocketError('DEFINITION_INVALID', { path, format: 'plan of a campaign', problem }, { cause })
  }
}

function planFromOptions(verb: Named, args: Arguments): CampaignPlan {
  const name = args.text('name')
  const reviewers = args.texts('reviewer').map(reviewerOf)
  if (name === undefined || reviewers.length === 0)
    throw wrongUse(verb, 'a new campaign needs --name and at least one --reviewer, or --plan FILE')
  const where = whereOf(verb, args)
  const plan = CampaignPlan.safeParse({
    name,
    items: args.text('items') ?? 'decisions',
    scope: where.length === 0 ? {} : { where },
    sample: {
      strata: [...USUAL_STRATA],
      size: sizeOf(verb, args),
      minimum: countOption(verb, args, 'minimum') ?? USUAL_MINIMUM,
      seed: args.text('seed') ?? randomBytes(8).toString('hex'),
    },
    stages: [{ name: 'review', reviewers, assign: args.text('assign') ?? 'in-turn', takes: [] }],
    signers: args.texts('signer').map(reviewerOf),
    revokeBy: args.text('revoke-by') ?? null,
  })
  if (plan.success) return plan.data
  const [issue] = plan.error.issues
  throw wrongUse(verb, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`)
}

/** `NAME` or `NAME=ALIAS,ALIAS`: the ids by which this person stands in the evidence. */
function reviewerOf(text: string): Reviewer {
  const at = text.indexOf('=')
  if (at < 0) return { name: text, keyid: null, aliases: [] }
  const aliases = text
    .slice(at + 1)
    .split(',')
    .filter((alias) => alias !== '')
  return { name: text.slice(0, at), keyid: null, aliases }
}

function sizeOf(verb: Named, args: Arguments): SampleSize {
  const size = args.text('size')
  if (size === 'all') return { method: 'all' }
  if (size !== undefined) return { method: 'fixed', size: countOption(verb, args, 'size') ?? 1 }
  const share = (name: keyof typeof USUAL) => {
    const text = args.text(name)
    if (text === undefined) return USUAL[name]
    const value = Number(text.endsWith('%') ? text.slice(0, -1) : text) / (text.endsWith('%') ? 100 : 1)
    if (text.trim() !== '' && value >= 0 && value < 1) return value
    throw wrongUse(verb, `--${name} takes a share such as 0.05 or 5%, not ${JSON.stringify(text)}`)
  }
  return {
    method: 'attribute',
    confidence: share('confidence'),
    tolerable: share('tolerable'),
    expected: share('expected'),
  }
}
