// http.mjs - a device's way over HTTP: it keeps cookies as a browser does, and speaks JSON.
export class Device {
  /// `base` the server's address. A device has no Origin unless given one: it is a program then.
  constructor(base, { origin } = {}) {
    this.base = base;
    this.origin = origin;
    this.cookies = new Map();
  }

  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /// Sends `body` as JSON where there is one; never follows a redirect. {status, headers, text, json}.
  async send(method, path, body, headers = {}) {
    const response = await fetch(new URL(path, this.base), {
      method,
      redirect: "manual",
      headers: {
        "accept-language": "sv",
        ...(this.cookies.size ? { cookie: this.cookie } : {}),
        ...(this.origin ? { origin: this.origin } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    for (const set of response.headers.getSetCookie()) this.#keep(set);
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }

  get = (path, headers) => this.send("GET", path, undefined, headers);
  post = (path, body) => this.send("POST", path, body);

  /// Opens a card's, desk's or admin's link, as scanning its QR does.
  async open(url) {
    const answer = await this.get(url);
    if (answer.status !== 303) throw new Error(`opening a link answered ${answer.status}: ${answer.text.slice(0, 200)}`);
    return answer.headers.get("location");
  }

  #keep(set) {
    const [pair, ...attributes] = set.split(/;\s*/);
    const at = pair.indexOf("=");
    const gone = attributes.some((a) => /^max-age=(0|-)/i.test(a));
    if (gone || at === pair.length - 1) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
