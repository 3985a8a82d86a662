#!/bin/sh
# Records traffic.pcapng: real traffic between two network namespaces. Needs root, iproute2 and python3.
set -eu
cd "$(dirname "$0")"
out=${1:-traffic.pcapng}
client=layoutgen-client
server=layoutgen-server

cleanup() {
    ip netns pids "$server" | xargs -r kill
    ip netns delete "$server"
    ip netns delete "$client"
}
ip netns add "$client"
ip netns add "$server"
trap cleanup EXIT

# A veth pair has TCP segmentation offload on by default: segments of up to 64 KiB pass it whole, as they pass a virtio device.
ip link add veth0 netns "$client" address 02:00:00:00:00:01 type veth peer name veth0 netns "$server" address 02:00:00:00:00:02
for side in "$client 1" "$server 2"; do
    set -- $side
    ip -n "$1" address add "192.0.2.$2/24" dev veth0
    ip -n "$1" address add "2001:db8::$2/64" dev veth0 nodad
    ip -n "$1" link set lo up
    ip -n "$1" link set veth0 up
done

ip netns exec "$server" python3 record.py serve 192.0.2.2 &
ip netns exec "$client" python3 record.py capture veth0 "$out" &
recorder=$!
sleep 2
ip netns exec "$client" python3 record.py talk 192.0.2.2 2001:db8::2
sleep 1
kill -TERM "$recorder"
wait "$recorder"
