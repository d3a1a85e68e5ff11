import { connect, type Socket } from "node:net";

/** Sends bytes as they are, and reads until the server hangs up. */
export const exchangeRaw = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = "";
    const socket = openRaw(url, bytes);
    socket.setEncoding("latin1").on("data", (text: string) => {
      answer += text;
    });
    socket.once("error", reject);
    socket.once("close", () => resolve(answer));
  });

/** A socket on which `bytes` are sent as they are. */
export const openRaw = (url: string, bytes: string): Socket => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname, () => socket.write(bytes, "latin1"));
  return socket;
};
