using LayoutGen.Cost;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>A ring whose device's every access is counted. It carries one packet at a time, each on a ring that was just made.</summary>
internal sealed class ObservedRing : IDisposable
{
    private const int QueueSize = 256;
    private const ulong Start = 0x1_0000_0000;
    private const uint MemorySize = 1 << 20;

    private readonly RingFormat _format;
    private readonly RingOptions _options;
    private readonly GuestMemory _memory = GuestMemory.Allocate(Start, MemorySize);
    private readonly AccessCounter _counter = new();
    private readonly RingElement[] _found = new RingElement[QueueSize];
    private readonly ulong _descriptors;
    private readonly ulong _driverArea;
    private readonly ulong _deviceArea;
    private readonly ulong _tables;

    public ObservedRing(RingFormat format, bool indirect)
    {
        _format = format;
        _options = indirect ? RingOptions.Indirect : RingOptions.None;
        _memory.Counter = _counter;
        var allocator = new GuestAllocator(_memory, new(Start, MemorySize));
        _descriptors = Allocate(allocator, SplitRingLayout.DescriptorsSize(QueueSize));
        _driverArea = Allocate(allocator, SplitRingLayout.AvailableSize(QueueSize));
        _deviceArea = Allocate(allocator, SplitRingLayout.UsedSize(QueueSize));
        _tables = Allocate(allocator, IndirectTables.Size(QueueSize, elementsPerSlot: 32));
    }

    /// <summary>Carries the buffers of a packet to the device and back.</summary>
    /// <param name="packet">The packet.</param>
    /// <returns>What the device saw of it, and did.</returns>
    public ObservedPacket Carry(MovedPacket packet)
    {
        var addresses = new RingAddresses(_descriptors, _driverArea, _deviceArea);
        var elements = packet.Buffers.Max(buffer => buffer.Elements.Length);
        return _format == RingFormat.Split
            ? Carry(
                packet,
                SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(_memory, addresses, QueueSize, elements, _options, _tables),
                SplitDeviceRing<CountingSharedMemory, LittleEndian>.Create(_memory, addresses, QueueSize, _options))
            : Carry(
                packet,
                PackedDriverRing<NativeSharedMemory>.Create(_memory, addresses, QueueSize, elements, _options, _tables),
                PackedDeviceRing<CountingSharedMemory>.Create(_memory, addresses, QueueSize, _options));
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>
    /// What is read when buffers are given back decides about an interrupt, and about nothing else. They are shown together, so what that
    /// takes counts with the last of them.
    /// </summary>
    private ObservedPacket Carry<TDriver, TDevice>(MovedPacket packet, TDriver driver, TDevice device)
        where TDriver : struct, IDriverRing
        where TDevice : struct, IDeviceRing
    {
        foreach (var (slot, buffer) in packet.Buffers.Index())
            driver.MakeAvailable(slot, buffer.Elements);
        driver.Publish();

        _counter.Reset();
        List<(ushort Id, ObservedChain Chain)> found = [];
        while (found.Count < packet.Buffers.Count)
            found.Add(Take(ref device));
        var (fetched, written) = (Of(_counter.RingReads), default(Accesses));
        List<ObservedChain> chains = [];
        foreach (var ((id, chain), buffer) in found.Zip(packet.Buffers))
        {
            device.MakeUsed(id, buffer.Written);
            if (chains.Count == found.Count - 1)
                device.Publish();
            chains.Add(chain with { RingWrites = Of(_counter.RingWrites) - written });
            written = Of(_counter.RingWrites);
        }
        return new()
        {
            Ring = _format,
            Chains = chains,
            Transfers = [.. packet.Buffers.SelectMany(buffer => buffer.Transfers)],
            SuppressionReads = Of(_counter.RingReads) - fetched,
        };
    }

    private (ushort Id, ObservedChain Chain) Take<TDevice>(ref TDevice device)
        where TDevice : struct, IDeviceRing
    {
        var before = Of(_counter.RingReads);
        if (!device.TryGetAvailable(_found, out var chain))
            throw new EmulatorException($"The {_format} ring stopped: {device.Fault.Reason} ({device.Fault.Detail}).");
        return (chain.Id, new(
            [.. _found[..chain.ElementCount].Select(element => new ObservedElement((int)element.Length, element.DeviceWrites))],
            chain.IsIndirect,
            RingReads: Of(_counter.RingReads) - before,
            RingWrites: default));
    }

    private static Accesses Of(AccessTotal total) => new(total.Count, total.Bytes);

    private static ulong Allocate(GuestAllocator allocator, uint size) => allocator.TryAllocate(size, alignment: 64, out var range)
        ? range.Address
        : throw new EmulatorException($"A ring's area of {size} bytes does not fit {allocator.Memory}.");
}
