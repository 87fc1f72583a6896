import { type Fields, fieldsOf } from './fields.ts'
import type { Effect, PrincipalRule, ResourceRule, RoleRule } from './policy-model.ts'
import { readCondition, readOutputs } from './read-condition.ts'
import type { Part } from './yaml-parts.ts'

/** The rules of a resource policy. Throws StoreRefused. */
export function resourceRules(body: Fields): readonly ResourceRule[] {
  const names = new Set<string>()
  return body.list('rules').map((part, at) => {
    const rule = fieldsOf(body.source, part, 'a rule')
    const given = rule.text('name')
    const name = given === '' ? numbered(at) : given
    if (given !== '' && names.size === names.add(given).size)
      body.source.refuse(`two rules have the name ${given}`, part.from)
    const actions = rule.texts('actions')
    const roles = rule.texts('roles')
    const derivedRoles = rule.texts('derivedRoles')
    if (actions.length === 0) body.source.refuse(`rule ${name} has no actions`, part.from)
    if (roles.length === 0 && derivedRoles.length === 0)
      body.source.refuse(`rule ${name} has neither roles nor derived roles`, part.from)
    return { name, actions, roles, derivedRoles, effect: effectOf(rule), ...rest(rule, part) }
  })
}

/** The rules of a principal policy: one for each action of each resource. Throws StoreRefused. */
export function principalRules(body: Fields): readonly PrincipalRule[] {
  const resources = new Set<string>()
  return body.list('rules').flatMap((ofResource) => {
    const rules = fieldsOf(body.source, ofResource, 'a rule')
    const resource = rules.required('resource')
    if (resources.size === resources.add(resource).size)
      body.source.refuse(`two rules are for the resource ${resource}`, ofResource.from)
    const names = new Set<string>()
    const actions = rules.list('actions').map((part, at) => {
      const rule = fieldsOf(body.source, part, 'an action')
      const given = rule.text('name')
      const name = given === '' ? `${resource}_${numbered(at)}` : given
      if (given !== '' && names.size === names.add(given).size)
        body.source.refuse(`two rules have the name ${given}`, part.from)
      return { name, resource, action: rule.required('action'), effect: effectOf(rule), ...rest(rule, part) }
    })
    rules.end()
    if (actions.length === 0) body.source.refuse(`no actions for the resource ${resource}`, ofResource.from)
    return actions
  })
}

/** The rules of a role policy. Throws StoreRefused. */
export function roleRules(body: Fields): readonly RoleRule[] {
  const counts = new Map<string, number>()
  return body.list('rules').map((part, at) => {
    const rule = fieldsOf(body.source, part, 'a rule')
    const given = rule.text('name')
    const resource = rule.required('resource')
    const allowActions = rule.texts('allowActions')
    if (allowActions.length === 0) body.source.refuse('a rule allows no actions', part.from)
    const indexOfResource = counts.get(resource) ?? 0
    counts.set(resource, indexOfResource + 1)
    const name = given === '' ? numbered(at) : given
    return { name, resource, allowActions, indexOfResource, ...rest(rule, part) }
  })
}

function rest(rule: Fields, { from, to }: Part) {
  const condition = readCondition(rule)
  const outputs = readOutputs(rule)
  rule.end()
  return { condition, outputs, from, to }
}

function effectOf(rule: Fields): Effect {
  const effect = rule.required('effect')
  if (effect === 'EFFECT_ALLOW' || effect === '1') return 'permit'
  if (effect === 'EFFECT_DENY' || effect === '2') return 'deny'
  return rule.source.refuse(`the effect ${effect} is neither EFFECT_ALLOW nor EFFECT_DENY`, rule.part.from)
}

/** As Cerbos names a rule without a name, counted from 1. */
function numbered(at: number): string {
  return `rule-${String(at + 1).padStart(3, '0')}`
}
