/** The workspace that requests of this tab are about; null until the shell knows it. */
let workspace: string | null = null;

export const currentWorkspace = (): string | null => workspace;

/** Set once by the shell, before any request that needs it. Switching workspace reloads the page. */
export const setWorkspace = (id: string | null): void => {
  workspace = id;
};
