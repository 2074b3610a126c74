import { routePresets } from '@baton/schema/handoffs';
import { Button, EmptyState } from '@baton/ui';
import { ArrowLeftRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { PresetName } from '../routes/preset-name.tsx';
import { useDefineRoutes } from '../routes/use-define-routes.ts';

/** No route yet: what they are for, and the four that a workspace can begin with. */
export const FirstRoutes = () => {
  const t = useTranslations('handoffs.first');
  const { may, fromPreset, busy } = useDefineRoutes();
  return (
    <EmptyState
      action={
        may && (
          <span className="grid grid-cols-1 gap-2 phone:grid-cols-2">
            {routePresets.map((preset) => (
              <Button busy={busy === preset} key={preset} onClick={() => fromPreset(preset)} size="md">
                <PresetName preset={preset} />
              </Button>
            ))}
          </span>
        )
      }
      icon={<ArrowLeftRight size={20} strokeWidth={1.5} />}
      kind="first"
      text={t(may ? 'text' : 'askText')}
      title={t('title')}
    />
  );
};
