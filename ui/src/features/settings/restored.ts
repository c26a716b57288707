// "Przywróć domyślne" with its way back: undo instead of a question.
import { t } from "@lingui/core/macro";
import { toast } from "#/shared/ui/toast.tsx";

export const tellRestored = (undo: () => void): void =>
  toast(t`Przywrócono ustawienia domyślne`, { action: { label: t`Cofnij`, run: undo } });
