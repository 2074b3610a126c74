import { isSafeHref } from '@baton/schema/rich-text';
import { Button, IconButton, Popover, TextField } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Link } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** A link on the selected letters, or one that is written out where nothing is selected. */
export const LinkButton = ({ editor }: { editor: Editor }) => {
  const t = useTranslations('notes');
  const [open, setOpen] = useState(false);
  const active = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('link') });
  const button = (
    <IconButton
      icon={<Link size={16} strokeWidth={1.75} />}
      label={active ? t('link.edit') : t('marks.link')}
      pressed={active}
    />
  );
  return (
    <Popover label={t('marks.link')} onOpenChange={setOpen} open={open} trigger={button}>
      <LinkForm
        editor={editor}
        onDone={() => {
          setOpen(false);
          editor.commands.focus();
        }}
      />
    </Popover>
  );
};

const LinkForm = ({ editor, onDone }: { editor: Editor; onDone: () => void }) => {
  const t = useTranslations('notes.link');
  const before: unknown = editor.getAttributes('link')['href'];
  const [typed, setTyped] = useState(typeof before === 'string' ? before : '');
  const [failed, setFailed] = useState(false);
  const set = () => {
    const href = hrefFrom(typed);
    if (href === null) return setFailed(true);
    setLink(editor, href);
    onDone();
  };
  return (
    <form
      className="flex w-72 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        set();
      }}
    >
      <TextField
        error={failed ? t('unsafe') : undefined}
        hint={t('hint')}
        label={t('label')}
        onChange={(value) => {
          setTyped(value);
          setFailed(false);
        }}
        value={typed}
      />
      <div className="flex justify-end gap-2">
        {typeof before === 'string' && (
          <Button
            onClick={() => {
              editor.chain().extendMarkRange('link').unsetLink().run();
              onDone();
            }}
            variant="ghost"
          >
            {t('remove')}
          </Button>
        )}
        <Button submit variant="ink">
          {t('set')}
        </Button>
      </div>
    </form>
  );
};

/** What people type as an address: with its protocol, without one, or a mailbox. Null for what is none. */
const hrefFrom = (typed: string): string | null => {
  const text = typed.trim();
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  const href = /^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('/') ? text : `https://${text}`;
  return text !== '' && isSafeHref(href) ? href : null;
};

const setLink = (editor: Editor, href: string): void => {
  const chain = editor.chain().extendMarkRange('link');
  if (editor.state.selection.empty && !editor.isActive('link'))
    chain
      .insertContent({ type: 'text', text: href.replace(/^mailto:/, ''), marks: [{ type: 'link', attrs: { href } }] })
      .run();
  else chain.setLink({ href }).run();
};
