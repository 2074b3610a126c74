import { Plus } from 'lucide-react';
import { useState } from 'react';

import {
  Banner,
  Button,
  CommandPalette,
  ConfirmDialog,
  ContextMenu,
  Dialog,
  EmptyState,
  ErrorState,
  InlineNotice,
  Menu,
  PeekPanel,
  Popover,
  showToast,
  Skeleton,
  SkeletonRows,
  SyncStatus,
  TextField,
  ToastRegion,
  type MenuEntry,
} from '../src/index.ts';
import type { Story, StoryWords } from './story.ts';

const nothing = () => undefined;
const entriesOf = (words: StoryWords): MenuEntry[] => [
  { id: 'one', label: words.action, shortcut: 'M', icon: <Plus aria-hidden size={16} />, onSelect: nothing },
  { kind: 'check', id: 'two', label: words.short, checked: true, onChange: nothing },
  { kind: 'separator', id: 'three' },
  {
    kind: 'radio',
    id: 'four',
    label: words.field,
    value: 'a',
    options: [
      { id: 'a', label: words.name },
      { id: 'b', label: words.short, hint: '12' },
    ],
    onChange: nothing,
  },
  { kind: 'submenu', id: 'five', label: words.field, entries: [{ id: 'six', label: words.action, onSelect: nothing }] },
  { id: 'seven', label: words.action, danger: true, onSelect: nothing },
];

/** Opens a surface by a button, so that focus has somewhere to return to. */
const Opened = ({
  action,
  children,
}: {
  action: string;
  children: (open: boolean, close: () => void) => React.ReactNode;
}) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{action}</Button>
      {children(open, () => setOpen(false))}
    </>
  );
};

export const surfaceStories: Story[] = [
  {
    component: 'Menu',
    variants: [
      {
        name: 'menu',
        render: (words) => <Menu entries={entriesOf(words)} trigger={<Button>{words.action}</Button>} />,
      },
      {
        name: 'context menu',
        render: (words) => (
          <ContextMenu entries={entriesOf(words)}>
            <div className="rounded-card border border-dashed border-line-strong p-6">{words.sentence}</div>
          </ContextMenu>
        ),
      },
    ],
  },
  {
    component: 'Dialog',
    variants: [
      {
        name: 'form',
        render: (words) => (
          <Opened action={words.action}>
            {(open, close) => (
              <Dialog
                closeLabel="x"
                description={words.sentence}
                footer={<Button variant="ink">{words.action}</Button>}
                onClose={close}
                open={open}
                title={words.field}
              >
                <TextField label={words.field} onChange={nothing} value="" />
              </Dialog>
            )}
          </Opened>
        ),
      },
      {
        name: 'confirm',
        render: (words) => (
          <Opened action={words.action}>
            {(open, close) => (
              <ConfirmDialog
                cancelLabel={words.short}
                confirmLabel={words.action}
                danger
                onCancel={close}
                onConfirm={close}
                open={open}
                text={words.sentence}
                title={words.field}
              />
            )}
          </Opened>
        ),
      },
    ],
  },
  {
    component: 'PeekPanel',
    variants: [
      {
        name: 'beside a list',
        render: (words) => (
          <div className="relative h-80 overflow-hidden rounded-card border border-line">
            <Opened action={words.action}>
              {(open, close) => (
                <PeekPanel closeLabel="x" label={words.field} onClose={close} open={open} title={words.name}>
                  <p className="p-4">{words.sentence}</p>
                </PeekPanel>
              )}
            </Opened>
          </div>
        ),
      },
    ],
  },
  {
    component: 'Popover',
    variants: [
      {
        name: 'next to its button',
        render: (words) => (
          <Popover label={words.field} trigger={<Button>{words.action}</Button>}>
            <p className="max-w-60">{words.sentence}</p>
          </Popover>
        ),
      },
    ],
  },
  {
    component: 'Toast',
    variants: [
      {
        name: 'with undo',
        render: (words) => (
          <>
            <ToastRegion closeLabel="x" label={words.field} />
            <Button
              onClick={() =>
                showToast({
                  title: words.sentence,
                  tone: 'success',
                  action: { label: words.action, onSelect: nothing },
                })
              }
            >
              {words.action}
            </Button>
          </>
        ),
      },
    ],
  },
  {
    component: 'CommandPalette',
    variants: [
      {
        name: 'groups',
        render: (words) => (
          <Opened action={words.action}>
            {(open, close) => (
              <CommandPalette
                emptyText={words.short}
                groups={[
                  {
                    id: 'a',
                    label: words.field,
                    items: [{ id: '1', label: words.action, shortcut: 'G B', onSelect: nothing }],
                  },
                  {
                    id: 'b',
                    label: words.name,
                    items: [{ id: '2', label: words.sentence, hint: words.short, onSelect: nothing }],
                  },
                ]}
                label={words.action}
                onClose={close}
                open={open}
                placeholder={words.hint}
              />
            )}
          </Opened>
        ),
      },
    ],
  },
  {
    component: 'SyncStatus',
    variants: [
      {
        name: 'the four truths',
        render: (words) => (
          <div className="flex flex-wrap gap-2">
            {(['saved', 'saving', 'offline', 'refused'] as const).map((state) => (
              <SyncStatus
                detail={words.sentence}
                detailLabel={words.field}
                key={state}
                state={state}
                text={words.short}
              />
            ))}
          </div>
        ),
      },
    ],
  },
  {
    component: 'Banner',
    variants: [
      {
        name: 'tones',
        render: (words) => (
          <div className="flex flex-col gap-2">
            {(['accent', 'success', 'warning', 'danger'] as const).map((tone) => (
              <Banner
                actions={<Button>{words.action}</Button>}
                dismissLabel="x"
                key={tone}
                onDismiss={nothing}
                tone={tone}
              >
                {words.sentence}
              </Banner>
            ))}
            <InlineNotice tone="warning">{words.sentence}</InlineNotice>
          </div>
        ),
      },
    ],
  },
  {
    component: 'EmptyState, ErrorState, Skeleton',
    variants: [
      ...(['first', 'no-result', 'no-access'] as const).map((kind) => ({
        name: kind,
        render: (words: StoryWords) => (
          <EmptyState
            action={<Button variant="ink">{words.action}</Button>}
            kind={kind}
            text={words.sentence}
            title={words.field}
          />
        ),
      })),
      {
        name: 'failed',
        render: (words) => (
          <ErrorState
            onRetry={nothing}
            request="7f3a"
            retryLabel={words.action}
            text={words.sentence}
            title={words.field}
          />
        ),
      },
      {
        name: 'loading',
        render: (words) => (
          <div className="flex flex-col gap-4">
            <SkeletonRows label={words.short} rows={3} />
            <Skeleton className="w-1/2" />
          </div>
        ),
      },
    ],
  },
];
