import type { Contact } from '@baton/schema/contacts';
import type { ContactId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { contactQuery } from '#features/contacts/contacts-api.ts';
import { useMoveContacts } from '#features/contacts/edit/use-edit-contacts.ts';
import { ContactFacts } from '#features/contacts/facts/contact-facts.tsx';
import { PlacesOf } from '#features/contacts/facts/places-of.tsx';
import { SimilarContacts } from '#features/contacts/merge/similar-contacts.tsx';
import { RecordTasks } from '#features/tasks/list/record-tasks.tsx';
import { FieldPresenceScope } from '#shared/facts/field-presence.tsx';
import { RecordColumns } from '#shared/records/record-columns.tsx';
import { RecordActions, RecordAway, RecordPage, RecordTitle } from '#shared/records/record-page.tsx';
import { RecordPeople } from '#shared/records/record-people.tsx';
import type { RecordMove } from '#shared/records/use-move-records.ts';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { useUndoKey } from '#shared/undo/undo.ts';

import { renderAccount, renderContact } from './contact-link.tsx';
import { ContactRail } from './contact-rail.tsx';

const route = getRouteApi('/app/contacts/$contactId');

/** The contact page: what every department knows of one person. */
export const ContactPage = () => {
  const contactId = route.useParams().contactId as ContactId;
  return (
    <RecordPage query={useQuery(contactQuery(contactId))} section="contacts">
      {(contact) => <OpenContact contact={contact} key={contactId} />}
    </RecordPage>
  );
};

const OpenContact = ({ contact }: { contact: Contact }) => {
  const t = useTranslations('contacts');
  const navigate = useNavigate();
  const move = useMoveContacts();
  useUndoKey();
  const { mergedIntoId } = contact;
  if (mergedIntoId !== null) return <Navigate params={{ contactId: mergedIntoId }} replace to="/contacts/$contactId" />;
  const page = `contact:${contact.id}`;
  const go = async (way: RecordMove) => {
    if ((await move(way, [contact])) && way === 'bin') void navigate({ to: '/contacts' });
  };
  return (
    <FieldPresenceScope page={page}>
      <div className="relative flex h-full min-h-0 flex-col">
        <PageBar
          actions={
            <RecordActions
              mayBin={contact.mayEdit}
              mayWrite={contact.mayEdit}
              onMove={(way) => void go(way)}
              record={contact}
            />
          }
          name={contact.name}
          presence={<RecordPeople where={page} />}
          title={
            <RecordTitle
              list={
                <Link className="font-normal text-text-3 hover:text-text max-phone:sr-only" to="/contacts">
                  {t('title')}
                </Link>
              }
              record={contact}
            />
          }
        />
        <RecordAway
          onRestore={contact.mayEdit ? () => void go('restore') : undefined}
          record={contact}
          section="contacts"
        />
        <div className="min-h-0 flex-1">
          <RecordColumns
            facts={
              <>
                <div className="px-4 pt-4 empty:hidden">
                  <SimilarContacts contact={contact} renderLink={renderContact} />
                </div>
                <ContactFacts contact={contact} places={<PlacesOf contact={contact} renderAccount={renderAccount} />} />
              </>
            }
            rail={
              <div className="flex h-full min-h-0 flex-col">
                <RecordTasks
                  filter={{ subjectKind: 'contact', subjectId: contact.id }}
                  mayAdd={contact.mayEdit}
                  onOpen={(task) => void navigate({ to: '/tasks', search: { peek: task } })}
                  subject={{ kind: 'contact', id: contact.id }}
                />
                <div className="min-h-0 flex-1">
                  <ContactRail contact={contact} />
                </div>
              </div>
            }
          />
        </div>
      </div>
    </FieldPresenceScope>
  );
};
