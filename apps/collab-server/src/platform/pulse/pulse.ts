import type { Scopes } from '../scope/scope.ts';

/** Something that somebody wants to know at every look. */
export interface Question {
  /** A query of one value, for what the role of the reason `poll` may read; its parameters are `$1` and so on. */
  sql: string;
  parameters: () => readonly unknown[];
  /** The answer, null when the query found nothing. `askedMs` is the monotonic time at which the asking began. */
  heard: (answer: unknown, askedMs: number) => void;
}

/** One steady look at the database for everybody who waits for something there. */
export interface Pulse {
  /** Before the start. */
  ask: (question: Question) => void;
  /** Resolves when the first look is over. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface PulseParts {
  scopes: Pick<Scopes, 'look'>;
  /** Milliseconds between two looks; half a second keeps "out within a second" (M11). */
  everyMs?: number;
  onTrouble: (error: unknown) => void;
}

/**
 * Asks all questions in one statement, one look at a time, also when nothing is going on: at rest the looks are all that
 * a server costs, and each of its own costs as much as all together.
 */
export const createPulse = ({ scopes, everyMs = 500, onTrouble }: PulseParts): Pulse => {
  const questions: Question[] = [];
  let statement = '';
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  /** Trouble of one must not keep the answer from the next. */
  const tell = ({ heard }: Question, answer: unknown, askedMs: number): void => {
    try {
      heard(answer, askedMs);
    } catch (error) {
      onTrouble(error);
    }
  };

  const look = async (): Promise<void> => {
    const askedMs = performance.now();
    try {
      const parameters = questions.flatMap((question) => question.parameters());
      const [answers] = await scopes.look((on) => on.query(statement, parameters));
      for (const [at, question] of questions.entries()) tell(question, answers?.[`answer${at}`] ?? null, askedMs);
    } catch (error) {
      onTrouble(error);
    }
  };

  const beat = async (): Promise<void> => {
    running = look();
    await running;
    if (!stopped) timer = setTimeout(() => void beat(), everyMs);
  };

  return {
    ask: (question) => void questions.push(question),
    start: () => {
      statement = together(questions);
      return beat();
    },
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
};

/** One statement of all questions; the parameters of each follow those of the one before. */
const together = (questions: readonly Question[]): string => {
  let before = 0;
  const answers = questions.map(({ sql, parameters }, at) => {
    const from = before;
    before += parameters().length;
    return `(${sql.replaceAll(/\$(\d+)/g, (_, place) => `$${Number(place) + from}`)}) as answer${at}`;
  });
  return `select ${answers.join(', ')}`;
};
