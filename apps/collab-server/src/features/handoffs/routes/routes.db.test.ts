import type { HandoffRoute, OpenedHandoff } from '@baton/schema/handoffs';
import { expect, it } from 'vitest';

import { handoffDesk, idOf, statusesOf } from '#tests/handoff-desk.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('routes between teams', () => {
  const desk = handoffDesk();
  const { send, read, aRoute, anAccount, prepared } = desk;

  it('a route keeps what it asked for in what is under way, and comes back only where it has room', async () => {
    const route = await aRoute({ criteria: [{ id: idOf(4), text: 'They agree' }] });
    const handoff = await prepared(route, await anAccount());
    expect(await read(`PATCH /handoff-routes/${route.id}`, { criteria: [] }, desk.owner)).toMatchObject({
      criteria: [],
    });
    expect((await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`)).brief.criteria).toHaveLength(1);
    await read(`POST /handoff-routes/${route.id}/archive`, {}, desk.owner);
    await aRoute();
    expect(await send(`POST /handoff-routes/${route.id}/restore`, {}, desk.owner)).toMatchObject({
      status: 409,
      body: { code: 'route-exists' },
    });
  });

  it('[HO8] two who define the same route at once make one', async () => {
    await desk.db.sql`update handoff_routes set archived_at = now() where archived_at is null`;
    const preset = { preset: 'sales-support' };
    const answers = await Promise.all([1, 2, 3].map(() => send('POST /handoff-routes/presets', preset, desk.owner)));
    expect(statusesOf(answers)).toEqual([200, 409, 409]);
  });

  it.each(['marketing-sales', 'sales-billing', 'support-sales'])('[HO8] the usual route %s', async (preset) => {
    await desk.db.sql`update handoff_routes set archived_at = now() where archived_at is null`;
    const route = await read<HandoffRoute>('POST /handoff-routes/presets', { preset, language: 'fr' }, desk.owner);
    const [from, to] = preset.split('-') as ['sales', 'support'];
    expect(route).toMatchObject({ fromTeamId: desk.acme.teams[from], toTeamId: desk.acme.teams[to], mayEdit: true });
    expect([route.items.length > 3, route.criteria.length > 0]).toEqual([true, true]);
    expect((await send('POST /handoff-routes/presets', { preset }, desk.owner)).status).toBe(409);
    expect((await send('POST /handoff-routes/presets', { preset }, desk.claire)).status).toBe(404);
  });
});
