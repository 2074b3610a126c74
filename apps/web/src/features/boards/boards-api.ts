import { boards } from '@baton/schema/deals';

import { apiOf } from '#shared/api/client.ts';

export const boardsApi = apiOf({ boards });

/** Every board that the person may see; one page is enough for a sidebar. */
export const boardsQuery = () => boardsApi.boards.list.queryOptions({ input: { limit: 200 }, meta: { kept: true } });
