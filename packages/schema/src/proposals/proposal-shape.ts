import { richTextVersion } from '../rich-text/rich-text.ts';

/** Version of a proposal's document, its costing's and a template's; older clients are refused before they mount an editor. */
export const proposalShape = richTextVersion;
export const costingShape = richTextVersion;
export const templateShape = richTextVersion;

export const proposalTitleLength = 200;

/** What a proposal is written in, whatever language its authors work in. */
export const proposalLanguages = ['en', 'fr', 'it'] as const;
export type ProposalLanguage = (typeof proposalLanguages)[number];

/** What a new proposal begins with: nothing but its prices, or the usual sections. */
export const proposalBeginnings = ['blank', 'usual'] as const;

/** Why a customer declines. */
export const declineReasons = ['price', 'timing', 'scope', 'other-supplier', 'no-need', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];
