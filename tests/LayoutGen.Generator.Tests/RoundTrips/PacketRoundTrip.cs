using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using VirtioSpecification;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>What is the same for all packets, over the members that generated packets have in common.</summary>
internal sealed class PacketRoundTrip<TPacket, TDevice>(
    Func<IDriverTransport, int, NegotiatedFeatures, QueueOptions?, DriverQueue<TPacket>> open,
    Func<DeviceQueueSetup, NegotiatedFeatures, DeviceQueue<TDevice>> serve) : IPacketRoundTrip
    where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    where TDevice : struct, IDevicePacket<TDevice>, allows ref struct
{
    private const ulong Start = 0x10000;
    private const int QueueSize = 256;

    public Type Packet => typeof(TPacket);

    public void Drive(DeclaredPacket declared, PacketUse use)
    {
        using var transport = new LoopbackTransport(use.Features, memorySize: 1 << 18) { GuestByteOrder = use.Order };
        var options = new QueueOptions { QueueSize = 16, Sizes = use.Sizes(declared), Plan = new() { PayloadCapacity = use.Capacity } };
        using var queue = open(transport, 0, ViewedBytes.Negotiated(use.Features), options);
        Assert.True(queue.TryAcquire(out var packet));
        var sent = use.Bytes(declared.LengthOf(use, deviceWrites: false), 1);
        Fill(declared, use, packet.Buffer, sent);
        queue.MakeAvailable(packet, use.Lengths);
        queue.Publish();

        var setup = transport.GetQueue(0);
        var chain = ReadChain(setup, use);
        Assert.Equal(declared.Descriptors(use), chain.Select(element => (element.DeviceWrites, (int)element.Length)));
        Assert.Equal(sent, chain.Where(element => !element.DeviceWrites).SelectMany(element => BytesOf(setup.Memory, element)));

        var answer = Answer(declared, use);
        Scatter(setup.Memory, [.. chain.Where(element => element.DeviceWrites)], answer);
        var used = declared.IgnoresUsedLength && use.IsLegacy ? (uint)(use.WrongLength % (answer.Length + 1)) : declared.UsedLength(use);
        if (use.IsBigEndian)
            MakeUsed<BigEndian>(setup, used);
        else
            MakeUsed<LittleEndian>(setup, used);
        Assert.True(queue.TryGetUsed(out var returned), $"{queue.Fault}");
        Assert.Equal(WithoutGap(declared, use, answer), Collect(declared, returned.Buffer));
    }

    public void Serve(DeclaredPacket declared, PacketUse use)
    {
        using var memory = GuestMemory.Allocate(Start, 0x80000);
        var setup = new DeviceQueueSetup(memory, QueueSize, SplitRingLayout.Legacy(Start, QueueSize), use.Order) { Sizes = use.Sizes(declared) };
        if (use.IsBigEndian)
            Serve<BigEndian>(declared, use, setup);
        else
            Serve<LittleEndian>(declared, use, setup);
    }

    private void Serve<TOrder>(DeclaredPacket declared, PacketUse use, DeviceQueueSetup setup)
        where TOrder : struct, IByteOrder
    {
        var sent = use.Bytes(declared.LengthOf(use, deviceWrites: false), 1);
        var answer = Answer(declared, use);
        ChainElement[] read = [.. Cut(use, sent.Length, Start + 0x10000, deviceWrites: false)];
        ChainElement[] written = [.. Cut(use, answer.Length, Start + 0x40000, deviceWrites: true)];
        Scatter(setup.Memory, read, sent);
        var ring = SplitDriverRing<NativeSharedMemory, TOrder>.Create(setup.Memory, setup.Addresses, QueueSize, QueueSize);
        ring.MakeAvailable(0, [.. read.Concat(written).Select(element => new RingElement(element.Address, element.Length, element.DeviceWrites))]);
        ring.Publish();

        var (before, behind) = declared.HeadersWritten(use);
        var server = new Server<TDevice>(
            sent.Length - use.Lengths.Read, [.. answer[..before], .. answer[^behind..]], answer.AsMemory(before, use.WrittenPayload));
        serve(setup, ViewedBytes.Negotiated(use.Features)).Run(ref server);

        Assert.Equal(sent, server.Received);
        Assert.Equal(answer, written.SelectMany(element => BytesOf(setup.Memory, element)));
        Assert.True(ring.TryGetUsed(out _, out var used));
        Assert.Equal(declared.UsedLength(use), used);
    }

    private static void Fill(DeclaredPacket declared, PacketUse use, PacketBuffer buffer, ReadOnlySpan<byte> sent)
    {
        for (var index = 0; index < declared.Parts.Count; index++)
        {
            var part = declared.Parts[index];
            if (part.DeviceWrites)
                continue;
            var own = sent[..part.LengthIn(use)];
            if (part.IsPayload)
                buffer.Readable(index).CopyFrom(own);
            else
                own.CopyTo(buffer.Header(index));
            sent = sent[own.Length..];
        }
    }

    /// <summary>What our driver sees of the answer.</summary>
    private static byte[] Collect(DeclaredPacket declared, PacketBuffer buffer)
    {
        List<byte> seen = [];
        for (var index = 0; index < declared.Parts.Count; index++)
            if (declared.Parts[index] is { DeviceWrites: true } part)
                seen.AddRange(part.IsPayload ? BytesOf(buffer.Written(index)) : buffer.Header(index).ToArray());
        return [.. seen];
    }

    private static byte[] BytesOf(Payload payload)
    {
        var bytes = new byte[payload.Length];
        payload.CopyTo(bytes);
        return bytes;
    }

    /// <summary>All that the device may write: headers, its payload, a gap of zeroes, and the headers behind it.</summary>
    private static byte[] Answer(DeclaredPacket declared, PacketUse use)
    {
        var answer = use.Bytes(declared.LengthOf(use, deviceWrites: true), 2);
        var (before, _) = declared.HeadersWritten(use);
        answer.AsSpan(before + use.WrittenPayload, use.Lengths.Written - use.WrittenPayload).Clear();
        return answer;
    }

    private static byte[] WithoutGap(DeclaredPacket declared, PacketUse use, byte[] answer)
    {
        var (before, behind) = declared.HeadersWritten(use);
        return [.. answer[..(before + use.WrittenPayload)], .. answer[^behind..]];
    }

    private static IEnumerable<ChainElement> Cut(PacketUse use, int length, ulong address, bool deviceWrites)
    {
        var piece = Math.Max(use.PieceLength, (length + 99) / 100);
        for (var offset = 0; offset < length; offset += piece)
            yield return new(address + (2 * (ulong)offset), (uint)Math.Min(piece, length - offset), deviceWrites);
    }

    private static void Scatter(GuestMemory memory, ChainElement[] elements, ReadOnlySpan<byte> bytes)
    {
        foreach (var element in elements)
        {
            bytes[..(int)element.Length].CopyTo(memory.GetSpan(new(element.Address, element.Length)));
            bytes = bytes[(int)element.Length..];
        }
    }

    private static byte[] BytesOf(GuestMemory memory, ChainElement element) => memory.GetSpan(new(element.Address, element.Length)).ToArray();

    private static IReadOnlyList<ChainElement> ReadChain(DeviceQueueSetup setup, PacketUse use) => Assert.Single(new SplitRingReader(
        (address, count) => setup.Memory.GetSpan(new(address, (uint)count)).ToArray(),
        setup.Addresses.Descriptors,
        setup.Addresses.Driver,
        setup.Addresses.Device,
        setup.QueueSize,
        use.IsBigEndian).AvailableChains());

    private static void MakeUsed<TOrder>(DeviceQueueSetup setup, uint written)
        where TOrder : struct, IByteOrder
    {
        var ring = SplitDeviceRing<NativeSharedMemory, TOrder>.Create(setup.Memory, setup.Addresses, setup.QueueSize);
        Assert.True(ring.TryGetAvailable(new RingElement[setup.QueueSize], out var chain));
        ring.MakeUsed(chain.Id, written);
        ring.Publish();
    }
}
