import { Pencil } from 'lucide-react';

import { AttachmentList, FileDrop, type Attachment } from '../src/index.ts';
import type { Story, StoryWords } from './story.ts';

const nothing = () => undefined;
const listWords = (words: StoryWords) => ({
  more: (name: string) => `${words.action}: ${name}`,
  retry: words.action,
  cancel: words.short,
  progress: (name: string) => name,
});

const rows = (words: StoryWords): Attachment[] => [
  {
    id: 'one',
    name: `${words.field}.pdf`,
    type: 'application/pdf',
    detail: words.sentence,
    onOpen: nothing,
    actions: [{ id: 'a', label: words.action, icon: <Pencil aria-hidden size={16} />, onSelect: nothing }],
  },
  { id: 'two', name: `${'a'.repeat(180)}.xlsx`, type: 'application/vnd.ms-excel', detail: words.short },
  { id: 'three', name: 'تقرير 2026.docx', type: 'application/msword', detail: words.name, onOpen: nothing },
  {
    id: 'four',
    name: 'plan.png',
    type: 'image/png',
    detail: '',
    progress: { state: 'sending', share: 0.4, message: '40 %', onCancel: nothing },
  },
  {
    id: 'five',
    name: 'plan 2.png',
    type: 'image/png',
    detail: '',
    progress: { state: 'waiting', share: 0, message: words.short, onCancel: nothing },
  },
  {
    id: 'six',
    name: 'film.mp4',
    type: 'video/mp4',
    detail: '',
    progress: { state: 'failed', share: 0, message: words.error, onRetry: nothing, onCancel: nothing },
  },
];

export const fileStories: Story[] = [
  {
    component: 'FileDrop',
    variants: [
      {
        name: 'open',
        render: (words) => (
          <FileDrop dropLabel={words.action} hint={words.hint} label={words.action} onFiles={nothing}>
            <p className="px-4 py-8">{words.sentence}</p>
          </FileDrop>
        ),
      },
      {
        name: 'closed, with its reason',
        render: (words) => (
          <FileDrop
            disabledReason={words.sentence}
            dropLabel={words.action}
            hint={words.hint}
            label={words.action}
            onFiles={nothing}
          />
        ),
      },
    ],
  },
  {
    component: 'AttachmentList',
    variants: [
      {
        name: 'kept, on their way, failed',
        render: (words) => <AttachmentList items={rows(words)} label={words.field} words={listWords(words)} />,
      },
    ],
  },
];
