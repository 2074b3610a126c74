import type { Member } from '@baton/schema/workspaces';
import { Button, Checkbox, EmptyState, matchScore, SearchField } from '@baton/ui';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useMay } from '#shared/session/session.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';

import { InviteDialog, OpenInvitations } from './invitation-settings.tsx';
import { MemberRow } from './member-row.tsx';
import { useMembers } from './workspaces-api.ts';

/** Who works here. Roles and managers are changed in place, each with Undo. */
export const MemberSettings = () => {
  const t = useTranslations('workspaces.members');
  const common = useTranslations('common');
  const members = useMembers();
  const mayInvite = useMay('invite-members');
  const [inviting, setInviting] = useState<'anybody' | Member | null>(null);
  const [filter, setFilter] = useState('');
  const [showLeft, setShowLeft] = useState(false);
  return (
    <PageColumn
      actions={
        mayInvite && (
          <Button
            icon={<UserPlus aria-hidden size={16} />}
            onClick={() => setInviting('anybody')}
            size="md"
            variant="ink"
          >
            {t('invite')}
          </Button>
        )
      }
      text={t('text')}
      title={t('title')}
    >
      {mayInvite && <OpenInvitations />}
      <Loaded query={members} rows={8}>
        {(all) => {
          const here = all.filter((member) => showLeft || member.leftAt === null);
          const shown = here.filter(
            ({ name, email }) => matchScore(filter, name) > 0 || matchScore(filter, email ?? '') > 0,
          );
          return (
            <div className="flex flex-col gap-3">
              <div className="flex flex-wrap items-center gap-4">
                <div className="w-80 max-w-full">
                  <SearchField clearLabel={common('clear')} label={t('filter')} onChange={setFilter} value={filter} />
                </div>
                {all.some(({ leftAt }) => leftAt !== null) && (
                  <Checkbox checked={showLeft} label={t('showLeft')} onChange={setShowLeft} />
                )}
              </div>
              {shown.length === 0 ? (
                <EmptyState
                  action={<Button onClick={() => setFilter('')}>{common('clear')}</Button>}
                  kind="no-result"
                  title={t('noMatch')}
                />
              ) : (
                <Panel>
                  <ul>
                    {shown.map((member) => (
                      <MemberRow
                        all={all}
                        key={member.id}
                        member={member}
                        onInvite={mayInvite ? () => setInviting(member) : null}
                      />
                    ))}
                  </ul>
                </Panel>
              )}
            </div>
          );
        }}
      </Loaded>
      <InviteDialog onClose={() => setInviting(null)} who={inviting} />
    </PageColumn>
  );
};
