// play.mjs - the same short play for every WebSocket that is not ours: hello, a ballot, done, ping, close; back, resume, close.
//
// play() holds on to nothing outside it, so that a browser can run it in a page. As a program it reads its part as JSON from
// its first argument and prints what it saw.
export async function play({ ws, hello, ballot }) {
  const open = () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(ws, "jamsides.v1");
      const frames = [];
      let heard = () => {};
      const ended = new Promise((over) => (socket.onclose = ({ code, wasClean }) => over({ code, wasClean })));
      socket.onmessage = ({ data }) => {
        frames.push(JSON.parse(data));
        heard();
      };
      const next = async (fits) => {
        while (!frames.some(fits)) await new Promise((again) => (heard = again));
        return frames.find(fits);
      };
      const close = (code) => {
        socket.close(code, "goodbye");
        return ended;
      };
      socket.onerror = () => reject(new Error("no upgrade"));
      socket.onopen = () => resolve({ say: (frame) => socket.send(JSON.stringify(frame)), next, close, frames, protocol: socket.protocol });
    });

  const first = await open();
  first.say({ hello });
  const { welcome } = await first.next((f) => f.welcome);
  first.say({ id: "foreign-1", do: "ballot.cast", with: ballot });
  const { done } = await first.next((f) => f.done);
  first.say({ ping: 17 });
  const pong = await first.next((f) => f.pong);
  const goodbye = await first.close(1000);

  const again = await open();
  again.say({ hello: { ...hello, since: done.seq - 1, epoch: welcome.epoch } });
  const resumed = await again.next((f) => f.welcome);
  const missed = await again.next((f) => f.seq === done.seq);
  again.say({ id: "foreign-1", do: "ballot.cast", with: ballot });
  const same = await again.next((f) => f.done);
  const last = await again.close(4000);
  return { protocol: first.protocol, seat: welcome.state.you.me.seat, done, pong: pong.pong, goodbye, fresh: "state" in resumed.welcome, missed, same: same.done, last };
}

if (globalThis.process?.argv?.[2]) console.log(JSON.stringify(await play(JSON.parse(process.argv[2]))));
