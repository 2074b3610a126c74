import type { ImportId } from '@baton/schema/imports';
import { Button } from '@baton/ui';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { ImportList } from '#features/imports/import-list.tsx';
import { ImportRunView } from '#features/imports/import-run-view.tsx';

const listRoute = getRouteApi('/app/settings/import');

/** Imports so far. */
export const ImportPage = () => {
  const navigate = useNavigate();
  const { create = false } = listRoute.useSearch();
  return (
    <ImportList
      creating={create}
      onCreating={(creating) =>
        void navigate({ to: '/settings/import', search: creating ? { create: true } : {}, replace: true })
      }
      onOpen={(importId) => void navigate({ to: '/settings/import/$importId', params: { importId } })}
      renderLink={(importId, content) => (
        <Link className="block -outline-offset-2 hover:bg-hover" params={{ importId }} to="/settings/import/$importId">
          {content}
        </Link>
      )}
    />
  );
};

const route = getRouteApi('/app/settings/import/$importId');

/** One import. */
export const ImportRunPage = () => {
  const t = useTranslations('imports.run');
  const { importId } = route.useParams();
  const navigate = useNavigate();
  return (
    <ImportRunView
      back={
        <Button onClick={() => void navigate({ to: '/settings/import', search: {} })} size="md">
          {t('back')}
        </Button>
      }
      importId={importId as ImportId}
      toBoards={
        <Button onClick={() => void navigate({ to: '/boards', search: {} })} size="md" variant="ink">
          {t('toBoards')}
        </Button>
      }
    />
  );
};
