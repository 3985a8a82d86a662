namespace LayoutGen.Analyzers.Tests.Bugs;

/// <summary>Bugs of drivers in operating systems and unikernels.</summary>
internal static class GuestBugs
{
    public static TheoryData<string, string, string, string> All => new()
    {
        {
            "kerla PR #108: a block request and its data in one descriptor",
            "LG3012",
            """
            void Write<TRing>(TRing ring, ulong request, int length, ulong status) where TRing : struct, IDriverRing =>
                ring.MakeAvailable(0, [[|new(request, (uint)(BlkHeader.MaximumSize + length), false)|], new(status, 1, true)]);
            """,
            """
            void Write<TRing>(TRing ring, ulong request, ulong data, int length, ulong status) where TRing : struct, IDriverRing =>
                ring.MakeAvailable(0, [new(request, BlkHeader.MaximumSize, false), new(data, (uint)length, false), new(status, 1, true)]);
            """
        },
        {
            "Solo5 issue #94: a legacy network header and its frame in one descriptor",
            "LG3012",
            """
            void Send<TRing>(TRing ring, NegotiatedFeatures features, ulong packet, int length) where TRing : struct, IDriverRing =>
                ring.MakeAvailable(0, [[|new(packet, (uint)(NetHeader.SizeFor(features) + length), false)|]]);
            """,
            """
            void Send<TRing>(TRing ring, NegotiatedFeatures features, ulong packet, int length) where TRing : struct, IDriverRing
            {
                var size = (uint)NetHeader.SizeFor(features);
                ring.MakeAvailable(0, [new(packet, size, false), new(packet + size, (uint)length, false)]);
            }
            """
        },
        {
            "nanos PR #1730: a number of segments that nobody negotiated",
            "LG2024",
            "uint Segments(Span<byte> space, NegotiatedFeatures features) => new BlkConfig(space, features).[|SegMax|];",
            """
            uint Segments(Span<byte> space, NegotiatedFeatures features)
            {
                var config = new BlkConfig(space, features);
                return config.HasSegMax ? config.SegMax : 1;
            }
            """
        },
        {
            "rust-hypervisor-firmware issue #34: the device overwrote what followed the used ring",
            "LG3018",
            """
            object Place(GuestMemory memory, ulong start) => SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(
                memory, new RingAddresses(start, start + 256, [|start + 256 + 36|]), 16);
            """,
            """
            object Place(GuestMemory memory, ulong start) => SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(
                memory, SplitRingLayout.Legacy(start, 16), 16);
            """
        },
        {
            "zephyr issue #46741: the second ring misaligned by two bytes",
            "LG3018",
            "RingAddresses Second() => new(0x8000, 0x8100, [|0x8126|]);",
            "RingAddresses Second() => new(0x8000, 0x8100, 0x8128);"
        },
        {
            "unikraft PR #1796: a ring of another size than the device's gives the wrong layout",
            "LG3018",
            """
            object Place(GuestMemory memory) =>
                SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(memory, new(0x1000, [|0x1800|], 0x2000), 256);
            """,
            """
            object Place(GuestMemory memory) =>
                SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(memory, new(0x1000, 0x2000, 0x3000), 256);
            """
        },
        {
            "zephyr issue #115008: a number of the device's used as an index",
            "LG3019",
            "int Find(int[] table, NetHeader header) => table[[|header.HdrLen|]];",
            "int Find(int[] table, NetHeader header) => header.HdrLen < table.Length ? table[header.HdrLen] : 0;"
        },
        {
            "RT-Thread issue #11326: a value from the used ring as an index",
            "LG3019",
            """
            byte[] Buffer<TRing>(byte[][] buffers, TRing ring) where TRing : struct, IDriverRing =>
                ring.TryGetUsed(out _, out var written) ? buffers[[|written|]] : [];
            """,
            """
            byte[] Buffer<TRing>(byte[][] buffers, TRing ring) where TRing : struct, IDriverRing =>
                ring.TryGetUsed(out var slot, out _) ? buffers[slot] : [];
            """
        },
        {
            "RT-Thread issue #11327: a used length below the header's",
            "LG3020",
            """
            void Receive<TRing>(TRing ring, byte[] buffer) where TRing : struct, IDriverRing
            {
                while (ring.TryGetUsed(out var slot, out var written))
                    Console.WriteLine(buffer[10..].Length + ([|written|] - 10));
            }
            """,
            """
            void Receive<TRing>(TRing ring, byte[] buffer) where TRing : struct, IDriverRing
            {
                while (ring.TryGetUsed(out var slot, out var written))
                    if (written >= 10)
                        Console.WriteLine(buffer[10..].Length + (written - 10));
            }
            """
        },
        {
            "rcore-os/virtio-drivers issue #8: a buffer in memory of the driver's own",
            "LG3025",
            """
            bool Send(GuestMemory memory, byte value)
            {
                Span<byte> request = stackalloc byte[16];
                request[0] = value;
                return memory.TryGetAddress([|request|], out _);
            }
            """,
            """
            bool Send(GuestMemory memory, GuestAllocator allocator, byte value)
            {
                if (!allocator.TryAllocate(16, 16, out var range))
                    return false;
                var request = memory.GetSpan(range);
                request[0] = value;
                return memory.TryGetAddress(request, out _);
            }
            """
        },
        {
            "unikraft issue #1328: a pointer to the stack as the device's address",
            "LG3025",
            """
            unsafe RingElement Status()
            {
                byte status = 0xff;
                return new RingElement([|(ulong)&status|], 1, true);
            }
            """,
            "RingElement Status(GuestRange range) => new(range.Address, 1, true);"
        },
        {
            "rcore-os/virtio-drivers commit 3c8223d: the header's size decided by the version alone",
            "LG2002",
            "int HeaderSize(NegotiatedFeatures features) => [|features.Has(Feature.Version1) ? 12 : 10|];",
            "int HeaderSize(NegotiatedFeatures features) => NetHeader.SizeFor(features);"
        },
        {
            "hermit-os/kernel issue #1714: receive buffers without room for all of a frame",
            "LG3008",
            """
            object Open(IDriverTransport device, NegotiatedFeatures features)
            {
                const int Mtu = 1500;
                return NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = [|Mtu|] } });
            }
            """,
            """
            object Open(IDriverTransport device, NegotiatedFeatures features)
            {
                const int Mtu = 1500;
                return NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = Mtu + 14 } });
            }
            """
        },
        {
            "SerenityOS issue #26513: requests completed in the order in which they were made",
            "LG3023",
            """
            readonly Queue<Action> _pending = new();
            void Complete<TRing>(TRing ring) where TRing : struct, IDriverRing
            {
                while (ring.TryGetUsed([|out _|], out _))
                    _pending.Dequeue()();
            }
            """,
            """
            readonly Action[] _pending = new Action[16];
            void Complete<TRing>(TRing ring) where TRing : struct, IDriverRing
            {
                while (ring.TryGetUsed(out var slot, out _))
                    _pending[slot]();
            }
            """
        },
        {
            "au-ts/sddf issue #740: a descriptor of no bytes",
            "LG3025",
            "RingElement[] Request(ulong data) => [new(data, 16, false), new(data + 16, [|0|], true)];",
            "RingElement[] Request(ulong data) => [new(data, 16, false)];"
        },
        {
            "QEMU's \"Incorrect order for descriptors\", which guests run into",
            "LG3009",
            """
            void Post<TRing>(TRing ring, ulong data) where TRing : struct, IDriverRing =>
                ring.MakeAvailable(0, [new(data, 1, true), [|new(data + 16, 16, false)|]]);
            """,
            """
            void Post<TRing>(TRing ring, ulong data) where TRing : struct, IDriverRing =>
                ring.MakeAvailable(0, [new(data + 16, 16, false), new(data, 1, true)]);
            """
        },
        {
            "FreeBSD's note on ANY_LAYOUT: merging behind a test that a modern device never passes",
            "LG2007",
            """
            int Descriptors(IDriverTransport device, FeatureTable table)
            {
                var features = device.Negotiate(table, FeatureSet.Of(Feature.Version1, Feature.AnyLayout));
                return [|features.Has(Feature.AnyLayout)|] ? 1 : 2;
            }
            """,
            """
            int Descriptors(IDriverTransport device, FeatureTable table)
            {
                var features = device.Negotiate(table, FeatureSet.Of(Feature.Version1, Feature.AnyLayout));
                return features.HasFreeFraming ? 1 : 2;
            }
            """
        },
        {
            "zephyr issue #113343, NON-OS issue #86: padding where the wire has none",
            "LG3016",
            """
            [StructLayout(LayoutKind.Sequential, Pack = 4)]
            struct Header { public byte Flags; public uint [|GsoType|]; public ushort HdrLen, GsoSize; }
            """,
            """
            [StructLayout(LayoutKind.Sequential)]
            struct Header { public byte Flags; public GsoType GsoType; public ushort HdrLen, GsoSize, CsumStart, CsumOffset; }
            """
        },
        {
            "Linux commit 5326ab737a47, libkrun PR #522: two fields of a structure in the other order",
            "LG3016",
            """
            [StructLayout(LayoutKind.Sequential)]
            struct Header { public byte Flags, GsoType; public ushort HdrLen, GsoSize, [|CsumOffset|], CsumStart; }
            """,
            """
            [StructLayout(LayoutKind.Sequential)]
            struct Header { public byte Flags, GsoType; public ushort HdrLen, GsoSize, CsumStart, CsumOffset; }
            """
        },
        {
            "rcore-os/virtio-drivers issue #22: values converted once too often, or not at all",
            "LG3017",
            "int Read(NetHeader header) => [|BinaryPrimitives.ReverseEndianness(header.HdrLen)|];",
            "int Read(NetHeader header) => header.HdrLen;"
        },
    };
}
