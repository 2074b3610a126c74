/** What the log may say of an error. */
export interface DescribedError {
  type: string;
  message?: string;
  code?: string;
  constraint?: string;
  stack?: string;
  cause?: DescribedError;
}

/**
 * An error without contents. Drizzle writes a query's parameters into its message and PostgreSQL quotes values in its
 * own, so of these only what names the fault is kept.
 */
export const describeError = (error: unknown, depth = 0): DescribedError => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint_name: constraint } = error as { code?: unknown; constraint_name?: unknown };
  const message = speakable(error);
  return {
    type: error.name,
    ...(message === null ? {} : { message }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(error.stack
      ? {
          stack: error.stack
            .split('\n')
            .filter((line) => /^\s+at /.test(line))
            .slice(0, 12)
            .join('\n'),
        }
      : {}),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
};

const speakable = (error: Error): string | null => {
  if ('query' in error && 'params' in error) return `Failed query: ${String(error.query).slice(0, 500)}`;
  return error.name === 'PostgresError' ? null : error.message;
};
