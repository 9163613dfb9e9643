import { useCallback, useState } from "react";
import { useBench } from "../../state/bench-context.ts";
import { entriesOf, looseFiles, pastedText } from "./transferred-files.ts";
import { walkDropped } from "./walk-dropped.ts";

/** Hands over what is dropped or pasted. `isLooking` while a dropped folder is looked through. */
export function useTransfers(): {
  readonly takeDrop: (transfer: DataTransfer) => void;
  readonly takePaste: (transfer: DataTransfer) => void;
  readonly isLooking: boolean;
} {
  const { handOver } = useBench();
  const [looking, setLooking] = useState(0);

  const takeDrop = useCallback(
    (transfer: DataTransfer) => {
      // Once the event is over the browser has forgotten what was dropped.
      const entries = entriesOf(transfer);
      setLooking((before) => before + 1);
      void walkDropped(entries).then(({ batches, troubles }) => {
        setLooking((before) => before - 1);
        handOver.take(batches, troubles);
      });
    },
    [handOver],
  );

  const takePaste = useCallback(
    (transfer: DataTransfer) => {
      const pasted = pastedText(transfer);
      if (entriesOf(transfer).length > 0) takeDrop(transfer);
      else if (pasted !== undefined) handOver.take([looseFiles([{ path: pasted.name, file: pasted }])]);
    },
    [handOver, takeDrop],
  );

  return { takeDrop, takePaste, isLooking: looking > 0 };
}
