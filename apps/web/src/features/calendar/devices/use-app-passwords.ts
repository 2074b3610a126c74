import { appPasswords, type AppPassword } from '@baton/schema/calendar';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { useSaid } from '#shared/shell/use-said.ts';

const api = apiOf({ appPasswords });

/** Letters and digits that are not mistaken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A secret that nobody guesses and that can be typed on a phone; made here: the server keeps no more than its hash. */
const newSecret = (): string => {
  const picked: string[] = [];
  while (picked.length < 24) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    // The rest of a division would make some letters likelier than others.
    if (byte < 248) picked.push(letters[byte % letters.length] ?? '');
  }
  return picked.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
};

/** My passwords for phones and other programs. */
export const useAppPasswords = () => {
  const t = useTranslations('calendar.devices');
  const queries = useQueryClient();
  const said = useSaid();
  const readAgain = () => queries.invalidateQueries({ queryKey: api.appPasswords.key() });
  return {
    query: useQuery(api.appPasswords.listPasswords.queryOptions({ meta: { facts: ['calendar.password-'] } })),
    /** Answers the secret, which nobody can be told again. */
    create: useMutation({
      mutationFn: async (name: string): Promise<string> => {
        const secret = newSecret();
        await api.appPasswords.createPassword.call({ name, secret });
        return secret;
      },
      onSettled: readAgain,
    }),
    revoke: useMutation({
      mutationFn: ({ id }: AppPassword) => api.appPasswords.revokePassword.call({ passwordId: id }),
      onSuccess: (_, { name }) => said.done(t('revoked', { name })),
      onSettled: readAgain,
      onError: said.failed,
    }),
  };
};
