import {
  bigint,
  customType,
  foreignKey,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

import type { ContainerKind, Level, Role, Visibility } from '../../shared/access.ts';
import type { ContainerId, InvitationId, MemberId, TeamId, UserId, WorkspaceId } from '../../shared/id.ts';
import type { Department, Language, SubjectKind } from '../workspace.ts';
import { users } from './identity.tables.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const ofWorkspace = () =>
  uuid('workspace')
    .notNull()
    .references(() => workspaces.id)
    .$type<WorkspaceId>();

export const workspaces = pgTable('workspaces', {
  id: uuid('id').primaryKey().$type<WorkspaceId>(),
  name: text('name').notNull(),
  baseCurrency: text('base_currency').notNull(),
  language: text('language').notNull().$type<Language>(),
  /** Raised by triggers on every change of role, team, membership, visibility or grant (M11); never set by hand. */
  rightsVersion: bigint('rights_version', { mode: 'number' }).notNull().default(1),
  createdAt: at('created_at').notNull().defaultNow(),
});

export const members = pgTable(
  'members',
  {
    workspace: ofWorkspace(),
    id: uuid('id').notNull().$type<MemberId>(),
    /** Null for a placeholder: somebody named by an import who has no sign-in yet. */
    userId: uuid('user_id')
      .references(() => users.id)
      .$type<UserId>(),
    name: text('name').notNull(),
    email: text('email'),
    role: text('role').notNull().$type<Role>(),
    reportsTo: uuid('reports_to').$type<MemberId>(),
    joinedAt: at('joined_at').notNull().defaultNow(),
    leftAt: at('left_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique('members_user').on(table.workspace, table.userId),
    foreignKey({ columns: [table.workspace, table.reportsTo], foreignColumns: [table.workspace, table.id] }),
  ],
);

export const teams = pgTable(
  'teams',
  {
    workspace: ofWorkspace(),
    id: uuid('id').notNull().$type<TeamId>(),
    /** Null while a department goes by its translated name. */
    name: text('name'),
    kind: text('kind').$type<Department>(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const teamMembers = pgTable(
  'team_members',
  {
    workspace: ofWorkspace(),
    team: uuid('team').notNull().$type<TeamId>(),
    member: uuid('member').notNull().$type<MemberId>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.team, table.member] }),
    foreignKey({ columns: [table.workspace, table.team], foreignColumns: [teams.workspace, teams.id] }),
    foreignKey({ columns: [table.workspace, table.member], foreignColumns: [members.workspace, members.id] }),
  ],
);

export const invitations = pgTable(
  'invitations',
  {
    workspace: ofWorkspace(),
    id: uuid('id').notNull().$type<InvitationId>(),
    email: text('email').notNull(),
    role: text('role').notNull().$type<Role>(),
    teams: uuid('teams').array().notNull().$type<TeamId[]>(),
    placeholder: uuid('placeholder').$type<MemberId>(),
    /** SHA-256 of the token in the mail; the token itself is nowhere. */
    tokenHash: bytes('token_hash').unique(),
    invitedBy: uuid('invited_by').notNull().$type<MemberId>(),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    acceptedAt: at('accepted_at'),
    revokedAt: at('revoked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    foreignKey({ columns: [table.workspace, table.invitedBy], foreignColumns: [members.workspace, members.id] }),
    foreignKey({ columns: [table.workspace, table.placeholder], foreignColumns: [members.workspace, members.id] }),
  ],
);

/** What access is granted on. The record behind it (board, account, calendar) carries the same id. */
export const containers = pgTable(
  'containers',
  {
    workspace: ofWorkspace(),
    id: uuid('id').notNull().$type<ContainerId>(),
    kind: text('kind').notNull().$type<ContainerKind>(),
    visibility: text('visibility').notNull().$type<Visibility>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const grants = pgTable(
  'grants',
  {
    workspace: ofWorkspace(),
    container: uuid('container').notNull().$type<ContainerId>(),
    subjectKind: text('subject_kind').notNull().$type<SubjectKind>(),
    subject: uuid('subject').notNull(),
    level: text('level').notNull().$type<Level>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.container, table.subjectKind, table.subject] }),
    foreignKey({ columns: [table.workspace, table.container], foreignColumns: [containers.workspace, containers.id] }),
  ],
);
