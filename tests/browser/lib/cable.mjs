// cable.mjs - the network between the browsers and the server, which a test may pull out and put back: a TCP relay on a
// port of its own. Pulled out, every connection is torn and new ones are refused at once, as when the wifi is gone.
import { createServer, connect } from "node:net";

export class Cable {
  /// A cable to `target`, "host:port", whether anybody listens there yet or not.
  static async lay(target) {
    const cable = new Cable();
    cable.target = target;
    cable.sockets = new Set();
    cable.relay = createServer((near) => cable.#carry(near));
    await new Promise((resolve) => cable.relay.listen(0, "127.0.0.1", resolve));
    cable.port = cable.relay.address().port;
    return cable;
  }

  pull() {
    this.pulled = true;
    for (const socket of this.sockets) socket.destroy();
  }
  plug() {
    this.pulled = false;
  }
  async remove() {
    this.pull();
    await new Promise((resolve) => this.relay.close(resolve));
  }

  #carry(near) {
    if (this.pulled) return near.destroy();
    const [host, port] = this.target.split(":");
    const far = connect(Number(port), host);
    for (const [one, other] of [[near, far], [far, near]]) {
      this.sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
