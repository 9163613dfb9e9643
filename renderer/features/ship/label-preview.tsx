import { useEffect, useState } from "react";
import type { Tile } from "../../../shared/domain/bench/board-view.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { shipScreenText as text } from "../../../shared/text/screens/ship-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { LabelPicture } from "../../ui/primitives/label-picture.tsx";

/** The label of the unit in hand, to compare with the one on the box. */
export function LabelPreview({ tile }: { readonly tile: Tile }) {
  const { client } = useBench();
  const [svg, setSvg] = useState<string>();
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    let isStopped = false;
    async function draw(): Promise<void> {
      const result = await client.call("label.preview", { unitId: tile.unitId });
      if (isStopped) return;
      if (result.ok) setSvg(result.value.svg);
      else setError(result.error);
    }
    void draw();
    return () => {
      isStopped = true;
    };
  }, [client, tile.unitId]);
  return (
    <Card title={text.labelPreview}>
      {svg === undefined ? null : <LabelPicture svg={svg} label={text.label(tile.serialNumber)} />}
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </Card>
  );
}
