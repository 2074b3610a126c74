import { oc } from '@orpc/contract';
import { z } from 'zod';

import { fieldConditions, fieldSort } from '../fields/field-condition.ts';
import { fieldChanges } from '../fields/field.ts';
import { visibility } from '../shared/access.ts';
import { fact } from '../shared/fact.ts';
import { accountId, contactId, memberId, teamId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { currency } from '../shared/money.ts';
import { contactEmail, lifeStatus, phoneNumber } from '../shared/reach.ts';
import { homeRoutes, mergeChoices, timelineInput, visited } from '../shared/record-routes.ts';
import { refusals } from '../shared/refusal.ts';
import {
  account,
  accountField,
  accountHome,
  accountKind,
  accountName,
  accountRow,
  accountValues,
  activityKind,
  likeness,
} from './account.ts';

/** Orders of the list; `-` turns one round. Accounts without the value come last either way. */
export const accountSorts = ['name', 'sector', 'country', 'employees', 'revenue', 'createdAt', 'changedAt'] as const;
export const accountSort = z.enum([...accountSorts, ...accountSorts.map((sort) => `-${sort}` as const)]).or(fieldSort);
export type AccountSort = z.infer<typeof accountSort>;

/** Every filter narrows; absent ones say nothing. */
export const accountFilter = {
  /** Any part of the name; accents and case do not matter. */
  q: z.string().trim().max(100).optional(),
  home: accountHome.default('listed'),
  kind: accountKind.optional(),
  status: lifeStatus.optional(),
  ownerId: memberId.optional(),
  /** Those that nobody owns. */
  unowned: z.stringbool().optional(),
  /** Those for whose present stage nobody is there to answer. */
  uncovered: z.stringbool().optional(),
  /** Those in a stage that this team has to do with: its department's, or one that it is responsible for. */
  stageTeamId: teamId.optional(),
  sector: z.string().max(100).optional(),
  country: z.string().max(100).optional(),
  /** Conditions on custom fields, as `<field>.<operator>.<value>` joined by commas. */
  where: fieldConditions.optional(),
};

const partial = { ...accountValues.partial().shape, custom: fieldChanges.optional() };
const invalid = refusals('owner-not-found', 'parent-not-found', 'parent-in-circle', 'invalid-field', 'account-in-bin');
const several = z.strictObject({ accountIds: z.array(accountId).min(1).max(500) });
/** What became of each: those that are missing here were not the caller's to change, or not there. */
const changed = z.strictObject({ changed: z.array(accountId) });

/** Companies: customers, suppliers, partners. */
export const accounts = {
  list: oc
    .route({ method: 'GET', path: '/accounts', summary: 'Accounts as a table, found by name', tags: ['accounts'] })
    .input(z.strictObject({ ...listInput, ...accountFilter, sort: accountSort.default('name') }))
    .output(listOf(accountRow)),
  totals: oc
    .route({
      method: 'GET',
      path: '/accounts/totals',
      summary: 'Count and sums of the accounts that a list would show',
      tags: ['accounts'],
    })
    .input(z.strictObject(accountFilter))
    .output(
      z.strictObject({
        count: z.int(),
        employees: z.int(),
        revenue: z.array(z.strictObject({ currency, amount: z.int() })),
      }),
    ),
  choices: oc
    .route({
      method: 'GET',
      path: '/accounts/choices',
      summary: 'Sectors and countries that accounts have, the most common first',
      tags: ['accounts'],
    })
    .output(z.strictObject({ sectors: z.array(z.string()), countries: z.array(z.string()) })),
  ids: oc
    .route({
      method: 'GET',
      path: '/accounts/ids',
      summary: 'Ids of all accounts that a list would show, at most 5,000',
      tags: ['accounts'],
    })
    .input(z.strictObject(accountFilter))
    .output(z.strictObject({ ids: z.array(accountId) })),
  duplicates: oc
    .route({
      method: 'GET',
      path: '/accounts/duplicates',
      summary: 'Accounts that one with these values may be already',
      tags: ['accounts'],
    })
    .input(
      z.strictObject({
        name: z.string().trim().max(200).optional(),
        website: z.string().trim().max(300).optional(),
        email: contactEmail.optional().catch(undefined),
        phone: phoneNumber.optional().catch(undefined),
        exceptId: accountId.optional(),
      }),
    )
    .output(
      z.strictObject({
        data: z.array(z.strictObject({ id: accountId, name: z.string(), city: z.string().nullable(), by: likeness })),
      }),
    ),
  get: oc
    .route({ method: 'GET', path: '/accounts/{accountId}', summary: 'One account', tags: ['accounts'] })
    .input(z.strictObject({ accountId }))
    .output(account),
  create: oc
    .route({ method: 'POST', path: '/accounts', summary: 'Add an account', tags: ['accounts'] })
    .input(
      z.strictObject({
        ...partial,
        name: accountName,
        kind: accountKind.default('customer'),
        visibility: visibility.exclude(['teams']).default('workspace'),
      }),
    )
    .output(account)
    .errors(invalid),
  edit: oc
    .route({
      method: 'PATCH',
      path: '/accounts/{accountId}',
      summary: 'Change fields of an account',
      tags: ['accounts'],
    })
    .input(z.strictObject({ accountId, ...partial }))
    .output(account)
    .errors(invalid),
  editMany: oc
    .route({
      method: 'POST',
      path: '/accounts/edit',
      summary: 'Change fields of several accounts at once; those that may not be changed are left out',
      tags: ['accounts'],
    })
    .input(
      z.strictObject({
        changes: z
          .array(
            z.strictObject({
              accountId,
              ...accountValues
                .pick({ kind: true, status: true, activeStage: true, ownerId: true, sector: true, country: true })
                .partial().shape,
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .output(changed)
    .errors(refusals('owner-not-found')),
  ...homeRoutes('accounts', { several, changed }),
  merge: oc
    .route({
      method: 'POST',
      path: '/accounts/{accountId}/merge',
      summary: 'Merge another account into this one, taking over the named fields',
      tags: ['accounts'],
    })
    .input(
      z.strictObject({
        accountId,
        otherId: accountId,
        ...mergeChoices(accountField),
      }),
    )
    .output(account)
    .errors(refusals('same-account', 'already-merged', 'account-in-bin')),
  split: oc
    .route({
      method: 'POST',
      path: '/accounts/{accountId}/split',
      summary: 'Take a merge back: both accounts stand again',
      tags: ['accounts'],
    })
    .input(z.strictObject({ accountId, otherId: accountId }))
    .output(account)
    .errors(refusals('not-merged')),
  timeline: oc
    .route({
      method: 'GET',
      path: '/accounts/{accountId}/timeline',
      summary: 'What happened at an account, to its contacts and to its deals, newest first',
      tags: ['accounts', 'history'],
    })
    .input(
      z.strictObject({
        accountId,
        ...timelineInput,
      }),
    )
    .output(listOf(fact)),
  logActivity: oc
    .route({
      method: 'POST',
      path: '/accounts/{accountId}/activities',
      summary: 'Write down a call, a meeting or a message',
      tags: ['accounts', 'history'],
    })
    .input(
      z.strictObject({
        accountId,
        kind: activityKind,
        title: z.string().trim().max(300).default(''),
        text: z.string().trim().max(20_000).default(''),
        contactId: contactId.nullable().default(null),
        from: z.string().trim().max(320).nullable().default(null),
        to: z.string().trim().max(2_000).nullable().default(null),
        at: z.iso.datetime().optional(),
      }),
    )
    .output(z.strictObject({}))
    .errors(refusals('contact-not-found', 'nothing-said')),
  visit: oc
    .route({
      method: 'PUT',
      path: '/accounts/{accountId}/visit',
      summary: 'Remember that this person has seen the account; says when they last had before',
      tags: ['accounts', 'history'],
    })
    .input(z.strictObject({ accountId }))
    .output(visited),
};
