/*
 * Closed lists of words of reviews that a screen needs and that need no schema: a window that imports only these
 * carries no parser.
 */

/** What a reviewer decides of an item. */
export const REVIEW_VERDICTS = ['uphold', 'revoke', 'exception', 'escalate'] as const

/** What a campaign's items are: single decisions, or who holds what because of which decisions. */
export const ITEM_KINDS = ['decisions', 'entitlements'] as const

/** `conflict`: two verdicts stand that do not agree, and neither was given in knowledge of the other. */
export const ITEM_STATES = ['open', 'decided', 'escalated', 'conflict'] as const

/**
 * `signed`: by one person, and a second one is still to sign; `finished`: by both. What was sent back or reopened is
 * `open` again.
 */
export const CAMPAIGN_STATES = ['open', 'signed', 'finished'] as const

/** How a reviewer stands to an item: any of these, and the item is not theirs to judge. */
export const OWN_PARTS = ['subject', 'actor', 'owner', 'onBehalfOf'] as const

/** What of an item's evidence a reviewer opened. */
export const OPENED_PARTS = ['decision', 'records', 'policy', 'replay', 'what-if', 'findings'] as const

/**
 * `open`: nothing later in the evidence shows the access gone; `gone`: something does; `granted-again`: it was gone,
 * and was granted once more.
 */
export const REVOCATION_STATES = ['open', 'gone', 'granted-again'] as const

export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number]
export type ItemKind = (typeof ITEM_KINDS)[number]
export type ItemStateWord = (typeof ITEM_STATES)[number]
export type CampaignStateWord = (typeof CAMPAIGN_STATES)[number]
export type OwnPart = (typeof OWN_PARTS)[number]
export type OpenedPart = (typeof OPENED_PARTS)[number]
