import { Plus, Star } from 'lucide-react';

import { Button, IconButton, Kbd, SelectionBar, Spinner, StatusPill, Tooltip, type ControlSize } from '../src/index.ts';
import type { Story } from './story.ts';

const icon = <Plus aria-hidden size={16} />;
const sizes: ControlSize[] = ['sm', 'md', 'lg'];
const nothing = () => undefined;

export const controlStories: Story[] = [
  {
    component: 'Button',
    variants: [
      ...(['ink', 'default', 'ghost', 'danger'] as const).map((variant) => ({
        name: variant,
        render: (words: { action: string }) => (
          <div className="flex flex-wrap items-center gap-2">
            {sizes.map((size) => (
              <Button icon={icon} key={size} size={size} variant={variant}>
                {words.action}
              </Button>
            ))}
            <Button disabled variant={variant}>
              {words.action}
            </Button>
            <Button busy variant={variant}>
              {words.action}
            </Button>
          </div>
        ),
      })),
      {
        name: 'with shortcut, full width',
        render: (words) => (
          <Button fullWidth trailing={<Kbd keys="N" onInk />} variant="ink">
            {words.action}
          </Button>
        ),
      },
    ],
  },
  {
    component: 'IconButton',
    variants: [
      {
        name: 'plain, pressed, badge, busy, disabled',
        render: (words) => (
          <div className="flex gap-2">
            <IconButton icon={<Star size={16} />} label={words.action} />
            <IconButton icon={<Star size={16} />} label={words.action} pressed />
            <IconButton badge="3" icon={<Star size={16} />} label={`${words.action}, 3`} />
            <IconButton busy icon={<Star size={16} />} label={words.action} />
            <IconButton disabled icon={<Star size={16} />} label={words.action} />
          </div>
        ),
      },
    ],
  },
  {
    component: 'Kbd',
    variants: [
      {
        name: 'chords and sequences',
        render: () => (
          <div className="flex gap-2">
            {['Mod+K', 'Shift+Space', 'G B', '?', 'Mod+Shift+Z', 'ArrowDown'].map((keys) => (
              <Kbd key={keys} keys={keys} />
            ))}
          </div>
        ),
      },
    ],
  },
  {
    component: 'Tooltip',
    variants: [
      {
        name: 'with shortcut',
        render: (words) => (
          <Tooltip label={words.sentence} shortcut="M">
            <Button>{words.action}</Button>
          </Tooltip>
        ),
      },
    ],
  },
  {
    component: 'StatusPill',
    variants: [
      {
        name: 'tones',
        render: (words) => (
          <div className="flex flex-wrap gap-2">
            {(['neutral', 'accent', 'success', 'warning', 'danger'] as const).map((tone) => (
              <StatusPill key={tone} tone={tone}>
                {words.short}
              </StatusPill>
            ))}
          </div>
        ),
      },
    ],
  },
  {
    component: 'Spinner',
    variants: [{ name: 'after 400 ms', render: () => <Spinner /> }],
  },
  {
    component: 'SelectionBar',
    variants: [
      {
        name: 'with shortcuts',
        render: (words) => (
          <SelectionBar
            actions={[
              { id: 'move', label: words.action, shortcut: 'M', onSelect: nothing },
              { id: 'remove', label: words.action, danger: true, onSelect: nothing },
            ]}
            clearLabel={words.short}
            countText="2"
            label={words.field}
            onClear={nothing}
          />
        ),
      },
    ],
  },
];
