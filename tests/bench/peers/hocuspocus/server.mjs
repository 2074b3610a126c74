// Bare Hocuspocus as its documentation sets it up: in memory, or with the usual debounced store in PostgreSQL.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { Pool } from 'pg';

const url = process.env.DATABASE_URL;
const extensions = [];
if (url) {
  const pool = new Pool({ connectionString: url, max: 10 });
  pool.on('error', () => {});
  await pool.query('create table if not exists peer_documents (name text primary key, state bytea not null)');
  extensions.push(
    new Database({
      fetch: async ({ documentName }) =>
        (await pool.query('select state from peer_documents where name = $1', [documentName])).rows[0]?.state ?? null,
      store: ({ documentName, state }) =>
        pool.query(
          'insert into peer_documents values ($1, $2) on conflict (name) do update set state = excluded.state',
          [documentName, Buffer.from(state)],
        ),
    }),
  );
}
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, extensions });
await server.listen();
console.log(JSON.stringify({ port: server.address.port }));
