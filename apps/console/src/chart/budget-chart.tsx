import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { BudgetWindow } from "../queries.ts";
import { useClock } from "../ui/ago.tsx";
import { count, plural, span } from "../ui/format.ts";
import { type Bar, layOut, type Plot } from "./layout.ts";
import { summarise, timeOf } from "./summary.ts";

/** What one class of an account's budget was like, window by window: used, others' use, waiting, frozen, and the limit. */
export const BudgetChart = ({
  history,
  windowSeconds,
  title,
}: {
  history: readonly BudgetWindow[];
  windowSeconds: number;
  /** What the help desk is called. */
  title: string;
}) => {
  const { ref, widthPx } = useWidth();
  const nowMs = useClock(1_000);
  const plot = layOut(history, { widthPx, windowMs: windowSeconds * 1_000, nowMs });
  const [chosen, setChosen] = useState<string | null>(null);
  const at = plot.bars.findIndex(({ window }) => window.at === chosen);
  const bar = plot.bars[at];
  const move = ({ key }: KeyboardEvent): void => {
    const steps = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (steps === undefined) return;
    const from = at === -1 ? plot.bars.length - (steps === -1 ? 0 : 1) : at;
    setChosen(plot.bars[Math.max(0, Math.min(plot.bars.length - 1, from + steps))]?.window.at ?? null);
  };
  return (
    <figure className="chart">
      <figcaption>
        <p>
          {summarise(
            plot.bars.map(({ window }) => window),
            title,
          )}
        </p>
        <Legend title={title} />
      </figcaption>
      <div
        className="plot"
        ref={ref}
        tabIndex={0}
        role="group"
        aria-label="Windows, by the arrow keys"
        onKeyDown={move}
      >
        <Drawing plot={plot} chosen={bar} onChoose={setChosen} />
      </div>
      <div className="axis">
        <span>{span(plot.spanMs)} ago</span>
        <span>now</span>
      </div>
      <p className="reading" role="status">
        {bar === undefined ? "Point at a bar, or move along with ← and →." : reading(bar.window)}
      </p>
      <AsTable windows={plot.bars.map(({ window }) => window)} />
    </figure>
  );
};

const reading = (window: BudgetWindow): string =>
  [
    `${timeOf(window)}: you used ${count(window.used)}, other apps ${count(window.used_by_others)}, of ${count(window.limit)}.`,
    window.waiting > 0 ? `${plural(window.waiting, "call")} waited.` : "",
    window.frozen ? "Frozen." : "",
  ].join(" ");

const Drawing = ({
  plot,
  chosen,
  onChoose,
}: {
  plot: Plot;
  chosen: Bar | undefined;
  onChoose: (at: string | null) => void;
}) => {
  const id = useId();
  const [top, middle] = plot.ticks;
  const floor = plot.ticks.at(-1)?.y ?? 0;
  return (
    <svg viewBox={`0 0 ${plot.width} ${plot.height}`} width={plot.width} height={plot.height} aria-hidden="true">
      <defs>
        <Hatch id={`${id}others`} className="hatch-others" />
        <Hatch id={`${id}frozen`} className="hatch-frozen" />
      </defs>
      {[middle?.y, floor, plot.height].map((y, index) => (
        <line key={index} className={index === 0 ? "grid" : "base"} x1="0" x2={plot.width} y1={y} y2={y} />
      ))}
      {plot.bars.map((bar) => (
        <g key={bar.window.at} onPointerEnter={() => onChoose(bar.window.at)} onClick={() => onChoose(bar.window.at)}>
          {bar.window.frozen && (
            <rect
              className="frozen"
              x={bar.x}
              y="0"
              width={bar.width}
              height={plot.height}
              fill={`url(#${id}frozen)`}
            />
          )}
          <OneBar bar={bar} floor={floor} bottom={plot.height} hatch={`url(#${id}others)`} />
          {bar.window.frozen && <rect className="frozen-cap" x={bar.x} y="0" width={bar.width} height="6" />}
          <rect className="hit" x={bar.x} y="0" width={bar.width} height={plot.height} />
        </g>
      ))}
      <path className="limit" d={limitOf(plot)} />
      {top !== undefined && <Label y={top.y + 13} text={count(top.value)} />}
      {middle !== undefined && <Label y={middle.y - 4} text={count(middle.value)} />}
      <Label
        y={plot.stripTop - 6}
        text={plot.mostWaiting === 0 ? "Nobody waits" : `Waiting, ${count(plot.mostWaiting)} at most`}
      />
      {chosen !== undefined && (
        <rect className="chosen" x={chosen.x + 0.5} y="0.5" width={chosen.width - 1} height={plot.height - 1} />
      )}
    </svg>
  );
};

const OneBar = ({ bar, floor, bottom, hatch }: { bar: Bar; floor: number; bottom: number; hatch: string }) => {
  const [x, width] = [bar.x + 1.5, Math.max(2, bar.width - 3)];
  // What is other apps' stands a little apart, so that the two are told apart without colour.
  const apart = bar.used > 0 && bar.others > 0 ? 1.5 : 0;
  return (
    <>
      <rect className="used" x={x} y={floor - bar.used} width={width} height={bar.used} />
      {bar.others > 0 && (
        <rect
          className="others"
          x={x}
          y={floor - bar.used - bar.others - apart}
          width={width}
          height={bar.others}
          fill={hatch}
        />
      )}
      {bar.waiting > 0 && (
        <rect
          className="queued"
          x={x + 0.75}
          y={bottom - bar.waiting}
          width={Math.max(1, width - 1.5)}
          height={bar.waiting}
        />
      )}
    </>
  );
};

const Hatch = ({ id, className }: { id: string; className: string }) => (
  <pattern
    id={id}
    className={className}
    width="5"
    height="5"
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
  >
    <rect width="5" height="5" />
    <line x1="0" x2="0" y1="0" y2="5" />
  </pattern>
);

const Label = ({ y, text }: { y: number; text: string }) => (
  <text x="4" y={y}>
    {text}
  </text>
);

/** A line that steps where the limit changed, over the whole width. */
const limitOf = ({ bars, width }: Plot): string => {
  const [first] = bars;
  if (first === undefined) return "";
  const steps = bars.map(({ x, limitY }) => `H${x}V${limitY}`).join("");
  return `M0 ${first.limitY}${steps}H${width}`;
};

const Legend = ({ title }: { title: string }) => (
  <ul className="legend">
    <li className="key-used">Used by you</li>
    <li className="key-others">Other apps on this account</li>
    <li className="key-waiting">Waiting</li>
    <li className="key-frozen">Frozen by {title}</li>
    <li className="key-limit">Limit</li>
  </ul>
);

const AsTable = ({ windows }: { windows: readonly BudgetWindow[] }) => (
  <details>
    <summary>Show as a table</summary>
    <div className="scroll" tabIndex={0} role="region" aria-label="The chart as a table">
      <table>
        <thead>
          <tr>
            <th>Window</th>
            <th className="figure">You</th>
            <th className="figure">Others</th>
            <th className="figure">Limit</th>
            <th className="figure">Waiting</th>
            <th>Frozen</th>
          </tr>
        </thead>
        <tbody>
          {windows.toReversed().map((window) => (
            <tr key={window.at}>
              <td>{timeOf(window)}</td>
              <td className="figure">{dash(window.used)}</td>
              <td className="figure">{dash(window.used_by_others)}</td>
              <td className="figure">{count(window.limit)}</td>
              <td className="figure">{dash(window.waiting)}</td>
              <td>{window.frozen ? "Yes" : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);

/** In tables nothing is a dash. */
export const dash = (value: number): string => (value === 0 ? "–" : count(value));

/** How wide an element is, as it changes. */
const useWidth = () => {
  const ref = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(320);
  useEffect(() => {
    const { current } = ref;
    if (current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidthPx(Math.max(stepsAtLeast, entry?.contentRect.width ?? 0)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { ref, widthPx };
};
const stepsAtLeast = 140;
