// fake_socket.ts - the server's end of a WebSocket, by hand: what the page sent, and frames held until `flush`.

import type { FromClient, FromServer, Hello } from '../../src/connection/contract';
import type { OpenSocket, Socket } from '../../src/connection/connection';

export class FakeSocket implements Socket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  sent: FromClient[] = [];
  closed = false;
  #held: FromServer[] | undefined;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as FromClient);
  }
  close(): void {
    this.closed = true;
  }
  /** The upgrade has succeeded; the page says hello. */
  opens(): this {
    this.readyState = 1;
    this.onopen?.();
    return this;
  }
  /** A frame to the page, now or, while held, at the next flush. */
  says(frame: FromServer): this {
    if (this.#held) this.#held.push(frame);
    else this.onmessage?.({ data: JSON.stringify(frame) });
    return this;
  }
  hold(): this {
    this.#held = [];
    return this;
  }
  flush(): this {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const frame of held) this.says(frame);
    return this;
  }
  breaks(code = 1006): void {
    this.onclose?.({ code });
  }
  get hello(): Hello | undefined {
    return this.sent.flatMap((frame) => ('hello' in frame ? [frame.hello] : []))[0];
  }
  get commands(): { id: string; do: string; with: unknown }[] {
    return this.sent.flatMap((frame) => ('do' in frame ? [frame] : []));
  }
  get pings(): number[] {
    return this.sent.flatMap((frame) => ('ping' in frame ? [frame.ping] : []));
  }
}

/** Every socket the page has opened, the newest last. */
export class FakeNetwork {
  sockets: FakeSocket[] = [];
  readonly open: OpenSocket = () => {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  };
  get latest(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('the page has opened no socket');
    return socket;
  }
}
