// The opened line: what happened and what to do, what was sent, what came back.
import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { Copy } from "lucide-react";
import type { Header, LogEntry } from "#/shared/host/contract.gen.ts";
import { useCall } from "#/shared/host/queries.ts";
import { Button, IconButton } from "#/shared/ui/button.tsx";
import { KeyValue } from "#/shared/ui/card.tsx";
import { classNames } from "#/shared/ui/class-names.ts";
import { copyText } from "#/shared/ui/clipboard.ts";
import { ErrorActionLink } from "#/shared/ui/error-action.tsx";
import { Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { bytes } from "./bytes.ts";
import { describeEntry } from "./describe.ts";
import { JsonView } from "./json-view.tsx";
import styles from "./activity.module.css";

export function LogEntryPanel({ id }: { id: string }) {
  const entry = useCall("get_log_entry", { id });
  if (entry.isError) return <Failure error={entry.error} onRetry={() => void entry.refetch()} />;
  if (entry.data === undefined)
    return (
      <div className={styles.panel}>
        <Late>
          <Skeleton lines={3} />
        </Late>
      </div>
    );
  const isRequest = entry.data.row.kind === "request";
  return (
    <div className={classNames(styles.panel, !entry.data.row.ok && styles.failed, !isRequest && styles.narrowPanel)}>
      <Story entry={entry.data} />
      {isRequest && <Sent entry={entry.data} />}
      {isRequest && <Answer entry={entry.data} />}
    </div>
  );
}

function Story({ entry }: { entry: LogEntry }) {
  const { t } = useLingui();
  const { row, explanation, oldValue, newValue, attempt, traceId } = entry;
  const number = row.orderNumber;
  return (
    <div>
      <h2 className={styles.panelHead}>
        <Trans>Co się stało</Trans>
      </h2>
      <p>{explanation?.message ?? row.text}</p>
      {explanation !== null && explanation.nextStep !== null && <p className="muted">{explanation.nextStep}</p>}
      {(oldValue !== null || newValue !== null) && (
        <p>
          {oldValue !== null && <del>{oldValue}</del>} {newValue !== null && <ins>{newValue}</ins>}
        </p>
      )}
      <KeyValue
        rows={[
          { key: t`Próba`, value: attempt },
          { key: t`Kod Allegro`, value: explanation?.remoteCode ?? null },
          { key: "Trace-Id", value: traceId === null ? null : <TraceId id={traceId} /> },
          { key: t`Kto`, value: row.by },
        ]}
      />
      <div className={styles.buttons}>
        {explanation !== null && <ErrorActionLink error={explanation} />}
        {row.order !== null && (
          <Link to="/orders/$id" params={{ id: row.order }} className="btn btn--sm">
            {number === null ? <Trans>Otwórz zamówienie</Trans> : <Trans>Otwórz {number}</Trans>}
          </Link>
        )}
        <Button size="sm" look="ghost" keys="c" onPress={() => void copyText(describeEntry(entry), t`opis`)}>
          <Trans>Kopiuj opis</Trans>
        </Button>
      </div>
    </div>
  );
}

function TraceId({ id }: { id: string }) {
  const { t } = useLingui();
  return (
    <span className="row">
      <span className="mono truncate">{id}</span>
      <IconButton
        size="sm"
        label={t`Kopiuj Trace-Id`}
        icon={<Copy className="icon" aria-hidden />}
        onPress={() => void copyText(id, "Trace-Id")}
      />
    </span>
  );
}

function Sent({ entry }: { entry: LogEntry }) {
  const { t } = useLingui();
  const body = entry.requestBody;
  return (
    <div>
      <h2 className={styles.panelHead}>
        <span className="grow">
          <Trans>Wysłano</Trans>
        </span>
        {body !== null && <span className="num">{bytes(body)}</span>}
      </h2>
      {entry.url !== null && <p className={classNames(styles.url, "mono")}>{entry.url}</p>}
      {body === null ? (
        <p className="faint">
          <Trans>Bez treści</Trans>
        </p>
      ) : (
        <JsonView text={body} label={t`Treść wysłana`} />
      )}
      <Headers headers={entry.requestHeaders} />
    </div>
  );
}

function Answer({ entry }: { entry: LogEntry }) {
  const { t } = useLingui();
  const body = entry.responseBody;
  const { status } = entry.row;
  return (
    <div>
      <h2 className={styles.panelHead}>
        <span className="grow">
          {status === null ? <Trans>Bez odpowiedzi</Trans> : <Trans>Odpowiedź {status}</Trans>}
        </span>
        {body !== null && (
          <IconButton
            size="sm"
            label={t`Kopiuj odpowiedź`}
            icon={<Copy className="icon" aria-hidden />}
            onPress={() => void copyText(body, t`odpowiedź`)}
          />
        )}
      </h2>
      {body === null ? (
        <p className="faint">
          <Trans>Treści nie ma albo minął czas jej przechowywania</Trans>
        </p>
      ) : (
        <JsonView text={body} label={t`Treść odpowiedzi`} />
      )}
      <Headers headers={entry.responseHeaders} />
    </div>
  );
}

function Headers({ headers }: { headers: readonly Header[] }) {
  if (headers.length === 0) return null;
  return (
    <details className={styles.headers}>
      <summary>
        <Trans>Nagłówki</Trans>
      </summary>
      {headers.map(({ name, value }, index) => (
        // A header may come twice, so its place is its identity.
        <div key={index} className="mono">
          <span className="faint">{name}:</span> {value}
        </div>
      ))}
    </details>
  );
}
