import { Button, IconButton, InlineNotice, TextField } from '@baton/ui';
import { Smartphone, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { Loaded, Panel } from '#shared/shell/page.tsx';

import { CopyField } from './copy-field.tsx';
import { useAppPasswords } from './use-app-passwords.ts';

/** A password for each device; each is shown once, when it is made. */
export const AppPasswordList = () => {
  const t = useTranslations('calendar.devices');
  const format = useFormatter();
  const problemText = useProblemText();
  const { query, create, revoke } = useAppPasswords();
  const [name, setName] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  return (
    <>
      {made !== null && (
        <InlineNotice tone="success">
          <div className="flex flex-col gap-2 py-1">
            <p>{t('once')}</p>
            <CopyField label={t('password')} value={made} />
          </div>
        </InlineNotice>
      )}
      <Loaded query={query} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="text-secondary text-text-3">{t('none')}</p>
          ) : (
            <Panel>
              <ul>
                {data.map((each) => (
                  <li
                    className="flex min-h-14 items-center gap-3 border-b border-line px-4 py-2 last:border-0"
                    key={each.id}
                  >
                    <Smartphone aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
                    <span className="min-w-0 flex-1">
                      <span className="block break-words">{each.name}</span>
                      <span className="block text-secondary text-text-3">
                        {t('since', { day: day(each.createdAt) })}
                        {' · '}
                        {each.usedAt === null ? t('neverUsed') : t('used', { day: day(each.usedAt) })}
                      </span>
                    </span>
                    <IconButton
                      icon={<Trash2 size={16} />}
                      label={t('revoke', { name: each.name })}
                      onClick={() => revoke.mutate(each)}
                    />
                  </li>
                ))}
              </ul>
            </Panel>
          )
        }
      </Loaded>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(name.trim(), {
            onSuccess: (secret) => {
              setMade(secret);
              setName('');
            },
          });
        }}
      >
        {create.error && <InlineNotice tone="danger">{problemText(create.error)}</InlineNotice>}
        <div className="flex flex-wrap items-start gap-3">
          <div className="max-w-80 min-w-40 flex-1">
            <TextField
              autoComplete="off"
              hint={t('nameHint')}
              label={t('name')}
              maxLength={80}
              onChange={setName}
              required
              value={name}
            />
          </div>
          <div className="pt-6">
            <Button busy={create.isPending} disabled={name.trim() === ''} size="md" submit>
              {t('make')}
            </Button>
          </div>
        </div>
      </form>
    </>
  );
};
