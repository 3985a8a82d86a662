using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>What a device's end must do (virtio 1.4, 2.7 and 2.8).</summary>
internal sealed class DeviceModel(RingSetup setup, AccessLog log) : RingModel(setup, log)
{
    private readonly List<Buffer> _inOrder = [];
    private readonly Dictionary<ulong, byte> _stores = [];

    // All of these count from 0 and never wrap: buffers in a split ring, descriptors in a packed one.
    private int _available;
    private int _limit;
    private int _used;
    private int _usedPublished;

    /// <summary>Buffers that were taken and not given back.</summary>
    public List<Buffer> Held { get; } = [];

    /// <summary>What the next buffer is, from what the ring just read.</summary>
    /// <returns>Null if there is none, or the ring has to stop.</returns>
    public Buffer? Take()
    {
        var elements = new List<RingElement>();
        if (Fault != RingFaultReason.None || !(IsSplit ? TakeSplit(elements, out var buffer) : TakePacked(elements, out buffer)))
            return null;
        buffer.Elements = elements;
        Held.Add(buffer);
        if (InOrder)
            _inOrder.Add(buffer);
        return buffer;
    }

    public void Use(Buffer buffer, uint written)
    {
        Held.Remove(buffer);
        buffer.Written = written;
        if (!InOrder)
            Store(buffer, buffer.Places);
    }

    /// <summary>What the ring has to have stored, and whether the driver wants a notification.</summary>
    public (bool IsNew, bool? IsWanted) Publish()
    {
        while (_inOrder.Count > 0 && _inOrder[0].Written is not null)
        {
            // A batch ends with the first buffer that was not used completely, or before one that is not done (2.7.9).
            var count = 1 + _inOrder.TakeWhile((buffer, i) =>
                buffer.Written == buffer.WritableBytes && i + 1 < _inOrder.Count && _inOrder[i + 1].Written is not null).Count();
            Store(_inOrder[count - 1], _inOrder.Take(count).Sum(buffer => buffer.Places));
            _inOrder.RemoveRange(0, count);
        }

        if (_used == _usedPublished || Fault != RingFaultReason.None)
            return (false, false);
        if (IsSplit)
            Put(At.Device + 2, 2, (ushort)_used);
        foreach (var (address, value) in _stores)
            Assert.True(
                Log.Stored.TryGetValue(address, out var stored) && stored == value, $"0x{address:x} should have become {value:x2}.");
        var wanted = IsWanted(_usedPublished, _used, At.Driver, IsSplit ? At.Driver + 4 + (2 * (ulong)Size) : At.Driver);
        _usedPublished = _used;
        _stores.Clear();
        return (true, wanted);
    }

    /// <summary>Whether something is waiting, from what the ring just read.</summary>
    public bool LookAgain() => Fault == RingFaultReason.None && (IsSplit ? LookSplit() : LookPacked(out _));

    private bool TakeSplit(List<RingElement> elements, out Buffer buffer)
    {
        buffer = new();
        if (!LookSplit())
            return false;
        var head = Log.Take16(At.Driver + 4 + (2 * (ulong)(_available % Size)));
        if (head >= Size)
            return Stop(RingFaultReason.HeadOutOfRange);
        var (table, count, index, isTable) = (At.Descriptors, (uint)Size, (uint)head, false);
        while (true)
        {
            var at = table + (16 * index);
            var address = Log.Take(at, 8);
            var rest = Log.Take(at + 8, 8);
            var flags = (ushort)(rest >> 32);
            if ((flags & 4) != 0)
            {
                if (isTable)
                    return Stop(RingFaultReason.IndirectNested);
                if (!TryTakeTable(address, (uint)rest, flags, out table, out count))
                    return false;
                (index, isTable) = (0, true);
                continue;
            }

            if (!TryAdd(elements, () => address, (uint)rest, flags))
                return false;
            if ((flags & 1) == 0)
                break;
            index = (uint)(rest >> 48);
            if (index >= count)
                return Stop(RingFaultReason.NextOutOfRange);
            if (elements.Count == Size)
                return Stop(RingFaultReason.ChainTooLong);
        }

        buffer = new() { Id = head, Places = 1, IsIndirect = isTable };
        _available++;
        return true;
    }

    private bool TakePacked(List<RingElement> elements, out Buffer buffer)
    {
        buffer = new();
        if (!LookPacked(out var rest))
            return false;
        var flags = (ushort)(rest >> 48);
        var room = Size - (_available - _usedPublished);
        if (room <= 0)
            return Stop(RingFaultReason.AvailableIndexTooFarAhead);
        var last = _available;
        var isTable = Setup.Has(RingOptions.Indirect) && (flags & 5) == 4;
        if (isTable)
        {
            if (!TryTakeTable(Log.Take(Descriptor(last), 8), (uint)rest, flags, out var table, out var count))
                return false;
            if (count > Size)
                return Stop(RingFaultReason.ChainTooLong);
            for (var i = 0U; i < count; i++)
            {
                var entry = Log.Take(table + (16 * i) + 8, 8);
                if (!TryAdd(elements, () => Log.Take(table + (16 * i), 8), (uint)entry, (ushort)(entry >> 48)))
                    return false;
            }
        }

        for (; !isTable; flags = (ushort)(rest >> 48))
        {
            if ((flags & 4) != 0)
                return Stop(Setup.Has(RingOptions.Indirect) ? RingFaultReason.IndirectWithNext : RingFaultReason.IndirectNotNegotiated);
            if (!TryAdd(elements, () => Log.Take(Descriptor(last), 8), (uint)rest, flags))
                return false;
            if ((flags & 1) == 0)
                break;
            if (elements.Count == room)
                return Stop(RingFaultReason.ChainTooLong);
            rest = Log.Take(Descriptor(++last) + 8, 8);
        }

        buffer = new() { Id = (ushort)(rest >> 32), Places = last + 1 - _available, IsIndirect = isTable };
        _available = last + 1;
        return true;
    }

    private ulong Descriptor(int number) => At.Descriptors + (16 * (ulong)(number % Size));

    private bool LookSplit()
    {
        if (_available != _limit)
            return true;
        var more = (ushort)(Log.Take16(At.Driver + 2) - _available);
        if (more > Size - (_available - _usedPublished))
            return Stop(RingFaultReason.AvailableIndexTooFarAhead);
        _limit += more;
        return more != 0;
    }

    private bool LookPacked(out ulong rest)
    {
        rest = Log.Take(Descriptor(_available) + 8, 8);
        return (rest >> 48 & 0x8080) == Mark(_available, used: false);
    }

    private bool TryTakeTable(ulong address, uint length, ushort flags, out ulong table, out uint count)
    {
        (table, count) = (address, length / 16);
        if (!Setup.Has(RingOptions.Indirect))
            return Stop(RingFaultReason.IndirectNotNegotiated);
        if ((flags & 1) != 0)
            return Stop(RingFaultReason.IndirectWithNext);
        if (length == 0 || length % 16 != 0)
            return Stop(RingFaultReason.IndirectTableLength);
        return Setup.Memory.Contains(new(table, length)) || Stop(RingFaultReason.OutsideMemory);
    }

    private bool TryAdd(List<RingElement> elements, Func<ulong> address, uint length, ushort flags)
    {
        var deviceWrites = (flags & 2) != 0;
        if (!deviceWrites && elements.Any(element => element.DeviceWrites))
            return Stop(RingFaultReason.ReadableAfterWritable);
        elements.Add(new(address(), length, deviceWrites));
        return true;
    }

    private void Store(Buffer last, int places)
    {
        var written = last.Written.GetValueOrDefault();
        if (IsSplit)
        {
            var entry = At.Device + 4 + (8 * (ulong)(_used % Size));
            Put(entry, 4, last.Id);
            Put(entry + 4, 4, written);
        }
        else
        {
            Put(Descriptor(_used) + 8, 4, written);
            Put(Descriptor(_used) + 12, 2, last.Id);
            Put(Descriptor(_used) + 14, 2, (uint)(Mark(_used, used: true) | (written != 0 ? 2 : 0)));
        }

        _used += places;
    }

    private void Put(ulong address, int size, uint value)
    {
        for (var i = 0; i < size; i++)
            _stores[address + (ulong)i] = (byte)(value >> (8 * i));
    }

    /// <summary>A buffer that the device took.</summary>
    internal sealed class Buffer
    {
        public IReadOnlyList<RingElement> Elements { get; set; } = [];

        /// <summary>The driver's name for it.</summary>
        public ushort Id { get; init; }

        /// <summary>The ring's name for it.</summary>
        public ushort Name { get; set; }

        public int Places { get; init; }

        public bool IsIndirect { get; init; }

        public uint? Written { get; set; }

        public long WritableBytes => Elements.Where(element => element.DeviceWrites).Sum(element => element.Length);
    }
}
