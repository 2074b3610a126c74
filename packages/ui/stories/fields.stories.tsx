import { useState } from 'react';

import {
  Calendar,
  Checkbox,
  Combobox,
  DatePicker,
  InlineEdit,
  MoneyField,
  MultiCombobox,
  NumberField,
  PercentField,
  QuickAddLine,
  SearchField,
  SegmentedControl,
  Select,
  Switch,
  TextArea,
  TextField,
} from '../src/index.ts';
import type { Story, StoryWords } from './story.ts';

const nothing = () => undefined;
const optionsOf = (words: StoryWords) =>
  ['a', 'b', 'c'].map((value) => ({ value, label: `${words.name} ${value}`, hint: '12' }));
const calendarOf = (words: StoryWords) => ({
  previousMonth: `${words.action} 1`,
  nextMonth: `${words.action} 2`,
  today: 'OK',
  open: words.action,
  invalid: words.error,
  clear: words.action,
});

/** Holds a value, so that a story can be tried. */
const Held = <Value,>({
  first,
  children,
}: {
  first: Value;
  children: (value: Value, set: (value: Value) => void) => React.ReactNode;
}) => {
  const [value, setValue] = useState(first);
  return children(value, setValue);
};

export const fieldStories: Story[] = [
  {
    component: 'TextField',
    variants: [
      {
        name: 'hint',
        render: (words) => (
          <Held first="">
            {(value, set) => <TextField hint={words.hint} label={words.field} onChange={set} value={value} />}
          </Held>
        ),
      },
      {
        name: 'invalid',
        render: (words) => <TextField error={words.error} label={words.field} onChange={nothing} value="?" />,
      },
      { name: 'disabled', render: (words) => <TextField disabled label={words.field} onChange={nothing} value="12" /> },
      {
        name: 'read-only',
        render: (words) => <TextField label={words.field} onChange={nothing} readOnly value="12" />,
      },
    ],
  },
  {
    component: 'TextArea',
    variants: [
      {
        name: 'grows',
        render: (words) => (
          <Held first={words.sentence}>
            {(value, set) => <TextArea label={words.field} onChange={set} value={value} />}
          </Held>
        ),
      },
    ],
  },
  {
    component: 'SearchField',
    variants: [
      {
        name: 'empty and filled',
        render: (words) => (
          <div className="flex flex-col gap-2">
            <SearchField clearLabel="x" label={words.action} onChange={nothing} shortcut="/" value="" />
            <SearchField clearLabel="x" label={`${words.action} 2`} onChange={nothing} value={words.name} />
          </div>
        ),
      },
    ],
  },
  {
    component: 'NumberField, MoneyField, PercentField',
    variants: [
      {
        name: 'comma or dot',
        render: (words) => (
          <div className="grid gap-3 phone:grid-cols-3">
            <NumberField invalidText={words.error} label={words.field} locale="fr" onCommit={nothing} value={1234} />
            <MoneyField
              currency="EUR"
              invalidText={words.error}
              label={`${words.field} €`}
              locale="fr"
              onCommit={nothing}
              value={1_250_050}
            />
            <PercentField
              fraction={1}
              invalidText={words.error}
              label={`${words.field} %`}
              locale="fr"
              onCommit={nothing}
              value={12.5}
            />
          </div>
        ),
      },
    ],
  },
  {
    component: 'Select',
    variants: [
      {
        name: 'default and quiet',
        render: (words) => (
          <div className="grid gap-3 phone:grid-cols-2">
            <Held first="a">
              {(value, set) => <Select label={words.field} onChange={set} options={optionsOf(words)} value={value} />}
            </Held>
            <Select
              error={words.error}
              label={`${words.field} 2`}
              onChange={nothing}
              options={optionsOf(words)}
              quiet
              value="b"
            />
          </div>
        ),
      },
    ],
  },
  {
    component: 'Combobox',
    variants: [
      {
        name: 'one',
        render: (words) => (
          <Held<string | null> first={null}>
            {(value, set) => (
              <Combobox
                clearLabel="x"
                emptyText={words.short}
                label={words.field}
                onChange={set}
                options={optionsOf(words)}
                value={value}
              />
            )}
          </Held>
        ),
      },
      {
        name: 'several',
        render: (words) => (
          <Held<string[]> first={['a', 'b']}>
            {(values, set) => (
              <MultiCombobox
                clearLabel="x"
                emptyText={words.short}
                label={words.field}
                onChange={set}
                options={optionsOf(words)}
                removeLabel={(label) => `− ${label}`}
                values={values}
              />
            )}
          </Held>
        ),
      },
    ],
  },
  {
    component: 'DatePicker',
    variants: [
      {
        name: 'field',
        render: (words) => (
          <Held<string | null> first="2026-11-27">
            {(value, set) => (
              <DatePicker label={words.field} locale="fr" onChange={set} value={value} words={calendarOf(words)} />
            )}
          </Held>
        ),
      },
      {
        name: 'month',
        render: (words) => <Calendar locale="it" onPick={nothing} value="2026-11-27" words={calendarOf(words)} />,
      },
    ],
  },
  {
    component: 'Checkbox, Switch, SegmentedControl',
    variants: [
      {
        name: 'states',
        render: (words) => (
          <div className="flex flex-col gap-3">
            <Held<boolean> first>
              {(value, set) => <Checkbox checked={value} hint={words.hint} label={words.field} onChange={set} />}
            </Held>
            <Checkbox checked={false} indeterminate label={words.action} onChange={nothing} />
            <Held<boolean> first>
              {(value, set) => <Switch checked={value} hint={words.hint} label={words.field} onChange={set} />}
            </Held>
            <Switch checked={false} label={words.action} onChange={nothing} />
            <Held first="a">
              {(value, set) => (
                <SegmentedControl
                  label={words.field}
                  onChange={set}
                  options={['a', 'b'].map((each) => ({ value: each, label: words.action }))}
                  value={value}
                />
              )}
            </Held>
          </div>
        ),
      },
    ],
  },
  {
    component: 'InlineEdit',
    variants: [
      {
        name: 'at rest, read-only, edited by another',
        render: (words) => (
          <div className="flex max-w-80 flex-col gap-3">
            <Held first={words.name}>
              {(value, set) => <InlineEdit label={words.field} onSave={set} value={value} />}
            </Held>
            <InlineEdit label={words.action} onSave={nothing} placeholder={words.hint} value="" />
            <InlineEdit label={words.field} onSave={nothing} readOnly value={words.name} />
            <InlineEdit
              label={words.field}
              onSave={nothing}
              remote={{ name: words.name, color: 1 }}
              value={words.short}
            />
          </div>
        ),
      },
    ],
  },
  {
    component: 'QuickAddLine',
    variants: [
      {
        name: 'with what was understood',
        render: (words) => (
          <QuickAddLine
            autoFocus={false}
            label={words.action}
            notice={words.hint}
            onCancel={nothing}
            onChange={nothing}
            onSubmit={nothing}
            placeholder={words.action}
            preview={[
              { id: '1', label: '12 500 €' },
              { id: '2', label: words.name },
            ]}
            value="Fours Durand 12 500 € @Claire"
          />
        ),
      },
    ],
  },
];
