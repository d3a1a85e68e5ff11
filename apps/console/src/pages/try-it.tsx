import { useState } from "react";
import { type Operation, useOperations } from "../operations.ts";
import { Empty, Loaded } from "../ui/loaded.tsx";
import { Page } from "../ui/page.tsx";
import { Trial } from "./trial.tsx";

/** The API, to be tried on one's own accounts. */
export const TryItPage = () => {
  const query = useOperations();
  const [id, setId] = useState("");
  return (
    <Page title="Try it">
      <Loaded query={query}>
        {(operations) => {
          const operation = operations.find((one) => one.id === id);
          return (
            <>
              <OperationChoice operations={operations} value={id} onChange={setId} />
              {operation === undefined ? (
                <Empty title="Choose an operation to begin." />
              ) : (
                <Trial key={operation.id} operation={operation} />
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
};

const OperationChoice = ({
  operations,
  value,
  onChange,
}: {
  operations: readonly Operation[];
  value: string;
  onChange: (id: string) => void;
}) => (
  <div className="filters">
    <div className="field wide">
      <label htmlFor="operation">Operation</label>
      <select id="operation" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">–</option>
        {[...Map.groupBy(operations, ({ tag }) => tag)].map(([tag, ofTag]) => (
          <optgroup key={tag} label={tag}>
            {ofTag.map(({ id, summary, method }) => (
              <option key={id} value={id}>
                {summary} ({method})
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  </div>
);
