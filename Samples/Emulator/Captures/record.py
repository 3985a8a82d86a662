"""The parts of record.sh: `serve` answers, `talk` asks, `capture` writes every frame of an interface to a pcapng file."""
import random
import signal
import socket
import struct
import sys
import threading
import time
import zlib

DNS, HTTP = 53, 80
SO_RCVBUFFORCE = 33  # <asm/socket.h>; the socket module does not name it
GET, POST = "GET", "POST"


def readings(count, seed):
    """Lines as a weather station would log them: repetitive, but no two alike."""
    dice = random.Random(seed)
    return "".join(
        f"station-{dice.randrange(90):02} {place} temperature={dice.gauss(11, 8):.2f} humidity={dice.random():.3f}\n"
        for place in dice.choices(["harbour", "summit", "orchard", "reservoir", "lighthouse"], k=count)).encode()


PAGES = {"/status": readings(2, 1), "/page": readings(15, 2), "/station": readings(22, 3), "/log": readings(60, 4),
         "/archive.z": zlib.compress(readings(22000, 5))}


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def receive_message(stream):
    """One HTTP request or response: its first line and its body."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += stream.read(1)
    length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
    return head.split(b"\r\n")[0].decode(), stream.read(length)


def answer_http(connection):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    stream = connection.makefile("rb")
    try:
        while True:
            verb, path, _ = receive_message(stream)[0].split()
            body = PAGES.get(path, b"not found\n") if verb == GET else b"stored\n"
            connection.sendall(f"HTTP/1.1 200 OK\r\nServer: record\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    except (IndexError, ValueError, StopIteration, OSError):
        connection.close()


def serve(address):
    def answer_names():
        names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        names.bind((address, DNS))
        while True:
            query, client = names.recvfrom(512)
            header = query[:2] + struct.pack("!5H", 0x8180, 1, 1, 0, 0)
            record = struct.pack("!HHHIH4s", 0xC00C, 1, 1, 300, 4, socket.inet_aton(address))
            names.sendto(header + query[12:] + record, client)

    threading.Thread(target=answer_names, daemon=True).start()
    listener = socket.create_server((address, HTTP))
    while True:
        threading.Thread(target=answer_http, args=(listener.accept()[0],), daemon=True).start()


def look_up(name, address, number):
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    names.settimeout(2)
    names.sendto(struct.pack("!6H", number, 0x0100, 1, 0, 0, 0) + labels + struct.pack("!BHH", 0, 1, 1), (address, DNS))
    names.recvfrom(512)


def ping(family, protocol, echo, address, sizes):
    pinger = socket.socket(family, socket.SOCK_RAW, protocol)
    pinger.settimeout(2)
    for number, size in enumerate(sizes):
        data = bytes(range(256)) * (size // 256) + bytes(range(size % 256))
        message = struct.pack("!BBHHH", echo, 0, 0, 0x4C47, number) + data
        # The kernel fills in the checksum of ICMPv6, which covers a pseudo header, but not that of ICMP.
        if family == socket.AF_INET:
            message = message[:2] + struct.pack("!H", checksum(message)) + message[4:]
        pinger.sendto(message, (address, 0))
        time.sleep(0.02)


def exchange(connection, stream, verb, path, body=b""):
    connection.sendall(
        f"{verb} {path} HTTP/1.1\r\nHost: weather.example\r\nAccept: */*\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    receive_message(stream)
    time.sleep(0.01)


def talk(address, address6):
    for number, name in enumerate(["weather.example", "archive.weather.example", "station-07.weather.example"]):
        look_up(name, address, number + 1)
    ping(socket.AF_INET, socket.IPPROTO_ICMP, 8, address, [24, 56, 512, 1472])
    ping(socket.AF_INET6, socket.IPPROTO_ICMPV6, 128, address6, [24, 56, 1452])
    with socket.create_connection((address, HTTP)) as connection, connection.makefile("rb") as stream:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(14):
            for path in ["/status", "/page", "/station", "/status"]:
                exchange(connection, stream, GET, path)
        for path in ["/log", "/archive.z", "/log"]:
            exchange(connection, stream, GET, path)
        exchange(connection, stream, POST, "/readings", readings(2500, 6))
        exchange(connection, stream, POST, "/readings", readings(9, 7))
    look_up("weather.example", address, 9)


def block(kind, body):
    body += bytes(-len(body) % 4)
    length = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + length + body + length


def capture(interface, path):
    tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    tap.bind((interface, 0))
    tap.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 64 << 20)
    tap.settimeout(0.1)
    running = True

    def stop(*_):
        nonlocal running
        running = False

    signal.signal(signal.SIGTERM, stop)
    with open(path, "wb") as file:
        file.write(block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)))
        file.write(block(1, struct.pack("<HHI", 1, 0, 262144)))
        while running:
            try:
                frame = tap.recv(262144)
            except TimeoutError:
                continue
            micros = time.time_ns() // 1000
            file.write(block(6, struct.pack("<5I", 0, micros >> 32, micros & 0xFFFFFFFF, len(frame), len(frame))
                             + frame))


if __name__ == "__main__":
    {"serve": serve, "talk": talk, "capture": capture}[sys.argv[1]](*sys.argv[2:])
