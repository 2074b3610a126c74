/**
 * Limits that client and server must agree on; the client checks them before it sends. Sizes in bytes, rates per second.
 * The server's configuration may lower them; the table with the reasons is `docs/limits.md`.
 */
export const limits = {
  frame: 2 * 1024 * 1024,
  update: 256 * 1024,
  syncStep2: 1024 * 1024,
  structsPerUpdate: 20_000,
  newClientsPerUpdate: 64,
  depth: 64,
  clientsPerDocument: 10_000,
  documentHard: 20 * 1024 * 1024,
  documentStructs: 500_000,
  awareness: 4 * 1024,
  awarenessPerSecond: 20,
  messagesPerSecond: 60,
  messagesBurst: 200,
  bytesPerSecond: 512 * 1024,
  inboundQueue: 1024 * 1024,
  outboundBuffer: 4 * 1024 * 1024,
  documentsPerSocket: 30,
  socketsPerUser: 20,
  socketsPerWorkspace: 2_000,
  socketsPerNode: 5_000,
} as const;
export type Limits = { [Name in keyof typeof limits]: number };
