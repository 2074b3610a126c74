import { people, type Me } from '@baton/schema/workspaces';
import type { QueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';
import { forgetRows } from '#shared/api/kept-rows.ts';
import { Problem, unreachable } from '#shared/api/problem.ts';
import { setWorkspace } from '#shared/api/workspace.ts';
import { currentPreferences, setPreferences } from '#shared/preferences/preferences.ts';
import type { Session } from '#shared/session/session.tsx';

import { forgetKeptMe, keepMe, keptMe } from './kept-me.ts';

export const peopleApi = apiOf({ people });

const lastWorkspace = 'baton.workspace';
/** How long the server may take to say who this is, in ms: short when the device knows it already. */
const patience = { known: 1_500, unknown: 8_000 };

/** Who is signed in; null when nobody is. When the server is gone or silent, who it was the last time on this device. */
export const readMe = async (queries: QueryClient): Promise<Me | null> => {
  const last = await keptMe();
  try {
    const asked = queries.fetchQuery({ ...peopleApi.people.whoAmI.queryOptions(), staleTime: 60_000 });
    const found = await Promise.race([asked, tooLate(last ? patience.known : patience.unknown)]);
    keepMe(found);
    if (!last) adoptPreferences(found);
    return found;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401) {
      await forgetRows();
      return null;
    }
    if ((error.status === 0 || error.status >= 502) && last) return last;
    throw error;
  }
};

const tooLate = (ms: number) =>
  new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(unreachable(new Error('the server is silent'))), ms);
  });

/** Facts of the workspace up to this place are in everything that is read from now on; none where nobody has answered yet. */
export const knownUpTo = (queries: QueryClient, workspace: string): number => {
  const found = queries.getQueryData(peopleApi.people.whoAmI.queryKey());
  return found?.memberships.find((each) => each.workspace.id === workspace)?.seq ?? 0;
};

/** The session in the workspace last used here, or in the first one; null when the person is in none. */
export const sessionOf = (person: Me): Session | null => {
  const last = localStorage.getItem(lastWorkspace);
  const membership = person.memberships.find(({ workspace }) => workspace.id === last) ?? person.memberships[0];
  if (!membership) return null;
  const { workspace, member, name, role, teams, abilities } = membership;
  setWorkspace(workspace.id);
  return { user: person.user, email: person.email, member, name, role, teams, abilities, workspace };
};

/** Opens another workspace: everything of the first one is left by loading the page anew. */
export const switchWorkspace = (id: string): void => {
  localStorage.setItem(lastWorkspace, id);
  globalThis.location.assign('/');
};

/** Forgets who was here; the caller has dealt with documents and the server. */
export const forgetMe = async (): Promise<void> => {
  localStorage.removeItem(lastWorkspace);
  localStorage.removeItem('baton.board');
  await forgetKeptMe();
};

/** On a device that the person has not used yet, what they chose elsewhere holds here too. */
const adoptPreferences = (person: Me) => {
  const { language, theme } = currentPreferences();
  setPreferences({ language: person.language ?? language, theme: theme === 'system' ? person.theme : theme });
};
