import { consentChannels, type Consent } from '@baton/schema/contacts';
import { Button, Select, StatusPill, TextField } from '@baton/ui';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

/** By which ways a person agreed to be reached, since when, and how that is known. */
export const Consents = ({
  consents,
  onSave,
  readOnly,
}: {
  consents: readonly Consent[];
  onSave: (consents: Consent[]) => void;
  readOnly: boolean;
}) => {
  const t = useTranslations('contacts');
  const words = useTranslations('records.channel');
  const format = useFormatter();
  const [asking, setAsking] = useState<Consent['channel'] | null>(null);
  const put = (consent: Consent) => {
    setAsking(null);
    onSave([...consents.filter(({ channel }) => channel !== consent.channel), consent]);
  };
  return (
    <section className="flex flex-col gap-1 border-t border-line pt-3">
      <h2 className="text-secondary font-semibold text-text-2">{t('consent.title')}</h2>
      <ul className="flex flex-col">
        {consentChannels.map((channel) => {
          const known = consents.find((each) => each.channel === channel);
          return (
            <li className="flex min-h-8 flex-wrap items-center gap-2" key={channel}>
              <span className="w-22 shrink-0 text-secondary text-text-3">{words(channel)}</span>
              {known ? (
                <span className="flex min-w-0 items-center gap-2">
                  <StatusPill tone={known.given ? 'success' : 'danger'}>
                    {t(known.given ? 'consent.given' : 'consent.refused')}
                  </StatusPill>
                  <span className="min-w-0 truncate text-secondary text-text-3">
                    {format.dateTime(new Date(`${known.on}T12:00:00`), { dateStyle: 'medium' })}
                    {known.how && ` · ${known.how}`}
                  </span>
                </span>
              ) : (
                <span className="text-text-3">{t('consent.unknown')}</span>
              )}
              {!readOnly && asking !== channel && (
                <Button className="ml-auto" onClick={() => setAsking(channel)} variant="ghost">
                  {t('consent.change')}
                </Button>
              )}
              {asking === channel && <AskConsent channel={channel} onDone={put} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const AskConsent = ({ channel, onDone }: { channel: Consent['channel']; onDone: (consent: Consent) => void }) => {
  const t = useTranslations('contacts.consent');
  const common = useTranslations('common');
  const [given, setGiven] = useState<'yes' | 'no'>('yes');
  const [how, setHow] = useState('');
  return (
    <form
      className="flex w-full flex-col gap-2 rounded-control border border-line p-2"
      onSubmit={(event) => {
        event.preventDefault();
        const on = new Date().toISOString().slice(0, 10);
        onDone({ channel, given: given === 'yes', on, how: how.trim() });
      }}
    >
      <Select
        label={t('answer')}
        onChange={setGiven}
        options={[
          { value: 'yes', label: t('given') },
          { value: 'no', label: t('refused') },
        ]}
        value={given}
      />
      <TextField label={t('how')} maxLength={200} onChange={setHow} placeholder={t('howExample')} value={how} />
      <Button submit variant="ink">
        {common('save')}
      </Button>
    </form>
  );
};
