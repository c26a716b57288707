// Copying to the clipboard with a word of confirmation.
import { t } from "@lingui/core/macro";
import { toast, toastFailure } from "./toast.tsx";

export const copyText = async (text: string, what: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    toast(t`Skopiowano: ${what}`);
  } catch (error) {
    toastFailure(error);
  }
};
