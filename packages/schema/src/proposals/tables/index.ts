import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

import type {
  AccountId,
  ContactId,
  CostingId,
  Currency,
  DealId,
  LineId,
  MemberId,
  ProductId,
  ProposalId,
  ProposalTemplateId,
  TeamId,
  WorkspaceId,
} from '../../shared/index.ts';
import type { Approval, ApprovedDiscount } from '../approval.ts';
import type { CustomerSuggestionState } from '../customer-suggestion.ts';
import type { ProposalLanguage } from '../proposal-shape.ts';
import type { ProposalSum } from '../proposal-sum.ts';
import type { ProposalTemplateDetail } from '../proposal-template.ts';
import type { ProposalState } from '../proposal.ts';
import type { SentPicture } from '../sent-picture.ts';
import type { SentPromise } from '../sent-promises.ts';
import type { AnsweredFrom, SentAnswer, SentContent, VersionState } from '../sent.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** What somebody takes off, and who does: a line's, or that of the whole table (`line` null). */
export interface GivenDiscount {
  line: LineId | null;
  product: ProductId | null;
  /** As it stands in the document: `5%` or an amount. */
  given: string;
  /** Percent of the line, or of what is due once, rounded up to the fourth digit. */
  percent: string;
  by: MemberId | null;
}

/** One row per proposal. What it says and costs follows its live document, the rest follows facts. */
export const proposals = pgTable(
  'proposals',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<ProposalId>().notNull(),
    year: integer().notNull(),
    number: integer().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    deal: uuid().$type<DealId>(),
    contact: uuid().$type<ContactId>(),
    owner: uuid().$type<MemberId>(),
    costing: uuid().$type<CostingId>().notNull(),
    state: text().$type<ProposalState>().notNull(),
    /** Of the document's log, as the rest of the row follows it. */
    seq: bigint({ mode: 'number' }).notNull(),
    title: text().notNull(),
    text: text().notNull(),
    language: text().$type<ProposalLanguage>().notNull(),
    currency: text().$type<Currency>().notNull(),
    validUntil: date('valid_until', { mode: 'string' }),
    sums: jsonb().$type<ProposalSum[]>().notNull(),
    /** Net, in minor units. */
    once: bigint({ mode: 'number' }).notNull(),
    yearly: bigint({ mode: 'number' }).notNull(),
    lines: integer().notNull(),
    discounts: jsonb().$type<GivenDiscount[]>().notNull(),
    openSuggestions: integer('open_suggestions').notNull(),
    approval: jsonb().$type<Approval>(),
    /** What was approved so far. */
    approved: jsonb().$type<ApprovedDiscount[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    editedAt: timestamp('edited_at', { withTimezone: true }).notNull(),
    editedBy: uuid('edited_by').$type<MemberId>(),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
    /** What it was begun with. */
    template: uuid().$type<ProposalTemplateId>(),
    /** What it is an alternative of, as that was at this `seq`, and under which name. */
    origin: uuid().$type<ProposalId>(),
    originSeq: bigint('origin_seq', { mode: 'number' }),
    branchName: text('branch_name'),
    mergedAt: timestamp('merged_at', { withTimezone: true }),
    /** Of its own log: so much of it is in its origin. */
    mergedSeq: bigint('merged_seq', { mode: 'number' }),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** What proposals begin with, and blocks that are used again and again. */
export const proposalTemplates = pgTable(
  'proposal_templates',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<ProposalTemplateId>().notNull(),
    name: text().notNull(),
    kind: text().$type<'whole' | 'part'>().notNull(),
    language: text().$type<ProposalLanguage>().notNull(),
    teamId: uuid('team').$type<TeamId>(),
    /** What it says and how it begins, of the document's log at `seq`. */
    body: jsonb().$type<ProposalTemplateDetail['body']>().notNull(),
    begins: text().notNull(),
    /** Null where its document is older than prices of templates. */
    pricing: jsonb().$type<ProposalTemplateDetail['pricing']>(),
    currency: text(),
    lines: integer().notNull().default(0),
    seq: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    editedAt: timestamp('edited_at', { withTimezone: true }).notNull(),
    editedBy: uuid('edited_by').$type<MemberId>(),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Versions as they were sent; what they hold never changes. */
export const proposalVersions = pgTable(
  'proposal_versions',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    proposal: uuid().$type<ProposalId>().notNull(),
    version: integer().notNull(),
    state: text().$type<VersionState>().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    stateHash: text('state_hash').notNull(),
    contentHash: text('content_hash').notNull(),
    /** Null only until the transaction that sends it ends. */
    content: jsonb().$type<SentContent>(),
    html: text(),
    /** What it promises, by the marks in the text. */
    promises: jsonb().$type<SentPromise[]>().notNull(),
    pictures: jsonb().$type<SentPicture[]>().notNull(),
    contact: uuid().$type<ContactId>().notNull(),
    sentBy: uuid('sent_by').$type<MemberId>(),
    /** May whoever it was sent to suggest other words? */
    invited: boolean().notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
    validUntil: timestamp('valid_until', { withTimezone: true }).notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }),
    lastOpenedAt: timestamp('last_opened_at', { withTimezone: true }),
    opens: integer().notNull(),
    remindedAfterAt: timestamp('reminded_after_at', { withTimezone: true }),
    remindedBeforeAt: timestamp('reminded_before_at', { withTimezone: true }),
    endingToldAt: timestamp('ending_told_at', { withTimezone: true }),
    answer: jsonb().$type<SentAnswer>(),
    answeredFrom: jsonb('answered_from').$type<AnsweredFrom>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.proposal, table.version] })],
);

/** Versions on paper, as they were made when somebody first asked. */
export const proposalPapers = pgTable(
  'proposal_papers',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    proposal: uuid().$type<ProposalId>().notNull(),
    version: integer().notNull(),
    /** `signed`: with what the customer chose, the audit trail and the seal. */
    kind: text().$type<'sent' | 'signed'>().notNull(),
    /** Of the bytes, hexadecimal. */
    sha256: text().notNull(),
    bytes: bytes().notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.proposal, table.version, table.kind] })],
);

/** What a workspace seals its signed papers with. */
export const sealKeys = pgTable(
  'seal_keys',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().notNull(),
    certificate: bytes().notNull(),
    sealedKey: bytes('sealed_key').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
    /** Null: it is in use. */
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Secrets that lead to one version, for one contact. */
export const proposalLinks = pgTable(
  'proposal_links',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().notNull(),
    proposal: uuid().$type<ProposalId>().notNull(),
    version: integer().notNull(),
    contact: uuid().$type<ContactId>().notNull(),
    tokenHash: bytes('token_hash').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    unwatchedAt: timestamp('unwatched_at', { withTimezone: true }),
    /** Where it was mailed to; `handed`: a colleague made it and passed it on. */
    mailedTo: text('mailed_to'),
    handed: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** What the customer (`member` null) and colleagues say about a proposal, to be read by both. */
export const proposalMessages = pgTable(
  'proposal_messages',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().notNull(),
    proposal: uuid().$type<ProposalId>().notNull(),
    version: integer().notNull(),
    member: uuid().$type<MemberId>(),
    quote: text(),
    words: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** What invited customers suggest that one line of a version says instead, and what became of it. */
export const proposalSuggestions = pgTable(
  'proposal_suggestions',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().notNull(),
    proposal: uuid().$type<ProposalId>().notNull(),
    version: integer().notNull(),
    line: integer().notNull(),
    before: text().notNull(),
    after: text().notNull(),
    why: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    state: text().$type<CustomerSuggestionState>().notNull(),
    answeredBy: uuid('answered_by').$type<MemberId>(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answer: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** How long a part of a version was in front of whoever holds a link. */
export const proposalSeen = pgTable(
  'proposal_seen',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    link: uuid().notNull(),
    section: integer().notNull(),
    seconds: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.link, table.section] })],
);

/** How a workspace wants its proposals treated after they are sent. */
export const proposalSettings = pgTable('proposal_settings', {
  workspace: uuid().$type<WorkspaceId>().primaryKey(),
  tracking: boolean().notNull(),
  winsDealBy: uuid('wins_deal_by').$type<MemberId>(),
  remindAfter: integer('remind_after'),
  remindBefore: integer('remind_before'),
});
