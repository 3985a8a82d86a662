namespace LayoutGen.Analyzers.Tests.Bugs;

/// <summary>Bugs of the Windows drivers, github.com/virtio-win/kvm-guest-drivers-windows.</summary>
internal static class NetKvmBugs
{
    public static TheoryData<string, string, string, string> All => new()
    {
        {
            "NetKVM PR #1089, issue #1078: header and data merged for every device, legacy ones too",
            "LG2001",
            "object Open(IDriverTransport d, NegotiatedFeatures f) => NetRxPacket.[|OpenMergedQueue|](d, 0, f);",
            "object Open(IDriverTransport d, NegotiatedFeatures f) => NetRxPacket.OpenQueue(d, 0, f);"
        },
        {
            "NetKVM issue #1090: two descriptors a buffer for a device that wants one",
            "LG2036",
            "object Open(IDriverTransport d, NegotiatedFeatures f) => f.HasFreeFraming ? NetRxPacket.[|OpenSeparateQueue|](d, 0, f) : d;",
            "object Open(IDriverTransport d, NegotiatedFeatures f) => f.HasFreeFraming ? NetRxPacket.OpenMergedQueue(d, 0, f) : null;"
        },
        {
            "NetKVM PR #1529: num_buffers taken from bytes that are no such field",
            "LG2003",
            "int Buffers(NetRxPacket packet) => packet.Header.[|NumBuffers|];",
            "int Buffers(NetRxPacket packet) => packet.Header.TryGetNumBuffers(out var count) ? count : 1;"
        },
        {
            "NetKVM PR #1624: num_buffers above 17 runs over the array of buffers",
            "LG3019",
            """
            readonly int[] _pages = new int[17];
            [RequiresFeature(NetFeature.MrgRxBuf)]
            void Collect(NetHeader header)
            {
                for (var i = 0; i < [|header.NumBuffers|]; i++)
                    _pages[i] = 1;
            }
            """,
            """
            readonly int[] _pages = new int[17];
            [RequiresFeature(NetFeature.MrgRxBuf)]
            void Collect(NetHeader header)
            {
                var count = header.NumBuffers;
                if (count == 0 || count > _pages.Length)
                    return;
                for (var i = 0; i < count; i++)
                    _pages[i] = 1;
            }
            """
        },
        {
            "NetKVM PR #1641: one scratch buffer for several packets in flight",
            "LG3025",
            """
            void Send(DriverQueue<NetTxPacket> queue, byte[][] frames)
            {
                if (!queue.TryAcquire(out var scratch))
                    return;
                foreach (var frame in frames)
                {
                    [|scratch|].Frame.CopyFrom(frame);
                    queue.MakeAvailable([|scratch|], frame.Length);
                }
            }
            """,
            """
            void Send(DriverQueue<NetTxPacket> queue, byte[][] frames)
            {
                foreach (var frame in frames)
                {
                    if (!queue.TryAcquire(out var packet))
                        return;
                    packet.Frame.CopyFrom(frame);
                    queue.MakeAvailable(packet, frame.Length);
                }
            }
            """
        },
        {
            "NetKVM commit d67c4928: indirect descriptors on transmit that were not negotiated",
            "LG2005",
            """
            [RequiresFeature(Feature.IndirectDesc)] void SendTable(int fragments) { }
            void Send(int fragments) => [|SendTable|](fragments);
            """,
            """
            [RequiresFeature(Feature.IndirectDesc)] void SendTable(int fragments) { }
            void SendChain(int fragments) { }
            void Send(int fragments, NegotiatedFeatures features)
            {
                if (features.Has(Feature.IndirectDesc))
                    SendTable(fragments);
                else
                    SendChain(fragments);
            }
            """
        },
        {
            "viostor and vioscsi, issue #210: indirect descriptors because the device offered them",
            "LG2035",
            """
            bool _tables;
            void Start(IDriverTransport device, NegotiatedFeatures features)
            {
                if ([|device.Offered.Has(Feature.IndirectDesc)|])
                    _tables = true;
            }
            """,
            """
            bool _tables;
            void Start(IDriverTransport device, NegotiatedFeatures features)
            {
                if (features.Has(Feature.IndirectDesc))
                    _tables = true;
            }
            """
        },
        {
            "NetKVM issue #942, PR #1001: more fragments than the device's queue takes",
            "LG3011",
            """
            object Open(GuestMemory memory, RingAddresses addresses) =>
                SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, queueSize: 64, elementsPerSlot: [|256|]);
            """,
            """
            object Open(GuestMemory memory, RingAddresses addresses) =>
                SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, queueSize: 64, elementsPerSlot: 64);
            """
        },
        {
            "NetKVM PR #1527: a maximum that was not brought up to date with the buffers",
            "LG3011",
            """
            void Post(GuestMemory memory, RingAddresses addresses)
            {
                var ring = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, 16, elementsPerSlot: 1);
                ring.MakeAvailable(0, [|[new(0x10000, 4096, true), new(0x12000, 29, true)]|]);
            }
            """,
            """
            void Post(GuestMemory memory, RingAddresses addresses)
            {
                var ring = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, 16, elementsPerSlot: 2);
                ring.MakeAvailable(0, [new(0x10000, 4096, true), new(0x12000, 29, true)]);
            }
            """
        },
        {
            "NetKVM issue #381, PR #1561: MRG_RXBUF accepted, num_buffers ignored",
            "LG2006",
            """
            object Start(IDriverTransport device, FeatureTable table) => NetRxPacket.OpenQueue(
                device, 0, device.Negotiate(table, FeatureSet.Of(Feature.Version1).With([|NetFeature.MrgRxBuf|])));
            """,
            """
            object Start(IDriverTransport device, FeatureTable table) => NetRxPacket.OpenQueue(
                device, 0, device.Negotiate(table, FeatureSet.Of(Feature.Version1).With(NetFeature.MrgRxBuf)));
            int Buffers(NetRxPacket first) => first.Header.TryGetNumBuffers(out var count) ? count : 1;
            """
        },
    };
}
