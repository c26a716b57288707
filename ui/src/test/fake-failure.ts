// What every part of the fake host answers with: handlers by command, and failures with a code.
import { CallFailure, type Args, type CommandName, type Result } from "#/shared/host/host.ts";
import type { AppErrorDto } from "#/shared/host/contract.gen.ts";

export type Handlers = { [N in CommandName]: (args: Args<N>) => Result<N> | Promise<Result<N>> };

export const failure = (over: Partial<AppErrorDto>): CallFailure =>
  new CallFailure({
    code: "internal",
    message: "Coś nie zadziałało.",
    nextStep: null,
    retryAfterSeconds: null,
    fields: [],
    action: null,
    logId: null,
    remoteCode: null,
    ...over,
  });
