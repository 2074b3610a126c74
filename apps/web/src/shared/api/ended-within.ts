/** Resolves when this work has ended, well or badly, with true; with false when it has not after so many milliseconds. */
export const endedWithin = async (work: Promise<unknown>, ms: number): Promise<boolean> => {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(late.resolve, ms, false);
  const ended = work.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([ended, late.promise]);
  clearTimeout(timer);
  return inTime;
};
