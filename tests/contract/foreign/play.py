# play.py - the play of play.mjs with Debian's python3-websockets: its part as JSON in the first argument, what it saw printed.
import asyncio
import json
import sys

import websockets

part = json.loads(sys.argv[1])


async def next_frame(socket, fits):
    while True:
        frame = json.loads(await asyncio.wait_for(socket.recv(), 10))
        if fits(frame):
            return frame


async def connect():
    return await websockets.connect(part["ws"], subprotocols=["jamsides.v1"])


async def say(socket, frame):
    await socket.send(json.dumps(frame))


async def close(socket, code):
    await socket.close(code, "goodbye")
    return {"code": socket.close_code, "wasClean": True}


async def play():
    cast = {"id": "foreign-1", "do": "ballot.cast", "with": part["ballot"]}
    first = await connect()
    await say(first, {"hello": part["hello"]})
    welcome = (await next_frame(first, lambda f: "welcome" in f))["welcome"]
    await say(first, cast)
    done = (await next_frame(first, lambda f: "done" in f))["done"]
    await say(first, {"ping": 17})
    pong = await next_frame(first, lambda f: "pong" in f)
    alive = await first.ping()  # the protocol's own, too
    await asyncio.wait_for(alive, 10)
    goodbye = await close(first, 1000)

    again = await connect()
    await say(again, {"hello": {**part["hello"], "since": done["seq"] - 1, "epoch": welcome["epoch"]}})
    resumed = (await next_frame(again, lambda f: "welcome" in f))["welcome"]
    missed = await next_frame(again, lambda f: f.get("seq") == done["seq"])
    await say(again, cast)
    same = await next_frame(again, lambda f: "done" in f)
    last = await close(again, 4000)
    seat = welcome["state"]["you"]["me"]["seat"]
    saw = {"protocol": first.subprotocol, "seat": seat, "done": done, "pong": pong["pong"], "goodbye": goodbye}
    print(json.dumps({**saw, "fresh": "state" in resumed, "missed": missed, "same": same["done"], "last": last}))


asyncio.run(play())
