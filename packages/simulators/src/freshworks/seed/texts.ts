import type { AttachmentRecord } from "../attachments.ts";

/** What customers write about, in the scripts they write in. */
export const subjects = [
  "Invoice shows the old address",
  "Scanner stops after the third parcel 📦",
  "Zugang zum Portal geht nicht mehr",
  "Peut-on changer la date de livraison ?",
  "領収書を再発行してください",
  "لا أستطيع تسجيل الدخول",
  "החשבונית האחרונה חסרה",
  "Возврат по заказу не пришёл",
  "App crashes when I rotate the phone 😕",
  "Question about SSO & SCIM <provisioning>",
  "Can you restore the report from March?",
  "Two seats too many on our plan",
  "Étiquette illisible – merci d'aider",
  "Re: Fwd: Re: printer offline",
  "Preço errado no carrinho",
  "退货流程怎么走？",
];

/** Bodies in the HTML that mail programs send; `{who}` and `{no}` are filled in. */
export const bodies = [
  "<div>Hello,<br><br>our last invoice ({no}) still has the old address. Could you send a new one?<br>Thanks, {who}</div>",
  '<div dir="ltr"><p>Hi there,</p><p>steps so far:</p><ol><li>switched it off</li><li>waited <b>ten</b> minutes</li><li>order {no} again</li></ol><p>Same error.</p></div>',
  '<div style="font-family:-apple-system, Segoe UI, Arial; font-size:14px"><div>Moin, seit heute früh: <code>ERR-{no}</code>.</div><blockquote style="border-left:1px solid #ccc">Bitte versuchen Sie es erneut.</blockquote><div>Grüße, {who}</div></div>',
  '<div dir="rtl"><p>مرحبا،</p><p>رقم الطلب {no} لم يصل بعد.</p><p>شكرا، {who}</p></div>',
  "<div>お世話になっております。<br>注文番号 {no} の領収書を再発行していただけますか。<br>{who}</div>",
  '<div>Saw this on <a href="https://status.example.com/incidents/{no}?from=mail&amp;lang=en">your status page</a> &amp; wonder: are we hit? 🤔<ul><li>EU: yes</li><li>US: no</li></ul></div>',
  "<div>5 &lt; 7 &nbsp;and a table:<table><tr><td>SKU</td><td>{no}</td></tr></table></div>",
  "<div></div>",
];

export const replies = [
  "<div>Thank you, {who}. We have sent a corrected copy.</div>",
  "<div>Could you tell us <i>which</i> version you use?<br><br>Best<br>Support</div>",
  "<div>解決しました。ありがとうございます。</div>",
  "<div>Das war's, danke! 🎉</div>",
];

export const notes = [
  "<div>Called back, mailbox full.</div>",
  "<div>@Billing please check {no} before Friday.</div>",
  '<div>Duplicate of an older case, see the <a href="https://wiki.example.com/kb/{no}">wiki</a>.</div>',
];

export const tags = ["vip", "refund", "bug", "très urgent", "配送", "beta", "q4", "churn-risk"];

const onePixelPng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

/** Small files with real bytes: name, content type, content. */
const files: readonly Pick<AttachmentRecord, "name" | "content_type" | "content">[] = [
  {
    name: "screenshot.png",
    content_type: "image/png",
    content: new Blob([Uint8Array.from(Buffer.from(onePixelPng, "base64"))]),
  },
  { name: "log – 10月.txt", content_type: "text/plain", content: new Blob(["09:14 start\n09:15 ERR-17 größe\n"]) },
  { name: "export.csv", content_type: "text/csv", content: new Blob(["sku,qty\nA-1,3\nB-9,0\n"]) },
];

/** One of a few small files, chosen by the id it gets; `at` is when it was put there (ms). */
export const sampleFile = (id: number, at: number): AttachmentRecord => {
  const sample = files[id % files.length] as (typeof files)[number];
  return { id, ...sample, size: sample.content.size, created_at: at, updated_at: at };
};

/** A text with a number and a name filled in. */
export const fill = (text: string, no: number, who: string): string =>
  text.replaceAll("{no}", String(20_000 + no)).replaceAll("{who}", who);
