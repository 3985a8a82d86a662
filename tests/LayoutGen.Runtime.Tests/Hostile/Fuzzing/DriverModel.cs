using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>What a driver's end must do (virtio 1.4, 2.7.13, 2.7.14, 2.8.21 and 2.8.22).</summary>
internal sealed class DriverModel(RingSetup setup, AccessLog log) : RingModel(setup, log)
{
    private readonly Queue<(Buffer Buffer, uint Written)> _batch = [];
    private int _published;
    private int _usedPlaces;
    private int _limit;
    private ulong _used;

    /// <summary>Buffers that did not come back yet, oldest first.</summary>
    public List<Buffer> InFlight { get; } = [];

    public int Available { get; private set; }

    public IEnumerable<Buffer> Published => InFlight.Where(buffer => buffer.Number < _published);

    /// <summary>
    /// A slot was made available; what the device has to call it is in the available ring, stored now or when the entry last was another,
    /// or is the slot.
    /// </summary>
    public void Add(int slot, int places, ulong writableBytes)
    {
        var id = IsSplit ? Log.Stored16(At.Driver + 4 + (2 * (ulong)(Available % Size))) : slot;
        InFlight.Add(new(slot, id, Available, IsSplit ? 1 : places, writableBytes));
        Available += IsSplit ? 1 : places;
    }

    public (bool IsNew, bool? IsWanted) Publish()
    {
        if (Available == _published || Fault != RingFaultReason.None)
            return (false, false);
        var wanted = IsWanted(_published, Available, At.Device, IsSplit ? At.Device + 4 + (8 * (ulong)Size) : At.Device);
        _published = Available;
        return (true, wanted);
    }

    /// <summary>The next buffer that came back, from what the ring just read.</summary>
    /// <returns>Null if there is none, or the ring has to stop.</returns>
    public (Buffer Buffer, uint Written)? Take()
    {
        if (_batch.Count == 0 && (Fault != RingFaultReason.None || !(IsSplit ? LookSplit() : LookPacked()) || !TakeEntry()))
            return null;
        var (buffer, written) = _batch.Dequeue();
        InFlight.Remove(buffer);
        _usedPlaces += buffer.Places;
        return (buffer, written);
    }

    /// <summary>Whether something is waiting, from what the ring just read.</summary>
    public bool LookAgain() => _batch.Count > 0 || (Fault == RingFaultReason.None && (IsSplit ? LookSplit() : LookPacked()));

    private ulong Descriptor => At.Descriptors + (16 * (ulong)(_usedPlaces % Size));

    private bool LookSplit()
    {
        if (_usedPlaces != _limit)
            return true;
        var more = (ushort)(Log.Take16(At.Device + 2) - _usedPlaces);
        if (more > _published - _usedPlaces)
            return Stop(RingFaultReason.UsedIndexTooFarAhead);
        _limit += more;
        return more != 0;
    }

    private bool LookPacked()
    {
        if (_usedPlaces == _published)
            return false;
        _used = Log.Take(Descriptor + 8, 8);
        return (_used >> 48 & 0x8080) == Mark(_usedPlaces, used: true);
    }

    private bool TakeEntry()
    {
        var entry = At.Device + 4 + (8 * (ulong)(_usedPlaces % Size));
        var used = IsSplit ? Log.Take32(entry) | ((ulong)Log.Take32(entry + 4) << 32) : _used;
        var id = IsSplit ? (uint)used : (ushort)(used >> 32);
        var found = Published.FirstOrDefault(buffer => buffer.Id == id);
        if (found is null)
            return Stop(id >= Size ? RingFaultReason.UsedIdOutOfRange : RingFaultReason.UsedIdNotInFlight);
        var length = found.WritableBytes == 0 ? 0 : IsSplit ? (uint)(used >> 32) : (uint)used;
        if (length > found.WritableBytes)
        {
            if (IsSplit || (_used >> 48 & 2) != 0)
                return Stop(RingFaultReason.UsedLengthTooLarge);
            length = 0;
        }

        var skipped = InOrder ? InFlight.TakeWhile(buffer => buffer != found).ToList() : [];
        if (InOrder && IsSplit && skipped.Count >= _limit - _usedPlaces)
            return Stop(RingFaultReason.UsedOutOfOrder);
        foreach (var buffer in skipped)
            _batch.Enqueue((buffer, (uint)Math.Min(buffer.WritableBytes, uint.MaxValue)));
        _batch.Enqueue((found, length));
        return true;
    }

    /// <summary>A buffer that the driver made available.</summary>
    internal sealed record Buffer(int Slot, int Id, int Number, int Places, ulong WritableBytes);
}
