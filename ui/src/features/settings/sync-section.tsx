// The scheduler: whether it runs, its tasks, how often, when last, with what result.
import { Trans, useLingui } from "@lingui/react/macro";
import { Play, RefreshCw } from "lucide-react";
import { call } from "#/shared/host/call.ts";
import type { Account, Task } from "#/shared/host/contract.gen.ts";
import { useAction, useCall } from "#/shared/host/queries.ts";
import { listTime } from "#/shared/format/date.ts";
import { useNow } from "#/shared/now.ts";
import { OfflineNote } from "#/shared/session/offline-note.tsx";
import { useSettings, useUpdateSettings } from "#/shared/session/session.ts";
import { Button, IconButton } from "#/shared/ui/button.tsx";
import { Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import { Switch } from "#/shared/ui/field.tsx";
import { Table, type TableColumn } from "#/shared/ui/table.tsx";
import { toast, toastFailure } from "#/shared/ui/toast.tsx";
import { IntervalSelect } from "./interval-select.tsx";
import { tellRestored } from "./restored.ts";
import { Section, SettingLine, useHit } from "./section.tsx";
import { taskHint, taskName, usualInterval } from "./task-names.ts";
import styles from "./settings.module.css";

const updateTask = (task: Task, change: Partial<Pick<Task, "enabled" | "intervalMinutes">>): Promise<Task> =>
  call("update_task", { id: task.id, enabled: task.enabled, intervalMinutes: task.intervalMinutes, ...change });

const asUsual = (task: Task): Task => ({ ...task, enabled: true, intervalMinutes: usualInterval(task.kind) });

export function SyncSection({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useLingui();
  const { scheduler } = useSettings();
  const update = useUpdateSettings();
  const tasks = useCall("list_tasks", {});
  const sync = useAction("sync_now");
  const runAll = () =>
    sync.mutate({ accounts: [] }, { onSuccess: (report) => toast(report.summary), onError: toastFailure });
  const restore = () => {
    const before = tasks.data ?? [];
    const setAll = (on: boolean, wanted: readonly Task[]) => {
      update({ scheduler: on });
      void Promise.all(wanted.map((task) => updateTask(task, {}))).catch(toastFailure);
    };
    setAll(true, before.map(asUsual));
    tellRestored(() => setAll(scheduler, before));
  };
  return (
    <Section
      id="sync"
      onRestore={restore}
      action={
        <Button size="sm" onPress={runAll} isDisabled={sync.isPending} keys="f5">
          <RefreshCw className="icon" aria-hidden />
          <Trans>Wszystko teraz</Trans>
        </Button>
      }
    >
      <OfflineNote>
        <Trans>Zadania ruszą same, gdy sieć wróci.</Trans>
      </OfflineNote>
      <div className={`card ${styles.tasks}`}>
        <SettingLine id="scheduler" hint={t`Wyłączony pobiera tylko na żądanie, a tokeny odnawia przed każdą akcją`}>
          <Switch
            label={scheduler ? t`Działa` : t`Wyłączony`}
            checked={scheduler}
            onChange={(on) => update({ scheduler: on })}
          />
        </SettingLine>
        {tasks.isError && <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />}
        {tasks.isPending && (
          <Late>
            <Skeleton lines={4} />
          </Late>
        )}
        {tasks.data !== undefined && <Tasks tasks={tasks.data} accounts={accounts} running={scheduler} />}
      </div>
    </Section>
  );
}

type TasksProps = { tasks: readonly Task[]; accounts: readonly Account[]; running: boolean };

function Tasks({ tasks, accounts, running }: TasksProps) {
  const { t } = useLingui();
  const now = useNow();
  const nameOf = (task: Task): string => {
    const login = loginOf(task, accounts);
    return login === null ? taskName(task.kind) : `${taskName(task.kind)} · ${login}`;
  };
  const at = (moment: string | null): string => (moment === null ? "–" : listTime(new Date(moment), now));
  const columns: readonly TableColumn<Task>[] = [
    { id: "on", head: <HiddenHead text={t`Włączone`} />, width: 58, cell: (task) => <TaskSwitch task={task} name={nameOf(task)} /> },
    {
      id: "name",
      head: t`Zadanie`,
      cell: (task) => (
        <>
          <span className={styles.taskName}>{nameOf(task)}</span> <TaskResult task={task} />
        </>
      ),
    },
    { id: "interval", head: t`Jak często`, width: 164, cell: (task) => <TaskInterval task={task} name={nameOf(task)} /> },
    { id: "last", head: t`Ostatnio`, width: 84, number: true, cell: (task) => <span className="muted">{at(task.lastRunAt)}</span> },
    {
      id: "next",
      head: t`Następne`,
      width: 84,
      number: true,
      cell: (task) => <span className="muted">{running && task.enabled ? at(task.nextRunAt) : "–"}</span>,
    },
    { id: "run", head: <HiddenHead text={t`Uruchom`} />, width: 56, cell: (task) => <RunNow task={task} name={nameOf(task)} /> },
  ];
  if (!useHit("tasks")) return null;
  return <Table label={t`Zadania harmonogramu`} columns={columns} rows={tasks} rowKey={(task) => task.id} />;
}

const HiddenHead = ({ text }: { text: string }) => <span className="sr-only">{text}</span>;

/** One account needs no name beside its task. */
const loginOf = (task: Task, accounts: readonly Account[]): string | null =>
  accounts.length > 1 ? (accounts.find((account) => account.id === task.account)?.login ?? null) : null;

type TaskProps = { task: Task; name: string };

function TaskSwitch({ task, name }: TaskProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      className="switch"
      aria-label={name}
      checked={task.enabled}
      onChange={(event) => void updateTask(task, { enabled: event.target.checked }).catch(toastFailure)}
    />
  );
}

function TaskInterval({ task, name }: TaskProps) {
  const { t } = useLingui();
  return (
    <IntervalSelect
      label={t`Jak często: ${name}`}
      kind={task.kind}
      value={task.intervalMinutes}
      disabled={!task.enabled}
      onChange={(intervalMinutes) => void updateTask(task, { intervalMinutes }).catch(toastFailure)}
    />
  );
}

function TaskResult({ task }: { task: Task }) {
  if (task.lastResult === null) return <span className="faint">{taskHint(task.kind)}</span>;
  // A bare count says nothing without what was counted.
  const text = /^\d+$/.test(task.lastResult) ? `${taskHint(task.kind)}: ${task.lastResult}` : task.lastResult;
  return (
    <span className={task.lastOk === false ? "c-danger" : "faint"} title={text}>
      {text}
    </span>
  );
}

function RunNow({ task, name }: TaskProps) {
  const { t } = useLingui();
  const run = useAction("run_task");
  const start = () =>
    run.mutate(
      { id: task.id },
      { onSuccess: (done) => toast(done.lastResult ?? t`Gotowe: ${name}`), onError: toastFailure },
    );
  const busy = task.running || run.isPending;
  return (
    <IconButton
      size="sm"
      label={t`Uruchom teraz: ${name}`}
      isDisabled={busy}
      onPress={start}
      icon={busy ? <span className="spinner" aria-hidden /> : <Play className="icon" aria-hidden />}
    />
  );
}
