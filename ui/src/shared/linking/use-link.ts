// Drives one attempt at linking: start, follow, confirm, give up, start again.
import { useEffect, useEffectEvent, useState } from "react";
import type { AppErrorDto, LinkAttempt, StartLink } from "#/shared/host/contract.gen.ts";
import { call, onAppEvent } from "#/shared/host/call.ts";
import { failureOf } from "#/shared/host/host.ts";
import { isOpen, follow } from "./link-stage.ts";

/** Events tell at once; this slow re-read covers an event lost while the window slept. */
const REREAD_MS = 3000;

export type Link = {
  attempt: LinkAttempt | null;
  /** Linking could not even start (no internet, secrets locked …). */
  error: AppErrorDto | null;
  starting: boolean;
  start: (args: StartLink) => void;
  /** Starts anew with the same wishes, by a given way or the one used before. */
  again: (method?: StartLink["method"]) => void;
  confirm: (accept: boolean) => void;
  cancel: () => void;
  /** Forgets the attempt and goes back to where linking began. */
  close: () => void;
};

export function useLink(): Link {
  const [attempt, setAttempt] = useState<LinkAttempt | null>(null);
  const [wish, setWish] = useState<StartLink | null>(null);
  const [error, setError] = useState<AppErrorDto | null>(null);
  const [starting, setStarting] = useState(false);
  const openId = attempt !== null && isOpen(attempt.stage) ? attempt.id : null;

  useEffect(
    () =>
      onAppEvent((event) => {
        if (event.type === "link") setAttempt((held) => follow(held, event.attempt));
      }),
    [],
  );

  useReread(openId, (read) => setAttempt((held) => follow(held, read)));

  const start = (args: StartLink) => {
    setWish(args);
    setError(null);
    setStarting(true);
    setAttempt(null);
    call("start_link", args)
      .then(setAttempt, (reason: unknown) => setError(failureOf(reason)))
      .finally(() => setStarting(false));
  };

  const act = (answer: Promise<LinkAttempt>) => {
    answer.then(
      (read) => setAttempt((held) => follow(held, read)),
      (reason: unknown) => setError(failureOf(reason)),
    );
  };

  return {
    attempt,
    error,
    starting,
    start,
    again: (method) => {
      if (wish === null) return;
      if (openId !== null) act(call("cancel_link", { id: openId }));
      start({ ...wish, method: method ?? wish.method });
    },
    confirm: (accept) => {
      if (attempt !== null) act(call("confirm_link", { id: attempt.id, accept }));
    },
    cancel: () => {
      if (openId !== null) act(call("cancel_link", { id: openId }));
    },
    close: () => {
      setAttempt(null);
      setError(null);
    },
  };
}

/** Asks for the attempt again and again while it is open. */
function useReread(openId: string | null, onRead: (read: LinkAttempt) => void): void {
  const take = useEffectEvent(onRead);
  useEffect(() => {
    if (openId === null) return undefined;
    const timer = setInterval(() => {
      call("link_attempt", { id: openId }).then(take, () => undefined); // the next reading or event tells
    }, REREAD_MS);
    return () => clearInterval(timer);
  }, [openId]);
}
