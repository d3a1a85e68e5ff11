import { expect, test } from "vitest";
import { textOf, wrapped } from "./html.ts";

test("two line breaks leave the double space that live answers show", () => {
  expect(textOf("<div>Hi Alex,<br><br>This is it.<br>\n</div>\n<div></div>")).toBe("Hi Alex,  This is it.");
});

test("entities become what they stand for, and unknown ones stay", () => {
  expect(textOf("<p>5 &lt; 7 &amp; &#128512; &zzz;</p>")).toBe("5 < 7 & 😀 &zzz;");
});

test("a body that is a div already is not wrapped again", () => {
  expect(wrapped("a<br>b")).toBe("<div>a<br>b</div>");
  expect(wrapped('<div dir="rtl">x</div>')).toBe('<div dir="rtl">x</div>');
});
