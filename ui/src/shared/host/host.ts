// The door to Rust. Two hosts answer the same commands: the desktop shell and `kramctl serve`.
import type { AppErrorDto, AppEvent, Commands } from "./contract.gen.ts";

export type CommandName = keyof Commands;
export type Args<N extends CommandName> = Commands[N]["args"];
export type Result<N extends CommandName> = Commands[N]["result"];

export type Host = {
  call<N extends CommandName>(name: N, args: Args<N>, signal?: AbortSignal): Promise<Result<N>>;
  /** Starts listening; the returned function stops. */
  listen(onEvent: (event: AppEvent) => void): () => void;
};

/** A command that was answered with an error: code, Polish or English sentence, next step. */
export class CallFailure extends Error {
  readonly dto: AppErrorDto;

  constructor(dto: AppErrorDto) {
    super(dto.message);
    this.name = "CallFailure";
    this.dto = dto;
  }
}

/** What to show for something thrown that is not an answer of ours, a dead host above all. */
export const failureOf = (thrown: unknown): AppErrorDto =>
  thrown instanceof CallFailure
    ? thrown.dto
    : {
        code: "internal",
        message: thrown instanceof Error ? thrown.message : String(thrown),
        nextStep: null,
        retryAfterSeconds: null,
        fields: [],
        action: "retry",
        logId: null,
        remoteCode: null,
      };

export const isAppError = (value: unknown): value is AppErrorDto =>
  typeof value === "object" && value !== null && "code" in value && "message" in value;
