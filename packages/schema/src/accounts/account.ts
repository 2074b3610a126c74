import { z } from 'zod';

import { fieldValues } from '../fields/field.ts';
import { nextGoal } from '../goals/goal.ts';
import { level } from '../shared/access.ts';
import { standingHolder } from '../shared/holder.ts';
import { accountId, memberId } from '../shared/id.ts';
import { activeStage, lifeStage } from '../shared/life-stage.ts';
import { money } from '../shared/money.ts';
import { addresses, channel, emails, lifeStatus, phones, spokenLanguage } from '../shared/reach.ts';

/** A company that is or may become a customer, or another kind of partner of the business. */
export const accountKinds = ['customer', 'supplier', 'partner', 'distributor'] as const;
export const accountKind = z.enum(accountKinds);
export type AccountKind = z.infer<typeof accountKind>;

export const accountName = z.string().trim().min(1).max(200);
const line = z.string().trim().min(1).max(100).nullable();

/** What people can change of an account, each on its own. */
export const accountValues = z.strictObject({
  name: accountName,
  kind: accountKind,
  status: lifeStatus,
  /** Where in its life it stands while it is active; without one it is in care. */
  activeStage: activeStage.nullable(),
  ownerId: memberId.nullable(),
  sector: line,
  country: line,
  website: z.string().trim().min(1).max(300).nullable(),
  addresses,
  phones,
  emails,
  employees: z.int().min(0).max(100_000_000).nullable(),
  foundedIn: z.int().min(1).max(3_000).nullable(),
  revenue: money.nullable(),
  /** The company it belongs to, when that is an account too and visible. */
  parentId: accountId.nullable(),
  channel: channel.nullable(),
  language: spokenLanguage.nullable(),
  /** When they want to be reached, in their own words: "no delivery before 6:00". */
  contactHours: z.string().trim().min(1).max(200).nullable(),
});
export type AccountValues = z.infer<typeof accountValues>;
export const accountFields = accountValues.keyof().options;
export const accountField = accountValues.keyof();
export type AccountField = z.infer<typeof accountField>;

/** Where an account is: in the lists, put away, or in the bin, from which it is deleted after 30 days. */
export const accountHomes = ['listed', 'archive', 'bin'] as const;
export const accountHome = z.enum(accountHomes);
export type AccountHome = z.infer<typeof accountHome>;

/** An account as its page shows it. */
export const account = z.strictObject({
  id: accountId,
  ...accountValues.shape,
  custom: fieldValues,
  home: accountHome,
  /** When it is deleted for good, while it is in the bin. */
  deletedOn: z.iso.datetime().nullable(),
  /** The account that it was merged into, and whose page is now its own. */
  mergedIntoId: accountId.nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** What the reader may do here. */
  level,
});
export type Account = z.infer<typeof account>;

/** An account as lists and pickers show it. */
export const accountRow = z.strictObject({
  id: accountId,
  ...accountValues.pick({
    name: true,
    kind: true,
    status: true,
    activeStage: true,
    ownerId: true,
    sector: true,
    country: true,
    website: true,
    employees: true,
    foundedIn: true,
    revenue: true,
    parentId: true,
    channel: true,
    language: true,
  }).shape,
  /** The stage of its life that it is in; null when that is over. */
  stage: lifeStage.nullable(),
  /** Who answers for it in that stage. */
  accountable: standingHolder.nullable(),
  /** The open goal that is due first. */
  goal: nextGoal.nullable(),
  city: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  custom: fieldValues,
  home: accountHome,
  deletedOn: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  level,
});
export type AccountRow = z.infer<typeof accountRow>;

/** How an account that is there already resembles one that is being typed. */
export const likenesses = ['domain', 'email', 'phone', 'name'] as const;
export const likeness = z.enum(likenesses);
export type Likeness = z.infer<typeof likeness>;

/** Something a person did with a customer and wrote down, or dropped as a message. */
export const activityKinds = ['call', 'meeting', 'email'] as const;
export const activityKind = z.enum(activityKinds);
export type ActivityKind = z.infer<typeof activityKind>;
