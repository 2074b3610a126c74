import { oc } from '@orpc/contract';
import { z } from 'zod';

import { memberId, workspaceId } from '../shared/id.ts';
import { signInId } from '../shared/id.ts';
import { currency } from '../shared/money.ts';
import { refusals } from '../shared/refusal.ts';
import { device, emailAddress, language, me, password, personName, theme, workspaceName } from './workspace.ts';

const done = z.strictObject({});
const workspaceDraft = { workspaceName, baseCurrency: currency, language };
/** 32 random bytes, base64url; stored as a hash only. */
const invitationToken = z.string().regex(/^[\w-]{43}$/);

/** What concerns a person before or beside any workspace: no workspace header, and partly no sign-in. */
export const people = {
  whoAmI: oc.route({ method: 'GET', path: '/me', summary: 'Who is signed in, and what they may do where' }).output(me),
  setPreferences: oc
    .route({ method: 'PATCH', path: '/me/preferences', summary: 'Change own language and theme' })
    .input(z.strictObject({ language: language.optional(), theme: theme.optional() }))
    .output(done),
  listDevices: oc
    .route({ method: 'GET', path: '/me/devices', summary: 'List own signed-in devices' })
    .output(z.strictObject({ data: z.array(device) })),
  endDevice: oc
    .route({ method: 'DELETE', path: '/me/devices/{deviceId}', summary: 'Sign out one of the own devices' })
    .input(z.strictObject({ deviceId: signInId }))
    .output(done),
  endOtherDevices: oc
    .route({ method: 'DELETE', path: '/me/devices', summary: 'Sign out every own device but this one' })
    .output(z.strictObject({ ended: z.int() })),
  createWorkspace: oc
    .route({ method: 'POST', path: '/workspaces', summary: 'Create a workspace and become its owner' })
    .input(z.strictObject(workspaceDraft))
    .output(z.strictObject({ workspace: workspaceId, member: memberId })),
};

/** Open to nobody in particular: each is bound to a moment (no user yet) or to a secret (the invitation's token). */
export const entrance = {
  readSetup: oc
    .route({ method: 'GET', path: '/setup', summary: 'Whether the first person has still to be made' })
    .output(z.strictObject({ open: z.boolean() })),
  setUp: oc
    .route({ method: 'POST', path: '/setup', summary: 'Make the first person and the first workspace' })
    .input(z.strictObject({ name: personName, email: emailAddress, password, ...workspaceDraft }))
    .output(z.strictObject({ workspace: workspaceId }))
    .errors(refusals('already-set-up')),
  readInvitation: oc
    .route({ method: 'POST', path: '/invitations/look-up', summary: 'Read the invitation that a token belongs to' })
    .input(z.strictObject({ token: invitationToken }))
    .output(
      z.strictObject({
        workspaceName: z.string(),
        email: z.string(),
        invitedBy: z.string(),
        /** The address already signs in here: accept after signing in. */
        signInFirst: z.boolean(),
      }),
    )
    .errors(refusals('invitation-not-valid')),
  acceptInvitation: oc
    .route({ method: 'POST', path: '/invitations/accept', summary: 'Join the workspace that a token invites to' })
    .input(z.strictObject({ token: invitationToken, name: personName.optional(), password: password.optional() }))
    .output(z.strictObject({ workspace: workspaceId, member: memberId, email: z.string() }))
    .errors(refusals('invitation-not-valid', 'sign-in-first', 'other-address', 'name-and-password-needed')),
};
