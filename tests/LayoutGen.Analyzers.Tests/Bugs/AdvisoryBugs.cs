namespace LayoutGen.Analyzers.Tests.Bugs;

/// <summary>Bugs with an advisory, and bugs of DPDK.</summary>
internal static class AdvisoryBugs
{
    private const string Finish = """
        void Finish<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue, byte[] frame)
            where TLayout : struct, LayoutGen.Layouts.ILayout
            where TRing : struct, IDeviceRing
        """;

    public static TheoryData<string, string, string, string> All => new()
    {
        {
            "CVE-2023-6693: room for 12 bytes of header, and 20 copied with HASH_REPORT",
            "LG2002",
            """
            NetHeaderFlags Copy(byte[] received, NegotiatedFeatures features)
            {
                var scratch = new byte[[|12|]];
                received.AsSpan(0, 12).CopyTo(scratch);
                return new NetHeader(scratch, NetHeader.Select(features)).Flags;
            }
            """,
            """
            NetHeaderFlags Copy(byte[] received, NegotiatedFeatures features)
            {
                var scratch = new byte[NetHeader.MaximumSize];
                received.AsSpan(0, NetHeader.SizeFor(features)).CopyTo(scratch);
                return new NetHeader(scratch, NetHeader.Select(features)).Flags;
            }
            """
        },
        {
            "CVE-2021-3748: num_buffers written after the buffer was given back",
            "LG3025",
            Finish + """
            {
                if (!queue.TryGetAvailable(out var packet))
                    return;
                var header = packet.Header;
                packet.TryWrite(frame);
                queue.MakeUsed(packet);
                if ([|header|].HasNumBuffers)
                    [|header|].NumBuffers = 1;
            }
            """,
            Finish + """
            {
                if (!queue.TryGetAvailable(out var packet))
                    return;
                var header = packet.Header;
                if (header.HasNumBuffers)
                    header.NumBuffers = 1;
                packet.TryWrite(frame);
                queue.MakeUsed(packet);
            }
            """
        },
        {
            "CVE-2011-2512: a guest's index used without a check",
            "LG3019",
            "byte Take(byte[] queues, NetHeader header) => queues[[|header.GsoSize|]];",
            "byte Take(byte[] queues, NetHeader header) => queues[Math.Min((int)header.GsoSize, queues.Length - 1)];"
        },
        {
            "CVE-2024-11614: a checksum that starts beyond the packet",
            "LG3020",
            "ReadOnlySpan<byte> Summed(ReadOnlySpan<byte> frame, NetHeader header) => frame[[|header.CsumStart|]..];",
            """
            ReadOnlySpan<byte> Summed(ReadOnlySpan<byte> frame, NetHeader header) =>
                header.CsumStart <= frame.Length ? frame[header.CsumStart..] : default;
            """
        },
        {
            "CVE-2020-14374 and on: a guest's length as the size of a copy",
            "LG3020",
            "byte[] Copy(NetHeader header) => new byte[[|header.HdrLen|]];",
            "byte[] Copy(NetHeader header) => header.HdrLen <= 128 ? new byte[header.HdrLen] : [];"
        },
        {
            "CVE-2022-2132: a header in more descriptors than expected",
            "LG3013",
            "bool FitsFirst(RingChain chain) => [|chain.ReadableCount <= 1|];",
            "bool FitsFirst(long readable) => readable >= NetHeader.MaximumSize;"
        },
        {
            "UVI-2021-1001227: a used length trusted by a driver",
            "LG3020",
            """
            ReadOnlySpan<byte> Received<TRing>(TRing ring, ReadOnlySpan<byte> buffer) where TRing : struct, IDriverRing =>
                ring.TryGetUsed(out _, out var written) ? buffer[..[|(int)written|]] : default;
            """,
            """
            ReadOnlySpan<byte> Received<TRing>(TRing ring, ReadOnlySpan<byte> buffer) where TRing : struct, IDriverRing =>
                ring.TryGetUsed(out _, out var written) && written <= buffer.Length ? buffer[..(int)written] : default;
            """
        },
        {
            "DPDK commit 99ebada2d6: a queue size that is no power of two",
            "LG3030",
            """
            object Open(GuestMemory memory, RingAddresses addresses) =>
                SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, queueSize: [|1000|], elementsPerSlot: 2);
            """,
            """
            object Open(GuestMemory memory, RingAddresses addresses) =>
                SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, queueSize: 512, elementsPerSlot: 2);
            """
        },
        {
            "DPDK commit 5c75a8efcd: a batch taken for completed in order",
            "LG3023",
            """
            void Reclaim(DriverQueue<NetTxPacket> queue, Queue<byte[]> sent)
            {
                while (queue.TryGetUsed([|out _|]))
                    sent.Dequeue();
            }
            """,
            """
            void Reclaim(DriverQueue<NetTxPacket> queue)
            {
                while (queue.TryGetUsed(out var packet))
                    queue.Release(packet);
            }
            """
        },
        {
            "DPDK's can_push: merged only with ANY_LAYOUT, which a modern device does not have",
            "LG2007",
            """
            bool CanPush(IDriverTransport device, FeatureTable table)
            {
                var features = device.Negotiate(table, FeatureSet.Of(Feature.Version1, Feature.AnyLayout, Feature.IndirectDesc));
                return [|features.Has(Feature.AnyLayout)|];
            }
            """,
            """
            bool CanPush(IDriverTransport device, FeatureTable table)
            {
                var features = device.Negotiate(table, FeatureSet.Of(Feature.Version1, Feature.AnyLayout, Feature.IndirectDesc));
                return features.HasFreeFraming;
            }
            """
        },
    };
}
