import { contactFields, type ContactField } from '@baton/schema/contacts';
import type { ContactId } from '@baton/schema/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { MergeDialog } from '#shared/records/merge-dialog.tsx';
import { useDifferences } from '#shared/records/value-words.ts';

import { api, contactQuery, readContactsAgain } from '../contacts-api.ts';
import { useContactLabels, useContactValueWords } from '../facts/contact-value-words.ts';

const isOwn = (key: string): key is ContactField => (contactFields as readonly string[]).includes(key);

/** Two contacts become one. */
export const MergeContacts = ({ ids, onClose }: { ids: readonly [ContactId, ContactId]; onClose: () => void }) => {
  const queries = useQueryClient();
  const [turned, setTurned] = useState(false);
  const [contactId, otherId] = turned ? [ids[1], ids[0]] : ids;
  const kept = useQuery(contactQuery(contactId)).data;
  const other = useQuery(contactQuery(otherId)).data;
  const labels = useContactLabels();
  const differences = useDifferences('contact', useContactValueWords());
  return (
    <MergeDialog
      differences={differences(kept, other, labels)}
      kept={kept}
      onClose={onClose}
      onDone={() => readContactsAgain(queries)}
      onMerge={(keys) =>
        api.contacts.merge.call({
          contactId,
          otherId,
          take: keys.filter(isOwn),
          takeCustom: keys.filter((key) => !isOwn(key)),
        })
      }
      onSplit={() => api.contacts.split.call({ contactId, otherId })}
      onTurn={() => setTurned(!turned)}
      other={other}
      section="contacts"
    />
  );
};
