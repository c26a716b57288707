// Short messages above the status bar, with at most one action. Never the only place a failure shows.
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "@lingui/core/macro";
import { UNSTABLE_Toast as AriaToast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as ToastRegion, Text } from "react-aria-components";
import { failureOf } from "#/shared/host/host.ts";
import { Button } from "./button.tsx";

type Message = { text: string; icon?: ReactNode; action?: { label: string; run: () => void } };

const SHOWN_MS = 6000;
const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

export const toast = (text: string, options: Omit<Message, "text"> = {}): void => {
  queue.add({ text, ...options }, { timeout: SHOWN_MS });
};

/** For actions: what went wrong and what to do, in one line. */
export const toastFailure = (error: unknown): void => {
  const { message, nextStep } = failureOf(error);
  toast(nextStep === null ? message : `${message} ${nextStep}`);
};

export function ToastHost() {
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={t`Komunikaty`}>
      {({ toast: shown }) => (
        <AriaToast toast={shown} className="toast">
          {shown.content.icon}
          <ToastContent>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.action !== undefined && (
            <Button
              size="sm"
              onPress={() => {
                shown.content.action?.run();
                queue.close(shown.key);
              }}
            >
              {shown.content.action.label}
            </Button>
          )}
          <Button size="sm" className="btn--icon" aria-label={t`Zamknij`} slot="close">
            <X className="icon" aria-hidden />
          </Button>
        </AriaToast>
      )}
    </ToastRegion>
  );
}
