import { Combobox } from '@baton/ui';
import { useTranslations } from 'use-intl';

/** Every zone that the platform knows, and one that is set already. */
const zones = (current: string): string[] => {
  const all = Intl.supportedValuesOf('timeZone');
  return all.includes(current) ? all : [current, ...all];
};

const words = (zone: string): string => zone.replaceAll('_', ' ').replaceAll('/', ' · ');

/** The zone whose clock the hours go by. */
export const ZoneField = ({
  value,
  onChange,
  disabled,
}: {
  value: string;
  onChange: (zone: string) => void;
  disabled: boolean;
}) => {
  const t = useTranslations('workingTime');
  const common = useTranslations('common');
  return (
    <Combobox
      clearLabel={common('clear')}
      disabled={disabled}
      emptyText={common('nothingFound')}
      label={t('zone')}
      onChange={(zone) => zone !== null && onChange(zone)}
      options={zones(value).map((zone) => ({ value: zone, label: words(zone) }))}
      value={value}
    />
  );
};
