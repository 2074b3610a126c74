import { TextField } from '@baton/ui';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { readPhone } from '../reach/read-phone.ts';

/** How somebody new is reached, as it is typed. */
export const useReach = () => {
  const locale = useLocale();
  const [typed, setTyped] = useState({ email: '', phone: '' });
  const [email, phone] = [typed.email.trim(), typed.phone.trim()];
  const number = phone === '' ? null : readPhone(phone, locale);
  return {
    typed,
    change: (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part })),
    isWrong: phone !== '' && number === null,
    /** What a new record gets of it. */
    values: {
      ...(email !== '' && { emails: [{ address: email }] }),
      ...(number !== null && { phones: [{ number }] }),
    },
    /** What is looked for among those that are there. */
    known: { ...(email !== '' && { email }), ...(number !== null && { phone: number }) },
  };
};

/** An e-mail address and a phone number; a few digits are not yet called wrong. */
export const ReachFields = ({ reach: { typed, change, isWrong } }: { reach: ReturnType<typeof useReach> }) => {
  const t = useTranslations('records');
  return (
    <>
      <TextField
        label={t('facts.email')}
        maxLength={254}
        onChange={(email) => change({ email })}
        type="email"
        value={typed.email}
      />
      <TextField
        error={isWrong && typed.phone.trim().length > 5 ? t('invalidPhone') : undefined}
        label={t('facts.phone')}
        maxLength={40}
        onChange={(phone) => change({ phone })}
        type="tel"
        value={typed.phone}
      />
    </>
  );
};
