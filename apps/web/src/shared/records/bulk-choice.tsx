import { Button, Menu } from '@baton/ui';

/** One field that several records can be given one value of a short list for. */
export const BulkChoice = <Value extends string>({
  label,
  options,
  onPick,
}: {
  label: string;
  options: readonly { value: Value; label: string }[];
  onPick: (value: Value) => void;
}) => (
  <Menu
    entries={options.map(({ value, label: words }) => ({ id: value, label: words, onSelect: () => onPick(value) }))}
    trigger={<Button fullWidth>{label}</Button>}
  />
);
