import type { ImportChoice, ImportFinding } from '@baton/schema/imports';
import { Button, Select } from '@baton/ui';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { Panel } from '#shared/shell/page.tsx';

import { useFieldWord } from './file-table.tsx';

/** More than this are folded away; all of them count. */
const shownAtFirst = 12;

export interface FindingListProps {
  findings: readonly ImportFinding[];
  choices: Record<string, ImportChoice>;
  onChoose: (id: string, choice: ImportChoice) => void;
}

/** What was noticed, each with its answer: first what can be decided, the most frequent first. */
export const FindingList = ({ findings, choices, onChoose }: FindingListProps) => {
  const t = useTranslations('imports.preview');
  const [all, setAll] = useState(false);
  const ordered = findings.toSorted(
    (a, b) => Number(b.choices.length > 1) - Number(a.choices.length > 1) || b.count - a.count,
  );
  const shown = all ? ordered : ordered.slice(0, shownAtFirst);
  return (
    <Panel>
      <ul>
        {shown.map((finding) => (
          <FindingRow
            choice={choices[finding.id] ?? finding.proposed}
            finding={finding}
            key={finding.id}
            onChoose={(choice) => onChoose(finding.id, choice)}
          />
        ))}
      </ul>
      {shown.length < findings.length && (
        <div className="p-2">
          <Button onClick={() => setAll(true)} variant="ghost">
            {t('allFindings', { count: findings.length })}
          </Button>
        </div>
      )}
    </Panel>
  );
};

const keyOf = ({ choose, value }: ImportChoice) => (value === undefined ? choose : `${choose}:${value}`);

const FindingRow = ({
  finding,
  choice,
  onChoose,
}: {
  finding: ImportFinding;
  choice: ImportChoice;
  onChoose: (choice: ImportChoice) => void;
}) => {
  const t = useTranslations('imports');
  const fieldWord = useFieldWord();
  const countries = new Intl.DisplayNames(useLocale(), { type: 'region' });
  const { kind, value, field, count, file } = finding;
  const words = t(`findings.${kind}`, {
    value: value ?? '',
    field: field ? fieldWord(field) : '',
    currency: String(finding.detail['currency'] ?? ''),
    country: countries.of(String(finding.detail['country'] ?? 'FR')) ?? '',
  });
  const choiceText = (each: ImportChoice) => {
    const value = each.value ?? '';
    return t(`choices.${each.choose}`, { value: kind === 'country-assumed' ? (countries.of(value) ?? value) : value });
  };
  return (
    <li className="grid min-h-14 items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-0 phone:grid-cols-[minmax(0,1fr)_minmax(0,21rem)]">
      <div className="min-w-0">
        <p className="font-medium">{words}</p>
        <p className="text-secondary text-text-3">{t('findingRows', { count, file })}</p>
      </div>
      {finding.choices.length > 1 ? (
        <Select
          hideLabel
          label={t('choiceLabel', { finding: words })}
          onChange={(key) => {
            const next = finding.choices.find((each) => keyOf(each) === key);
            if (next) onChoose(next);
          }}
          options={finding.choices.map((each) => ({ value: keyOf(each), label: choiceText(each) }))}
          value={keyOf(choice)}
        />
      ) : (
        <p className="px-2 text-text-2">{choiceText(choice)}</p>
      )}
    </li>
  );
};
