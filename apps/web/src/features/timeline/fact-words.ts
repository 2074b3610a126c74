import { activityLogged } from '@baton/schema/accounts';
import { dealStageChanged } from '@baton/schema/deals';
import type { Fact } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useGoalFactWords } from './goal-fact-words.ts';
import { useHandoffFactWords } from './handoff-fact-words.ts';
import type { OwnFactWords } from './own-fact-words.ts';
import { useResponsibilityFactWords } from './responsibility-fact-words.ts';

/** Facts whose words need no more than who it was about. */
const plain = {
  'account.created': 'account_created',
  'account.archived': 'account_archived',
  'account.binned': 'account_binned',
  'account.restored': 'account_restored',
  'account.merged': 'account_merged',
  'account.split': 'account_split',
  'contact.created': 'contact_created',
  'contact.edited': 'contact_edited',
  'contact.linked': 'contact_linked',
  'contact.unlinked': 'contact_unlinked',
  'contact.archived': 'contact_archived',
  'contact.binned': 'contact_binned',
  'contact.restored': 'contact_restored',
  'contact.merged': 'contact_merged',
  'contact.split': 'contact_split',
  'mention.made': 'mention_made',
  'mention.changed': 'mention_changed',
  'mention.removed': 'mention_removed',
  'mention.restored': 'mention_restored',
  'mention.acknowledged': 'mention_acknowledged',
  'mention.declined': 'mention_declined',
  'mention.delegated': 'mention_delegated',
  'thread.opened': 'thread_opened',
  'thread.resolved': 'thread_resolved',
  'thread.reopened': 'thread_reopened',
  'thread.assigned': 'thread_assigned',
  'thread.detached': 'thread_detached',
  'thread.reattached': 'thread_reattached',
  'comment.added': 'comment_added',
  'comment.edited': 'comment_edited',
  'comment.deleted': 'comment_deleted',
  'promise.made': 'promise_made',
  'promise.removed': 'promise_removed',
  'promise.restored': 'promise_restored',
  'promise.kept': 'promise_kept',
  'promise.broken': 'promise_broken',
  'promise.reopened': 'promise_reopened',
  'promise.edited': 'promise_edited',
  'note.created': 'note_created',
  'note.edited': 'note_edited',
  'note.renamed': 'note_renamed',
  'note.archived': 'note_archived',
  'note.restored': 'note_restored',
  'note.version-named': 'note_version_named',
  'note.returned': 'note_returned',
  'deal.created': 'deal_created',
  'deal.edited': 'deal_edited',
  'deal.won': 'deal_won',
  'deal.lost': 'deal_lost',
  'deal.reopened': 'deal_reopened',
  'deal.archived': 'deal_archived',
  'deal.restored': 'deal_restored',
  'deal.moved-to-board': 'deal_moved_to_board',
  'file.uploaded': 'file_uploaded',
  'file.version-added': 'file_version_added',
  'file.renamed': 'file_renamed',
  'file.archived': 'file_archived',
  'file.restored': 'file_restored',
  'file.purged': 'file_purged',
  'proposal.created': 'proposal_created',
  'proposal.assigned': 'proposal_assigned',
  'proposal.renamed': 'proposal_renamed',
  'proposal.edited': 'proposal_edited',
  'proposal.priced': 'proposal_priced',
  'proposal.archived': 'proposal_archived',
  'proposal.restored': 'proposal_restored',
  'proposal.approval-asked': 'proposal_approval_asked',
  'proposal.approval-given': 'proposal_approval_given',
  'proposal.approval-returned': 'proposal_approval_returned',
  'proposal.sent': 'proposal_sent',
  'proposal.merged': 'proposal_merged',
  'proposal.opened': 'proposal_opened',
  'proposal.accepted': 'proposal_accepted',
  'proposal.declined': 'proposal_declined',
  'proposal.ending': 'proposal_ending',
  'proposal.expired': 'proposal_expired',
  'proposal.reminded': 'proposal_reminded',
  'proposal.message-said': 'proposal_message_said',
  'proposal.suggested': 'proposal_suggested',
  'proposal.suggestion-withdrawn': 'proposal_suggestion_withdrawn',
  'proposal.suggestion-taken': 'proposal_suggestion_taken',
  'proposal.suggestion-declined': 'proposal_suggestion_declined',
  'proposal.link-made': 'proposal_link_made',
  'proposal.links-revoked': 'proposal_links_revoked',
  'event.created': 'event_created',
  'event.edited': 'event_edited',
  'event.moved': 'event_moved',
  'event.put-elsewhere': 'event_put_elsewhere',
  'event.invited': 'event_invited',
  'event.uninvited': 'event_uninvited',
  'event.answered': 'event_answered',
  'event.cancelled': 'event_cancelled',
  'event.restored': 'event_restored',
  'goal.set': 'goal_set',
  'goal.edited': 'goal_edited',
  'goal.became-overdue': 'goal_overdue',
  'goal.reopened': 'goal_reopened',
  'task.created': 'task_created',
  'task.edited': 'task_edited',
  'task.assigned': 'task_assigned',
  'task.claimed': 'task_claimed',
  'task.released': 'task_released',
  'task.completed': 'task_completed',
  'task.reopened': 'task_reopened',
  'task.binned': 'task_binned',
  'task.restored': 'task_restored',
  'task.watched': 'task_watched',
  'task.unwatched': 'task_unwatched',
  'task.purged': 'task_purged',
  'task.fell-due': 'task_fell_due',
  'task.became-overdue': 'task_became_overdue',
} as const;

/**
 * A fact as the rest of a sentence that begins with who did it. One that this client does not know reads as its type;
 * `titles` are those of deals, which their facts do not carry.
 */
export const useFactWords = (own: OwnFactWords, titles?: ReadonlyMap<string, string>): ((fact: Fact) => string) => {
  const t = useTranslations('timeline.fact');
  const handoffs = useHandoffFactWords();
  const goals = useGoalFactWords();
  const parts = useResponsibilityFactWords();
  const titleOf = ({ subject, data }: Fact) => titles?.get(subject.id) ?? textIn(data, 'title') ?? '…';
  const byType: OwnFactWords = {
    [dealStageChanged.type]: (fact) => {
      const read = dealStageChanged.data.safeParse(fact.data).data;
      return read ? t('deal_stage_changed', { title: titleOf(fact), from: read.from.name, to: read.to.name }) : null;
    },
    [activityLogged.type]: ({ data }) => {
      const read = activityLogged.data.safeParse(data).data;
      return read ? t(`activity_${read.kind}`) : null;
    },
    ...handoffs,
    ...goals,
    ...parts,
    ...own,
  };
  return (fact) => {
    const told = byType[fact.type]?.(fact);
    if (told) return told;
    const words = plain[fact.type as keyof typeof plain];
    if (words === undefined) return fact.type;
    const name = textIn(fact.data, 'mergedName') ?? textIn(fact.data, 'name') ?? '…';
    const part = textIn(fact.data, 'part') ?? '';
    // The main note of an account has no title of its own.
    const named = fact.subject.kind === 'note' ? textIn(fact.data, 'title') : part;
    const [text, quote] = [textIn(fact.data, 'text') ?? '…', textIn(fact.data, 'quote') ?? '…'];
    const version = Number(fact.data['version']);
    return t(words, { name, part, has: named ? 'yes' : 'no', title: titleOf(fact), text, quote, version });
  };
};

const textIn = (data: Fact['data'], key: string): string | null => {
  const value = data[key];
  return typeof value === 'string' ? value : null;
};
