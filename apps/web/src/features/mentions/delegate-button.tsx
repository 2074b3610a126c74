import type { Mention } from '@baton/schema/mentions';
import type { MemberId } from '@baton/schema/shared';
import { Avatar, Button, Combobox, Popover, presenceColor } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useSession } from '#shared/session/session.tsx';

export interface DelegateButtonProps {
  mention: Mention;
  onDelegate: (member: MemberId) => void;
}

/** Passes on to a colleague what was asked; absent for those who know no colleagues. */
export const DelegateButton = ({ mention, onDelegate }: DelegateButtonProps) => {
  const t = useTranslations('mentions');
  const common = useTranslations('common');
  const { member: me } = useSession();
  const { all } = useMembers();
  const [open, setOpen] = useState(false);
  const people = all.filter(
    ({ id, leftAt, placeholder }) => leftAt === null && !placeholder && id !== me && id !== mention.holder.id,
  );
  if (people.length === 0) return null;
  return (
    <Popover label={t('delegate')} onOpenChange={setOpen} open={open} trigger={<Button>{t('delegate')}</Button>}>
      <div className="w-64">
        <Combobox
          clearLabel={common('clear')}
          emptyText={common('nothingFound')}
          focusFirst
          label={t('delegateTo')}
          onChange={(value) => {
            if (value === null) return;
            setOpen(false);
            onDelegate(value as MemberId);
          }}
          options={people.map(({ id, name }) => ({
            value: id,
            label: name,
            icon: <Avatar color={presenceColor(id)} decorative name={name} size={20} />,
          }))}
          value={null}
        />
      </div>
    </Popover>
  );
};
