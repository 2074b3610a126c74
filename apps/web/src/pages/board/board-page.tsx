import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { boardsApi } from '#features/boards/boards-api.ts';
import { PageBar } from '#shared/shell/page-bar.tsx';

const route = getRouteApi('/app/boards/$boardId');

export const BoardPage = () => {
  const { boardId } = route.useParams();
  const board = useQuery(boardsApi.boards.get.queryOptions({ input: { boardId: boardId as never } }));
  return <PageBar name={board.data?.name ?? ''} />;
};
