using System.Buffers.Binary;
using LayoutGen.Cost;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>A ring whose device's every access is counted. It carries one buffer at a time, each on a ring that was just made.</summary>
internal sealed class ObservedRing : IDisposable
{
    private const int QueueSize = 256;
    private const ulong Start = 0x1_0000_0000;
    private const uint MemorySize = 1 << 20;
    private const uint SplitFlagsOffset = 12;
    private const uint PackedFlagsOffset = 14;
    private const ushort IndirectFlag = 4;

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

    /// <summary>Carries a buffer to the device and back.</summary>
    /// <param name="packet">What the device writes into it.</param>
    /// <returns>What the device saw of it, and did.</returns>
    public ObservedPacket Carry(MovedPacket packet) => _format == RingFormat.Split
        ? Carry(
            packet,
            SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(
                _memory, new(_descriptors, _driverArea, _deviceArea), QueueSize, packet.Elements.Length, _options, _tables),
            SplitDeviceRing<CountingSharedMemory, LittleEndian>.Create(
                _memory, new(_descriptors, _driverArea, _deviceArea), QueueSize, _options),
            SplitFlagsOffset)
        : Carry(
            packet,
            PackedDriverRing<NativeSharedMemory>.Create(
                _memory, new(_descriptors, _driverArea, _deviceArea), QueueSize, packet.Elements.Length, _options, _tables),
            PackedDeviceRing<CountingSharedMemory>.Create(_memory, new(_descriptors, _driverArea, _deviceArea), QueueSize, _options),
            PackedFlagsOffset);

    public void Dispose() => _memory.Dispose();

    /// <summary>What is read after the buffer was given back decides about an interrupt, and about nothing else.</summary>
    private ObservedPacket Carry<TDriver, TDevice>(MovedPacket packet, TDriver driver, TDevice device, uint flagsOffset)
        where TDriver : struct, IDriverRing
        where TDevice : struct, IDeviceRing
    {
        driver.MakeAvailable(0, packet.Elements);
        driver.Publish();
        var hasTable = (ReadUInt16(_descriptors + flagsOffset) & IndirectFlag) != 0;

        _counter.Reset();
        if (!device.TryGetAvailable(_found, out var chain))
            throw new EmulatorException($"The {_format} ring stopped: {device.Fault.Reason} ({device.Fault.Detail}).");
        device.MakeUsed(chain.Id, packet.Written);
        var fetched = Of(_counter.RingReads);
        device.Publish();
        return new()
        {
            Ring = _format,
            Chains =
            [
                new(
                    [.. _found[..chain.ElementCount].Select(element => new ObservedElement((int)element.Length, element.DeviceWrites))],
                    hasTable,
                    fetched,
                    Of(_counter.RingWrites)),
            ],
            Transfers = packet.Transfers,
            SuppressionReads = Of(_counter.RingReads) - fetched,
        };
    }

    /// <summary>The first buffer of a ring begins with its first descriptor, in either format.</summary>
    private ushort ReadUInt16(ulong address)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        return _memory.TryRead(address, bytes, [])
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
            : throw new EmulatorException($"There is no memory at 0x{address:x}.");
    }

    private static Accesses Of(AccessTotal total) => new(total.Count, total.Bytes);

    private static ulong Allocate(GuestAllocator allocator, uint size) => allocator.TryAllocate(size, alignment: 64, out var range)
        ? range.Address
        : throw new EmulatorException($"A ring's area of {size} bytes does not fit {allocator.Memory}.");
}
