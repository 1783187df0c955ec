import { Agent, request } from "node:http";

/** A lean keep-alive client: it shares the machine with what it measures. */
export class ApiClient {
  constructor(url, key, connections) {
    this.url = new URL(url);
    this.key = key;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @returns {Promise<{ status: number, text: string }>} */
  send(method, path, body) {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${this.key}` };
      if (body !== undefined)
        Object.assign(headers, { "content-type": "application/json", "content-length": body.length });
      const { hostname, port } = this.url;
      const sent = request({ hostname, port, method, path, headers, agent: this.agent }, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        response.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  async json(method, path, value) {
    const { status, text } = await this.send(
      method,
      path,
      value === undefined ? undefined : Buffer.from(JSON.stringify(value)),
    );
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 500)}`);
    return JSON.parse(text);
  }

  /** Sends one batch; gives how many were accepted and how many were duplicates. */
  async ingest(body) {
    const { status, text } = await this.send("POST", "/v1/events", body);
    const counts = /"accepted":(\d+),"duplicate":(\d+),"conflict":0,"quarantined":0,"rejected":0/.exec(
      text.slice(0, 200),
    );
    if (status !== 200 || !counts) throw new Error(`a batch was answered ${status}: ${text.slice(0, 500)}`);
    return { accepted: Number.parseInt(counts[1], 10), duplicate: Number.parseInt(counts[2], 10) };
  }

  close() {
    this.agent.destroy();
  }
}
