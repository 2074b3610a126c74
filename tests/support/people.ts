import { createHmac, randomBytes, randomUUID } from 'node:crypto';

import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import type { MemberId, Role, TeamId, UserId, WorkspaceId } from '@baton/schema/shared';
import { departments, type Department } from '@baton/schema/workspaces';
import type { Sql } from 'postgres';

/** What `startServer` signs with. */
const secret = 'a secret that tests alone may know';

/** The cookie of a sign-in, as a browser would send it back. */
const cookieOf = (token: string): string => {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `baton.sign-in=${encodeURIComponent(`${token}.${signature}`)}`;
};

export interface TestWorkspace {
  id: WorkspaceId;
  teams: Record<Department, TeamId>;
}

/** A workspace with its departments and nobody in it, made without the HTTP door. */
export const aWorkspace = async (sql: Sql, name = 'Acme'): Promise<TestWorkspace> => {
  const id = newId() as WorkspaceId;
  const teams = Object.fromEntries(departments.map((kind) => [kind, newId()])) as Record<Department, TeamId>;
  await sql`insert into workspaces (id, name, base_currency, language) values (${id}, ${name}, 'EUR', 'en')`;
  await sql`insert into containers values (${id}, ${id}, 'workspace', 'workspace')`;
  for (const kind of departments)
    await sql`insert into teams (workspace, id, kind) values (${id}, ${teams[kind]}, ${kind})`;
  return { id, teams };
};

export interface TestPerson {
  user: UserId;
  email: string;
  signIn: string;
  cookie: string;
}

/** Somebody who is signed in and belongs to no workspace. They have no password. */
export const aPerson = async (sql: Sql, name = 'Ada'): Promise<TestPerson> => {
  const [user, signIn, token] = [newId() as UserId, newId(), randomBytes(16).toString('hex')];
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${randomUUID().slice(0, 8)}@example.com`;
  await sql`insert into users (id, name, email) values (${user}, ${name}, ${email})`;
  await sql`insert into sign_ins (id, token, user_id, expires_at)
    values (${signIn}, ${token}, ${user}, now() + interval '1 day')`;
  return { user, email, signIn, cookie: cookieOf(token) };
};

export interface TestMember extends TestPerson {
  member: MemberId;
  workspace: WorkspaceId;
  role: Role;
}

/** A signed-in member of a workspace. `left` makes them one who has been removed since. */
export const aMember = async (
  sql: Sql,
  { id: workspace }: Pick<TestWorkspace, 'id'>,
  role: Role,
  { person, teams = [], left = false }: { person?: TestPerson; teams?: TeamId[]; left?: boolean } = {},
): Promise<TestMember> => {
  const who = person ?? (await aPerson(sql, role));
  const member = newId() as MemberId;
  await sql`insert into members (workspace, id, user_id, name, email, role, left_at)
    values (${workspace}, ${member}, ${who.user}, ${role}, ${who.email}, ${role}, ${left ? new Date() : null})`;
  for (const team of teams) await sql`insert into team_members values (${workspace}, ${team}, ${member})`;
  return { ...who, member, workspace, role };
};

export interface Answer {
  status: number;
  /** The parsed body, or the text of one that is no JSON. */
  body: unknown;
  headers: Headers;
}

/** A server by its address, or one in this process that is spoken to without a network. */
export interface AskedServer {
  url: string;
  fetch: (request: Request) => Promise<Response>;
}

/** Asks the server as a browser page of its own would, in somebody's name; `null` asks as nobody. */
export const ask = async (
  server: string | AskedServer,
  as: { cookie: string; workspace?: string } | null,
  route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const [method = 'GET', path = '/'] = route.split(' ');
  const { url, fetch: send } = typeof server === 'string' ? { url: server, fetch } : server;
  const request = new Request(`${url}${path.startsWith('/api/') ? '' : '/api/v1'}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      origin: url,
      ...(as ? { cookie: as.cookie } : {}),
      ...(as?.workspace ? { 'baton-workspace': as.workspace } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // An empty origin stands for none.
  if (headers['origin'] === '') request.headers.delete('origin');
  const answer = await send(request);
  const text = await answer.text();
  return { status: answer.status, body: parsed(text), headers: answer.headers };
};

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesIn = ({ headers }: Pick<Answer, 'headers'>): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

const parsed = (text: string): unknown => {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
};
