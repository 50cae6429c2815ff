# sip.py - devices that take a seat and then read nothing, or a byte a second, with the smallest receive buffer there is: their
# part as JSON in the first argument. Says "seated", keeps its connections alive with pings, and ends when it is killed.
import json
import os
import select
import socket
import sys
import time

part = json.loads(sys.argv[1])
mask = bytes([1, 2, 3, 4])


def frame(opcode, payload):
    size = len(payload)
    head = bytes([0x80 | opcode, 0x80 | size]) if size < 126 else bytes([0x80 | opcode, 0x80 | 126]) + size.to_bytes(2, "big")
    return head + mask + bytes(b ^ mask[i & 3] for i, b in enumerate(payload))


def sit(hello):
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    s.connect((part["host"], part["port"]))
    s.sendall(part["upgrade"].encode() + frame(1, json.dumps({"hello": hello}).encode()))
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += s.recv(64)
    s.setblocking(False)
    return s


sockets = [sit(part["hellos"][n % len(part["hellos"])]) for n in range(part["count"])]
print("seated", flush=True)
parent = os.getppid()
while os.getppid() == parent:  # never outlives who started it
    time.sleep(1)
    for s in list(sockets):
        try:
            s.send(frame(9, b"still here"))
            if part["sips"] and select.select([s], [], [], 0)[0] and s.recv(1) == b"":
                sockets.remove(s)
        except BlockingIOError:
            pass
        except OSError:
            sockets.remove(s)
