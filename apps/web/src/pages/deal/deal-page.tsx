import { getRouteApi } from '@tanstack/react-router';

import { PageBar } from '#shared/shell/page-bar.tsx';

const route = getRouteApi('/app/deals/$dealId');

export const DealPage = () => {
  const { dealId } = route.useParams();
  return <PageBar name={dealId} />;
};
