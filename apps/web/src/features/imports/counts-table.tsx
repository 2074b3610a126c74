import { importActions, importKinds, type ImportCounts } from '@baton/schema/imports';
import { classes } from '@baton/ui';
import { useFormatter, useTranslations } from 'use-intl';

import { Panel } from '#shared/shell/page.tsx';

/** How many records of each kind are made, changed, left alone or skipped. */
export const CountsTable = ({ counts }: { counts: ImportCounts }) => {
  const t = useTranslations('imports');
  const format = useFormatter();
  const kinds = importKinds.filter((kind) => counts[kind] !== undefined);
  if (kinds.length === 0) return null;
  return (
    <Panel>
      <table className="w-full text-right">
        <thead>
          <tr className="h-9 border-b border-line text-secondary text-text-3">
            <th className="px-4 text-left font-medium" scope="col">
              {t('records')}
            </th>
            {importActions.map((action) => (
              <th className="px-4 font-medium max-phone:px-2" key={action} scope="col">
                {t(`actions.${action}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr className="h-10 border-b border-line last:border-0" key={kind}>
              <th className="px-4 text-left font-medium" scope="row">
                {t(`kinds.${kind}`)}
              </th>
              {importActions.map((action) => {
                const count = counts[kind]?.[action] ?? 0;
                return (
                  <td className={classes('px-4 max-phone:px-2', count === 0 && 'text-text-3')} key={action}>
                    {format.number(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
};
