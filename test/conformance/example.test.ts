import { example } from "@portico/providers";
import { conform } from "./conform.ts";
import { exampleDesk } from "./desks/example.ts";

conform(example, exampleDesk);
