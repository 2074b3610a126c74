import { Checkbox } from '@baton/ui';
import { useTranslations } from 'use-intl';

import type { SubscribedLayer } from '../subscriptions/use-subscriptions.ts';
import { LayerMark } from './layer-mark.tsx';
import type { Layer, Layers } from './use-layers.ts';

/** Which calendars lie over one another: mine, those of teams, those of colleagues. */
export const LayerList = ({ layers }: { layers: Layers }) => {
  const t = useTranslations('calendar.layers');
  const groups = [
    { id: 'mine', rows: layers.all.filter(({ mine }) => mine) },
    { id: 'teams', rows: layers.all.filter(({ holder }) => holder === 'team') },
    { id: 'people', rows: layers.all.filter(({ holder, mine }) => holder === 'member' && !mine) },
  ] as const;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      {groups.map(
        ({ id, rows }) =>
          rows.length > 0 && (
            <div className="flex flex-col" key={id}>
              <h2 className="flex h-6 items-center text-meta font-semibold text-text-3">{t(id)}</h2>
              <ul>
                {rows.map((layer) => (
                  <Row key={layer.id} layer={layer} onShow={(on) => layers.show(layer.id, on)} />
                ))}
              </ul>
            </div>
          ),
      )}
      {layers.subscribed.all.length > 0 && (
        <div className="flex flex-col">
          <h2 className="flex h-6 items-center text-meta font-semibold text-text-3">{t('elsewhere')}</h2>
          <ul>
            {layers.subscribed.all.map((layer) => (
              <SubscribedRow
                key={layer.id}
                layer={layer}
                onShow={(on) => layers.subscribed.show(layer.id, on)}
                shown={!layers.subscribed.hidden.has(layer.id)}
              />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
};

const Row = ({ layer, onShow }: { layer: Layer; onShow: (on: boolean) => void }) => {
  const t = useTranslations('calendar.layers');
  return (
    <li className="flex min-h-7 items-center gap-2 coarse:min-h-11">
      <div className="min-w-0 flex-1">
        <Checkbox
          checked={layer.shown}
          hint={layer.level === null ? t('busyOnly') : undefined}
          label={layer.mine ? t('me', { name: layer.name }) : layer.name}
          onChange={onShow}
        />
      </div>
      <LayerMark layer={layer} />
    </li>
  );
};

interface SubscribedRowProps {
  layer: SubscribedLayer;
  shown: boolean;
  onShow: (on: boolean) => void;
}

const SubscribedRow = ({ layer, shown, onShow }: SubscribedRowProps) => {
  const t = useTranslations('calendar.subscriptions');
  return (
    <li className="flex min-h-7 items-center gap-2 coarse:min-h-11">
      <div className="min-w-0 flex-1">
        <Checkbox
          checked={shown}
          hint={layer.problem === null ? undefined : t('notRead')}
          label={layer.name}
          onChange={onShow}
        />
      </div>
      <LayerMark layer={layer} />
    </li>
  );
};
