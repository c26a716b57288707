// Banners, empty views, skeletons and the sentence for a failure with its next step.
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { Trans } from "@lingui/react/macro";
import { failureOf } from "#/shared/host/host.ts";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

const SKELETON_AFTER_MS = 200;

const BANNER_ICONS = { info: Info, warn: TriangleAlert, danger: CircleAlert, ok: CircleCheck } as const;

type BannerProps = { tone: keyof typeof BANNER_ICONS; children: ReactNode; action?: ReactNode };

export function Banner({ tone, children, action }: BannerProps) {
  const Icon = BANNER_ICONS[tone];
  return (
    <div className={`banner banner--${tone}`} role={tone === "danger" ? "alert" : "status"}>
      <Icon className="icon" aria-hidden />
      <div className="grow">{children}</div>
      {action}
    </div>
  );
}

type EmptyProps = { title: string; icon?: ReactNode; children?: ReactNode; action?: ReactNode };

/** One fact, one next step. */
export function Empty({ title, icon, children, action }: EmptyProps) {
  return (
    <div className="empty">
      {icon}
      <p className="empty__title">{title}</p>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}

type FailureProps = { error: unknown; onRetry?: () => void };

/** A view that could not be read: what happened, what to do, try again. */
export function Failure({ error, onRetry }: FailureProps) {
  const { message, nextStep } = failureOf(error);
  return (
    <div role="alert">
      <Empty
        title={message}
        icon={<CircleAlert className="icon icon--xl c-danger" aria-hidden />}
        action={
          onRetry === undefined ? undefined : (
            <Button onPress={onRetry}>
              <Trans>Spróbuj ponownie</Trans>
            </Button>
          )
        }
      >
        {nextStep}
      </Empty>
    </div>
  );
}

/** Nothing for a moment, then the children: quick answers must not flicker. */
export function Late({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return shown ? children : null;
}

type SkeletonProps = { lines?: number; className?: string };

export function Skeleton({ lines = 1, className }: SkeletonProps) {
  return Array.from({ length: lines }, (_, index) => (
    <span key={index} className={classNames("skeleton", className)} aria-hidden="true" />
  ));
}
