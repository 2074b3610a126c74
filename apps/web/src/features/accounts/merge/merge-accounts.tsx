import { accountFields, type AccountField } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { MergeDialog } from '#shared/records/merge-dialog.tsx';
import { useDifferences } from '#shared/records/value-words.ts';

import { accountQuery, api, readAccountsAgain } from '../accounts-api.ts';
import { useAccountLabels, useAccountValueWords } from '../facts/account-value-words.ts';

const isOwn = (key: string): key is AccountField => (accountFields as readonly string[]).includes(key);

/** Two accounts become one. */
export const MergeAccounts = ({ ids, onClose }: { ids: readonly [AccountId, AccountId]; onClose: () => void }) => {
  const queries = useQueryClient();
  const [turned, setTurned] = useState(false);
  const [accountId, otherId] = turned ? [ids[1], ids[0]] : ids;
  const kept = useQuery(accountQuery(accountId)).data;
  const other = useQuery(accountQuery(otherId)).data;
  const labels = useAccountLabels();
  const differences = useDifferences('account', useAccountValueWords());
  return (
    <MergeDialog
      differences={differences(kept, other, labels)}
      kept={kept}
      onClose={onClose}
      onDone={() => readAccountsAgain(queries)}
      onMerge={(keys) =>
        api.accounts.merge.call({
          accountId,
          otherId,
          take: keys.filter(isOwn),
          takeCustom: keys.filter((key) => !isOwn(key)),
        })
      }
      onSplit={() => api.accounts.split.call({ accountId, otherId })}
      onTurn={() => setTurned(!turned)}
      other={other}
      section="accounts"
    />
  );
};
