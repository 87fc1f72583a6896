import { assertNever } from '../../shared/model/assert-never.ts'
import { campaign } from './campaign.ts'
import { hashEntries, hashIds, merkleRoot, naiveCedar, parseOnly, scanUnindexed } from './floors.ts'
import { writeManyDecisions } from '../fixtures/million-decisions.ts'
import { influence, type Outside, questions } from './influence.ts'
import { decisionLists, groupBySql } from './lists.ts'
import { importInto, pages, proofs, rebuild, replayAgain, seal, verify } from './work.ts'

/** What can be measured; each runs in a process of its own. */
export type TaskCall =
  | { readonly task: 'parse-only'; readonly evidence: string }
  | { readonly task: 'merkle-root'; readonly leaves: number }
  | { readonly task: 'naive-cedar'; readonly casePath: string; readonly most: number }
  | { readonly task: 'scan-unindexed'; readonly casePath: string; readonly times: number }
  | { readonly task: 'hash-entries'; readonly packet: string }
  | { readonly task: 'import'; readonly casePath: string; readonly files: readonly string[] }
  | { readonly task: 'rebuild'; readonly casePath: string }
  | { readonly task: 'replay'; readonly casePath: string; readonly most: number; readonly threads: number }
  | { readonly task: 'influence'; readonly casePath: string; readonly outside: Outside }
  | { readonly task: 'questions'; readonly casePath: string; readonly times: number }
  | { readonly task: 'pages'; readonly casePath: string; readonly times: number }
  | { readonly task: 'proofs'; readonly casePath: string; readonly times: number }
  | { readonly task: 'seal'; readonly casePath: string; readonly packet: string; readonly key: string }
  | { readonly task: 'make-decisions'; readonly casePath: string; readonly count: number }
  | { readonly task: 'group-by-sql'; readonly casePath: string }
  | { readonly task: 'decision-lists'; readonly casePath: string }
  | { readonly task: 'hash-ids'; readonly casePath: string }
  | {
      readonly task: 'campaign'
      readonly casePath: string
      readonly drawn: number
      readonly verdicts: number
    }
  | {
      readonly task: 'verify'
      readonly packet: string
      readonly key: string
      readonly reperform: boolean
    }

/** Figures that a task counts itself; times in milliseconds. */
export type Result = Readonly<Record<string, number>>

export async function runTask(call: TaskCall): Promise<Result> {
  switch (call.task) {
    case 'parse-only':
      return parseOnly(call.evidence)
    case 'merkle-root':
      return merkleRoot(call.leaves)
    case 'naive-cedar':
      return naiveCedar(call.casePath, call.most)
    case 'scan-unindexed':
      return scanUnindexed(call.casePath, call.times)
    case 'hash-entries':
      return hashEntries(call.packet)
    case 'import':
      return importInto(call.casePath, call.files)
    case 'rebuild':
      return rebuild(call.casePath)
    case 'replay':
      return replayAgain(call.casePath, call.most, call.threads)
    case 'influence':
      return influence(call.casePath, call.outside)
    case 'questions':
      return questions(call.casePath, call.times)
    case 'pages':
      return pages(call.casePath, call.times)
    case 'proofs':
      return proofs(call.casePath, call.times)
    case 'seal':
      return seal(call.casePath, call.packet, call.key)
    case 'make-decisions':
      await writeManyDecisions(call.casePath, call.count)
      return {}
    case 'group-by-sql':
      return groupBySql(call.casePath)
    case 'decision-lists':
      return decisionLists(call.casePath)
    case 'hash-ids':
      return hashIds(call.casePath)
    case 'campaign':
      return campaign(call)
    case 'verify':
      return verify(call)
    default:
      return assertNever(call)
  }
}
