import type { InvitationId, MemberId, TeamId } from '@baton/schema/shared';
import { describe, expect, it } from 'vitest';

import { invitationMail } from './invitation-mail.ts';
import { hashOfToken, newInvitationToken } from './invitation-token.ts';
import { decideInvite, type InviteWorld } from './invitations.decide.ts';

const id = '01980000-0000-7000-8000-000000000001';
const moment = { now: new Date('2026-11-22T10:00:00Z'), newId: () => id };
const input = { email: 'ada@example.com', role: 'member' as const, teams: [] as TeamId[] };
const world: InviteWorld = { wanted: 'member', memberAlready: false, teamsKnown: true, placeholder: null, open: [] };

describe('an invitation', () => {
  it('[W4] ends after seven days', () => {
    expect(decideInvite(world, input, moment)).toMatchObject({
      answer: { id, expiresAt: '2026-11-29T10:00:00.000Z' },
      facts: [{ type: 'member.invited', data: { email: input.email, role: 'member' } }],
    });
  });

  it('[W4] has a token of 256 random bits, of which only a hash is kept', () => {
    const [one, two] = [newInvitationToken(), newInvitationToken()];
    expect(Buffer.from(one, 'base64url')).toHaveLength(32);
    expect(one).not.toBe(two);
    expect(Buffer.from(hashOfToken(one)).toString()).not.toContain(one);
  });

  it('[W5] is not for somebody who is here', () => {
    expect(decideInvite({ ...world, memberAlready: true }, input, moment)).toEqual({ refused: 'already-member' });
  });

  it('[W5] ends the older ones to the same address', () => {
    const older = { id: 'older' as InvitationId, email: input.email };
    expect(decideInvite({ ...world, open: [older] }, input, moment)).toMatchObject({
      facts: [{ type: 'member.invitation-revoked', data: { invitationId: 'older' } }, { type: 'member.invited' }],
    });
  });

  it('[W8] gives no team to a guest', () => {
    const guest = { ...input, role: 'guest' as const, teams: ['sales' as TeamId] };
    expect(decideInvite(world, guest, moment)).toEqual({ refused: 'guest-in-team' });
  });

  it('names only teams and placeholders that are there', () => {
    expect(decideInvite({ ...world, teamsKnown: false }, input, moment)).toEqual({ refused: 'team-not-found' });
    const claiming = { ...input, placeholder: 'p' as MemberId };
    expect(decideInvite(world, claiming, moment)).toEqual({ refused: 'placeholder-not-found' });
  });
});

describe('its mail', () => {
  const about = { workspace: 'Acme\r\nBcc: all@example.com', inviter: 'Ada', language: 'fr' as const, token: 't' };

  it('carries the token where no server and no log sees it', () => {
    const { text } = invitationMail('b@example.com', { ...about, publicUrl: new URL('https://crm.example.com') });
    expect(text).toContain('https://crm.example.com/invitation#token=t');
  });

  it('keeps its subject on one line, whatever the workspace is called', () => {
    const { subject } = invitationMail('b@example.com', { ...about, publicUrl: new URL('https://crm.example.com') });
    expect(subject).toBe('Ada vous invite dans Acme Bcc: all@example.com');
  });
});
