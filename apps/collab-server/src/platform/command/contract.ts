import type { Refusal } from '@baton/schema/shared';
import type { AnyContractProcedure, ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';

/** A contract's input as it is after parsing: branded ids, defaults filled in. */
export type InputOf<C extends AnyContractProcedure> =
  C extends ContractProcedure<infer Input, infer _Output, infer _Errors, infer _Meta>
    ? InferSchemaOutput<Input>
    : never;

/** What an answer may be before the contract's output is parsed: plain ids are accepted where branded ones come out. */
export type AnswerOf<C extends AnyContractProcedure> =
  C extends ContractProcedure<infer _Input, infer Output, infer _Errors, infer _Meta>
    ? InferSchemaInput<Output>
    : never;

/** The closed list of reasons that the contract declares with `refusals(…)`. */
export type RefusalOf<C extends AnyContractProcedure> =
  C extends ContractProcedure<infer _Input, infer _Output, infer Errors, infer _Meta>
    ? Refusal<Extract<keyof Errors, string>>
    : never;
