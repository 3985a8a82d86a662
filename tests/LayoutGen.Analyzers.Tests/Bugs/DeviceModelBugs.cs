namespace LayoutGen.Analyzers.Tests.Bugs;

/// <summary>Bugs of virtual machine monitors and device models.</summary>
internal static class DeviceModelBugs
{
    private const string Take = """
        void Take<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue, GuestMemory memory, byte[] frame)
            where TLayout : struct, LayoutGen.Layouts.ILayout
            where TRing : struct, IDeviceRing
        """;

    private const string TakeAnyCut = Take + """
        {
            while (queue.TryGetAvailable(out var packet))
            {
                if (packet.TryRead(frame, out var length))
                    Console.WriteLine(length);
                queue.MakeUsed(packet);
            }
        }
        """;

    private const string Descriptors = """
            struct Split { public ulong Addr; public uint Len; public ushort Flags, Next; }
            struct Packed { public ulong Addr; public uint Len; public ushort Id, Flags; }
            static ulong Share<T>(T[] table) => 0;
        """;

    public static TheoryData<string, string, string, string> All => new()
    {
        {
            "vm-virtio issue #95: a table that is not the last of its chain",
            "LG3010",
            Descriptors + "Split Refer(ulong table) => new() { Addr = table, Len = 32, Flags = [|1 | 4|], Next = 1 };",
            Descriptors + "Split Refer(ulong table) => new() { Addr = table, Len = 32, Flags = 4 };"
        },
        {
            "openvmm PR #2983: a link in the last descriptor of a packed ring's table",
            "LG3010",
            Descriptors + """
            Packed Refer(ulong data)
            {
                Packed[] table = [new() { Addr = data, Len = 12 }, new() { Addr = data + 12, Len = 64, Flags = [|1|] }];
                return new() { Addr = Share(table), Len = 32, Flags = 4 };
            }
            """,
            Descriptors + """
            Packed Refer(ulong data)
            {
                Packed[] table = [new() { Addr = data, Len = 12 }, new() { Addr = data + 12, Len = 64 }];
                return new() { Addr = Share(table), Len = 32, Flags = 4 };
            }
            """
        },
        {
            "firecracker issue #4284: exactly two descriptors demanded",
            "LG3013",
            "bool IsValid(RingChain chain) => [|chain.ElementCount == 2|];",
            "bool IsValid(long length) => length >= 44;"
        },
        {
            "cloud-hypervisor issue #5691: a header and a data descriptor demanded",
            "LG3013",
            Take + """
            {
                while (queue.TryGetAvailable(out var packet))
                {
                    if ([|packet.Elements.Length < 2|])
                        return;
                    queue.MakeUsed(packet);
                }
            }
            """,
            TakeAnyCut
        },
        {
            "rust-vmm/vm-virtio issue #204: the header demanded in a descriptor of its own",
            "LG3013",
            Take + """
            {
                while (queue.TryGetAvailable(out var packet))
                {
                    if ([|packet.Elements[0].Length != 44|])
                        return;
                    queue.MakeUsed(packet);
                }
            }
            """,
            TakeAnyCut
        },
        {
            "cloud-hypervisor issue #8304: VERSION_1 offered, the legacy cut demanded",
            "LG3013",
            "bool IsRequest(RingChain chain) => [|chain.ElementCount is 3|];",
            "bool IsRequest(RingChain chain, long readable) => chain.ReadableCount > 0 && readable >= 16;"
        },
        {
            "cloud-hypervisor issue #7802: only the first descriptor of a chain processed",
            "LG3013",
            Take + """
            {
                while (queue.TryGetAvailable(out var packet))
                {
                    memory.TryRead([|packet.Elements[0].Address|], frame, default);
                    queue.MakeUsed(packet);
                }
            }
            """,
            TakeAnyCut
        },
        {
            "firecracker issue #3905: offloads that need another, which cannot be had alone",
            "LG2004",
            """
            NegotiatedFeatures Start(IDriverTransport device, FeatureTable table) =>
                device.Negotiate(table, FeatureSet.Of([|NetFeature.GuestTso4|], [|NetFeature.GuestTso6|]));
            """,
            """
            NegotiatedFeatures Start(IDriverTransport device, FeatureTable table) =>
                device.Negotiate(table, FeatureSet.Of(NetFeature.GuestCsum, NetFeature.GuestTso4, NetFeature.GuestTso6));
            """
        },
        {
            "firecracker issue #1314, OSv issue #1058: receive buffers too small without mergeable ones",
            "LG3008",
            """
            object Open(IDriverTransport device, NegotiatedFeatures features) =>
                NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = [|1500|] } });
            """,
            """
            object Open(IDriverTransport device, NegotiatedFeatures features) =>
                NetRxPacket.OpenQueue(device, 0, features, new() { Plan = new() { PayloadCapacity = 65550 } });
            """
        },
        {
            "openvmm issue #3119: the header counted as room for the frame",
            "LG3020",
            """
            long Room<TRing>(TRing ring) where TRing : struct, IDriverRing =>
                ring.TryGetUsed(out _, out var written) ? [|written|] - 12 : 0;
            """,
            """
            long Room<TRing>(TRing ring) where TRing : struct, IDriverRing =>
                ring.TryGetUsed(out _, out var written) && written >= 12 ? written - 12 : 0;
            """
        },
        {
            "openvmm issue #2986: a queue size that is no power of two",
            "LG3030",
            "uint Bytes() => SplitRingLayout.UsedSize([|48|]);",
            "uint Bytes() => SplitRingLayout.UsedSize(32);"
        },
        {
            "openvmm issue #3137: an indirect table larger than its limit",
            "LG3011",
            """
            void Post(GuestMemory memory, RingAddresses addresses)
            {
                const int Limit = 8;
                var ring = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, 4, [|Limit|]);
            }
            """,
            """
            void Post(GuestMemory memory, RingAddresses addresses)
            {
                const int Limit = 8;
                var ring = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, 8, Limit);
            }
            """
        },
        {
            "hvisor issue #287: a used ring without its avail_event word",
            "LG3018",
            """
            bool Allocate(GuestAllocator allocator, uint size, out GuestRange used) =>
                allocator.TryAllocate([|4 + (8 * size)|], 4, out used);
            """,
            """
            bool Allocate(GuestAllocator allocator, int size, out GuestRange used) =>
                allocator.TryAllocate(SplitRingLayout.UsedSize(size), SplitRingLayout.UsedAlignment, out used);
            """
        },
        {
            "snabb issue #935: the buffer's size without what the header takes",
            "LG3008",
            """
            object Open(IDriverTransport device, NegotiatedFeatures features)
            {
                const int Buffer = 1526;
                var plan = new BufferPlan { PayloadCapacity = [|Buffer - 12 - 2|] };
                return NetRxPacket.OpenQueue(device, 0, features, new QueueOptions { Plan = plan });
            }
            """,
            """
            object Open(IDriverTransport device, NegotiatedFeatures features)
            {
                const int Buffer = 1526;
                var plan = new BufferPlan { PayloadCapacity = Buffer - 12 };
                return NetRxPacket.OpenQueue(device, 0, features, new QueueOptions { Plan = plan });
            }
            """
        },
        {
            "CTSRD-CHERI/cheribsd issue #468: 10 bytes of header with VERSION_1 and without MRG_RXBUF",
            "LG2002",
            "int HeaderSize(NegotiatedFeatures features) => [|features.Has(NetFeature.MrgRxBuf) ? 12 : 10|];",
            "int HeaderSize(NegotiatedFeatures features) => NetHeader.SizeFor(features);"
        },
        {
            "Solo5 issue #98: 12 bytes of header, whatever was negotiated",
            "LG2002",
            """
            void Send(NegotiatedFeatures features)
            {
                Span<byte> bytes = stackalloc byte[[|12|]];
                var header = new NetHeader(bytes, NetHeader.Select(features));
                header.GsoType = GsoType.None;
            }
            """,
            """
            void Send(NegotiatedFeatures features)
            {
                Span<byte> bytes = stackalloc byte[NetHeader.MaximumSize];
                var header = new NetHeader(bytes, NetHeader.Select(features));
                header.GsoType = GsoType.None;
            }
            """
        },
        {
            "gvisor issue #12026: fields in the wrong byte order",
            "LG3017",
            "void Write(NetHeader header, ushort size) => header.GsoSize = [|BinaryPrimitives.ReverseEndianness(size)|];",
            "void Write(NetHeader header, ushort size) => header.GsoSize = size;"
        },
        {
            "libkrun issue #264: features offered with nothing behind them",
            "LG2006",
            """
            object Start(IDriverTransport device, FeatureTable table)
            {
                var supported = FeatureSet.Of(Feature.Version1).With(NetFeature.CtrlVq, [|NetFeature.HashReport|]);
                return NetRxPacket.OpenQueue(device, 0, device.Negotiate(table, supported));
            }
            """,
            """
            object Start(IDriverTransport device, FeatureTable table)
            {
                var supported = FeatureSet.Of(Feature.Version1).With(NetFeature.CtrlVq);
                return NetRxPacket.OpenQueue(device, 0, device.Negotiate(table, supported));
            }
            """
        },
        {
            "cloud-hypervisor PR #7805: a structure larger than the wire's",
            "LG3016",
            """
            [StructLayout(LayoutKind.Sequential, Size = 16)]
            struct [|Header|] { public byte Flags, GsoType; public ushort HdrLen, GsoSize, CsumStart, CsumOffset, NumBuffers; }
            """,
            """
            [StructLayout(LayoutKind.Sequential)]
            struct Header { public byte Flags, GsoType; public ushort HdrLen, GsoSize, CsumStart, CsumOffset, NumBuffers; }
            """
        },
    };
}
