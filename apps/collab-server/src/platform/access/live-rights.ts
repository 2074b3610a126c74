/** Which of these signed-in devices still live, as a list of ids; `ids` is the place of a parameter. */
export const liveSignIns = (ids: string): string => `
  select coalesce(json_agg(id), '[]') from sign_ins where id = any(${ids}::uuid[]) and expires_at > now()`;

/** The version of the rights in each of these workspaces, as pairs; a workspace that is gone is absent. */
export const rightsVersions = (ids: string): string => `
  select coalesce(json_agg(json_build_array(id, rights_version)), '[]') from workspaces where id = any(${ids}::uuid[])`;
