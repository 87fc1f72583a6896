import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateEd25519, publicKeyPem, signEd25519, verifyEd25519, sha256 } from '../../../shared/crypto.ts'
import type { Reviewer } from '../../../shared/model/review.ts'
import { readAct, actText } from '../../../shared/review/act-id.ts'
import { qualityOf } from '../../../shared/review/quality.ts'
import { refusalOf } from '../../../shared/review/refusal.ts'
import { signOffBytes, statementFor } from '../../../shared/review/sign-offs.ts'
import { signOffRefusal } from '../../../shared/review/sign-off-refusal.ts'
import { ANA, BEN, Campaign, EVE, itemOf, person, planOf } from '../../fixtures/review-acts.ts'

function standing(campaign: Campaign, item: string) {
  const found = campaign.state().byId.get(item)
  return [found?.state, ...(found?.standing ?? []).map(({ ruling }) => ruling.verdict)]
}

function signed(campaign: Campaign, by: Reviewer): void {
  const { privateKey, publicKey } = generateEd25519()
  const time = campaign.time()
  const signer = { name: by.name, keyid: publicKey.keyid }
  const statement = statementFor(campaign.state(), { by: signer, time })
  const sig = Buffer.from(signEd25519(privateKey)(signOffBytes(statement))).toString('base64')
  const signature = { keyid: publicKey.keyid, publicKey: publicKeyPem(publicKey.spki), sig }
  campaign.add({ act: 'signed-off', time, by: signer, campaign: campaign.id, statement, signature })
  expect(verifyEd25519(publicKey.key, signOffBytes(statement), Buffer.from(sig, 'base64'))).toBe(true)
}

describe('verdicts', () => {
  it('by two people who did not know of each other are in conflict until one decides instead of both', () => {
    const campaign = new Campaign([itemOf('a')])
    const first = campaign.verdict(ANA, ['a'], 'uphold')
    const second = campaign.verdict(BEN, ['a'], 'revoke')
    expect(standing(campaign, 'a')).toEqual(['conflict', 'uphold', 'revoke'])
    campaign.verdict(ANA, ['a'], 'revoke', [first, second])
    expect(standing(campaign, 'a')).toEqual(['decided', 'revoke'])
  })

  it('that agree are no conflict, and both stand', () => {
    const campaign = new Campaign([itemOf('a')])
    campaign.verdict(ANA, ['a'], 'revoke')
    campaign.verdict(BEN, ['a'], 'revoke')
    expect(standing(campaign, 'a')).toEqual(['decided', 'revoke', 'revoke'])
  })

  it('that are taken back let stand what they replaced', () => {
    const campaign = new Campaign([itemOf('a')])
    const first = campaign.verdict(ANA, ['a'], 'uphold')
    const second = campaign.verdict(ANA, ['a'], 'revoke', [first])
    campaign.add({
      act: 'undo',
      time: campaign.time(),
      by: person(ANA),
      campaign: campaign.id,
      verdict: second,
    })
    expect(standing(campaign, 'a')).toEqual(['decided', 'uphold'])
  })

  it('on one’s own, crafted into a case file, do not stand, and replace nothing', () => {
    const campaign = new Campaign([itemOf('a', { subject: 'h-204' }), itemOf('b')])
    const first = campaign.verdict(BEN, ['a', 'b'], 'revoke')
    campaign.verdict(ANA, ['a', 'b'], 'uphold', [first])
    expect(standing(campaign, 'a')).toEqual(['decided', 'revoke'])
    expect(standing(campaign, 'b')).toEqual(['decided', 'uphold'])
    expect(campaign.state().byId.get('a')?.before).toMatchObject([{ by: { name: ANA.name } }])
  })

  it('of others are not taken back', () => {
    const campaign = new Campaign([itemOf('a')])
    const verdict = campaign.verdict(ANA, ['a'], 'uphold')
    campaign.add({ act: 'undo', time: campaign.time(), by: person(BEN), campaign: campaign.id, verdict })
    expect(standing(campaign, 'a')).toEqual(['decided', 'uphold'])
  })

  it('come to the same in whatever order acts are merged', () => {
    const campaign = new Campaign(['a', 'b', 'c'].map((id) => itemOf(id)))
    const first = campaign.verdict(ANA, ['a', 'b'], 'uphold')
    campaign.verdict(BEN, ['b'], 'revoke')
    campaign.verdict(ANA, ['a'], 'revoke', [first])
    const expected = JSON.stringify(campaign.state().items)
    fc.assert(
      fc.property(fc.shuffledSubarray(campaign.acts, { minLength: campaign.acts.length }), (acts) => {
        expect(JSON.stringify(campaign.state(acts).items)).toBe(expected)
      }),
      { numRuns: 20 },
    )
  })

  it('are refused to whom the access is, by any of the ids of that person', () => {
    const campaign = new Campaign([itemOf('a', { subject: 'H-204' }), itemOf('b', { owner: 'ben okafor' })])
    expect(refusalOf(campaign.state(), campaign.verdictAct(ANA, ['a'], 'uphold'))?.own?.parts).toEqual([
      'subject',
    ])
    expect(refusalOf(campaign.state(), campaign.verdictAct(BEN, ['b'], 'uphold'))?.own?.parts).toEqual([
      'owner',
    ])
    expect(refusalOf(campaign.state(), campaign.verdictAct(BEN, ['a'], 'uphold'))).toBeUndefined()
    expect(campaign.state().byId.get('a')?.assigned).toBe(BEN.name)
  })

  it('are taken back by whose key it is, under another name too', () => {
    const campaign = new Campaign([itemOf('a')])
    const keyid = `sha256:${'2'.repeat(64)}`
    const { time, ...given } = campaign.verdictAct(ANA, ['a'], 'uphold')
    const verdict = campaign.add({ ...given, time, by: { name: ANA.name, keyid } })
    const undo = (by: { name: string; keyid: string | null }) =>
      refusalOf(campaign.state(), { act: 'undo', time: campaign.time(), by, campaign: campaign.id, verdict })
    expect(undo({ name: 'Ana Ruiz-Lind', keyid })).toBeUndefined()
    expect(undo(person(BEN))?.problem).toContain(ANA.name)
  })

  it('that are in conflict ask nobody to take access away', () => {
    const campaign = new Campaign([itemOf('a'), itemOf('b')])
    campaign.verdict(ANA, ['a', 'b'], 'revoke')
    campaign.verdict(BEN, ['b'], 'uphold')
    const ask = (item: string) =>
      refusalOf(campaign.state(), {
        act: 'revocation.asked',
        time: campaign.time(),
        by: person(ANA),
        campaign: campaign.id,
        items: [item],
        of: 'operations',
        due: null,
      })
    expect(ask('a')).toBeUndefined()
    expect(ask('b')?.problem).toContain('was not revoked')
  })

  it('in bulk are refused where items are not equal', () => {
    const campaign = new Campaign([
      itemOf('a'),
      itemOf('b'),
      itemOf('c', { likeness: `sha256:${'0'.repeat(64)}` }),
    ])
    expect(refusalOf(campaign.state(), campaign.verdictAct(ANA, ['a', 'b'], 'uphold'))).toBeUndefined()
    expect(refusalOf(campaign.state(), campaign.verdictAct(ANA, ['a', 'c'], 'uphold'))?.problem).toContain(
      'not like',
    )
  })

  it('need a note, for all but upholding what has no grave finding', () => {
    const campaign = new Campaign([itemOf('a'), itemOf('b', { severity: 'critical', findings: ['BD-02'] })])
    const silent = (item: string, verdict: 'uphold' | 'revoke') =>
      refusalOf(campaign.state(), {
        ...campaign.verdictAct(ANA, [item], verdict),
        ruling: { verdict, note: ' ' },
      })?.problem
    expect(silent('a', 'uphold')).toBeUndefined()
    expect(silent('b', 'uphold')).toContain('needs a note')
    expect(silent('a', 'revoke')).toContain('needs a note')
  })
})

describe('stages', () => {
  it('bring on only what the next one takes, and only once closed', () => {
    const stages = [
      { name: 'managers', reviewers: [ANA], assign: 'in-turn', takes: [] },
      { name: 'owners', reviewers: [BEN], assign: 'in-turn', takes: ['revoke'] },
    ] as const
    const plan = planOf({
      stages: stages.map((each) => ({ ...each, reviewers: [...each.reviewers], takes: [...each.takes] })),
    })
    const campaign = new Campaign([itemOf('a'), itemOf('b')], plan)
    campaign.verdict(ANA, ['a'], 'revoke')
    campaign.verdict(ANA, ['b'], 'uphold')
    expect(campaign.state().items.map(({ stage }) => stage)).toEqual([0, 0])
    campaign.add({
      act: 'stage.closed',
      time: campaign.time(),
      by: person(EVE),
      campaign: campaign.id,
      stage: 0,
    })
    const { items, results } = campaign.state()
    expect(items.map(({ stage, state, assigned }) => [stage, state, assigned])).toEqual([
      [1, 'open', BEN.name],
      [0, 'decided', ANA.name],
    ])
    expect(results.map(({ item }) => item)).toEqual(['b'])
  })
})

describe('sign-offs', () => {
  const decided = () => {
    const campaign = new Campaign([itemOf('a')])
    const verdict = campaign.verdict(ANA, ['a'], 'uphold')
    return { campaign, verdict }
  }

  it('are two, by two people', () => {
    const { campaign } = decided()
    signed(campaign, ANA)
    expect(campaign.state().state).toBe('signed')
    const again = statementFor(campaign.state(), { by: person(ANA), time: campaign.time() })
    expect(signOffRefusal(campaign.state(), again)?.ownSignOff).toBe(true)
    signed(campaign, BEN)
    expect(campaign.state().state).toBe('finished')
  })

  it('by one person under two keys are one', () => {
    const { campaign } = decided()
    signed(campaign, ANA)
    signed(campaign, { ...ANA, name: ' ANA RUIZ' })
    expect(campaign.state().state).toBe('signed')
  })

  it('by one key under two names are one, also where the statements do not name it', () => {
    const { campaign } = decided()
    const { privateKey, publicKey } = generateEd25519()
    for (const name of ['Ana Ruiz', 'Ben Okafor']) {
      const by = { name, keyid: null }
      const time = campaign.time()
      const statement = statementFor(campaign.state(), { by, time })
      const sig = Buffer.from(signEd25519(privateKey)(signOffBytes(statement))).toString('base64')
      const signature = { keyid: publicKey.keyid, publicKey: publicKeyPem(publicKey.spki), sig }
      campaign.add({ act: 'signed-off', time, by, campaign: campaign.id, statement, signature })
    }
    expect(campaign.state().state).toBe('signed')
  })

  it('wait for every item', () => {
    const campaign = new Campaign([itemOf('a'), itemOf('b')])
    campaign.verdict(ANA, ['a'], 'uphold')
    const statement = statementFor(campaign.state(), { by: person(BEN), time: campaign.time() })
    expect(signOffRefusal(campaign.state(), statement)?.problem).toContain('1 items are not decided, first b')
  })

  it('no longer count once a verdict changed, and the review says so', () => {
    const { campaign, verdict } = decided()
    signed(campaign, ANA)
    expect(
      refusalOf(campaign.state(), campaign.verdictAct(BEN, ['a'], 'revoke', [verdict]))?.problem,
    ).toContain('signed')
    campaign.verdict(BEN, ['a'], 'revoke', [verdict])
    const state = campaign.state()
    expect([state.state, state.signOffs.map(({ holds }) => holds)]).toEqual(['open', [false]])
    expect(qualityOf(state).afterSignOff.map(({ by }) => by)).toEqual([BEN.name])
  })

  it('are void once the review was sent back', () => {
    const { campaign } = decided()
    signed(campaign, ANA)
    const voids = campaign.state().signOffs.map(({ act }) => act)
    const told = { time: campaign.time(), by: person(BEN), campaign: campaign.id }
    campaign.add({ act: 'sent-back', ...told, reason: 'look again', voids, items: ['a'] })
    expect(campaign.state().state).toBe('open')
  })
})

describe('quality', () => {
  it('tells time, bulk, unopened evidence and equal notes apart', () => {
    const campaign = new Campaign(['a', 'b', 'c', 'd'].map((id) => itemOf(id, { approvers: ['h-204'] })))
    const look = (item: string, seconds: number, opened: 'decision'[]) =>
      campaign.add({
        act: 'looked',
        time: campaign.time(),
        by: person(ANA),
        campaign: campaign.id,
        item,
        seconds,
        opened,
      })
    look('a', 4, [])
    look('b', 30, ['decision'])
    campaign.verdict(ANA, ['a'], 'uphold')
    campaign.verdict(BEN, ['b'], 'uphold')
    campaign.verdict(BEN, ['c', 'd'], 'uphold')
    expect(qualityOf(campaign.state())).toMatchObject({
      decided: 4,
      timed: 2,
      medianSeconds: 17,
      underTenSeconds: 1,
      evidenceOpened: 1,
      evidenceNotOpened: 3,
      bulk: 2,
      bulkShare: 0.5,
      reviewerInEvidence: [{ item: 'a', by: ANA.name, parts: ['approver'] }],
      sameNotes: [{ note: 'as it should be', items: 4 }],
    })
  })
})

describe('an act', () => {
  it('is refused where its text was changed, or is not as it is written', () => {
    const campaign = new Campaign([itemOf('a')])
    const [{ id, act } = { id: '', act: undefined }] = campaign.acts
    if (act === undefined) throw new Error('there is no act')
    const text = actText(act)
    expect(readAct(id, text, sha256)?.act).toEqual(act)
    expect(readAct(id, text.replace('Q2', 'Q3'), sha256)).toBeUndefined()
    expect(readAct(id, ` ${text}`, sha256)).toBeUndefined()
  })
})
