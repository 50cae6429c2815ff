// lag.mjs - a bad network between a client and the server: bytes are held, arrive in pieces, but always in order.
import { connect, createServer } from "node:net";
import { pause } from "./random.mjs";

export class Lag {
  /// A proxy to `target` (a url; the server may go and come back there) that holds every piece up to `most` ms.
  static async to(target, random, most) {
    const lag = new Lag();
    const { hostname, port, host } = new URL(target);
    lag.sockets = new Set();
    lag.server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [from, to] of [[near, far], [far, near]]) {
        lag.sockets.add(from);
        from.setNoDelay(true);
        from.on("error", () => {});
        from.on("close", () => {
          lag.sockets.delete(from);
          to.destroySoon();
        });
        carry(from, to, random, most);
      }
    });
    await new Promise((resolve) => lag.server.listen(0, "127.0.0.1", resolve));
    lag.ws = `ws://127.0.0.1:${lag.server.address().port}/ws`;
    lag.headers = { host }; // the server answers to its own name only
    return lag;
  }

  close() {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

async function carry(from, to, random, most) {
  try {
    for await (const bytes of from) {
      for (let at = 0; at < bytes.length; ) {
        const size = random.chance(0.2) ? random.whole(1, bytes.length - at) : bytes.length - at;
        if (random.chance(0.3)) await pause(random.whole(0, most));
        if (to.destroyed) return;
        to.write(bytes.subarray(at, at + size));
        at += size;
      }
    }
    to.end();
  } catch {
    to.destroy(); // a lost connection is what this is for
  }
}
