using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>
/// One end of a ring behind walls, its model, and a hostile peer that does what an input says: before an operation, after it, and
/// between any two accesses of it.
/// </summary>
internal abstract class FuzzedRing
{
    private readonly List<(int After, ulong Address, ushort Value)> _plans = [];
    private int _accesses;
    private int _last;

    protected FuzzedRing(RingSetup setup, RawRing peer, FuzzInput input)
    {
        (Setup, Peer, Input) = (setup, peer, input);
        MeddledSharedMemory.AfterLoad = (memory, range) =>
        {
            Log.Load(memory, range);
            Meddle(memory);
        };
        MeddledSharedMemory.AfterStore = (memory, range) =>
        {
            Log.Store(memory, range);
            Meddle(memory);
        };
    }

    public HashSet<RingWay> Ways { get; } = [];

    public abstract RingFault Fault { get; }

    protected RingSetup Setup { get; }

    protected RawRing Peer { get; }

    protected FuzzInput Input { get; }

    protected AccessLog Log { get; } = new();

    public void Run()
    {
        for (var step = 0; step < 80 && !Input.IsAtEnd; step++)
        {
            Log.ForgetLoads();
            var operation = Input.Next(12);
            var (result, held) = operation switch
            {
                0 => (Write(), 0),
                1 => (Plan(), 0),
                _ => Operate(operation),
            };
            Ways.Add(new(Setup.Options, _last, operation, result, Math.Min(held, 3), Math.Min(Log.LoadCount, 20), Fault.Reason));
            _last = operation;
        }
    }

    /// <returns>What came of it, and how many buffers are under way.</returns>
    protected abstract (int Result, int Held) Operate(int operation);

    /// <summary>The ring's answer, its fault and the words that it read must be the model's.</summary>
    protected void DemandSame(bool answer, bool expected, RingModel model)
    {
        var known = model.Fault == Fault.Reason || (model.Fault, Fault.Reason) is
            (RingFaultReason.UsedIdNotInFlight, RingFaultReason.UsedIdNotHead or RingFaultReason.UsedIdOutOfRange);
        Assert.True(
            known && answer == expected, $"The ring says {answer} and {Fault.Reason}; it should be {expected} and {model.Fault}.");
        if (!Fault.IsFault)
            Log.DemandAllTaken();
    }

    private (ulong Address, ushort Value) Word()
    {
        var (at, size) = (Setup.Addresses, (uint)Setup.Size);
        var isSplit = Setup.Format == RingFormat.Split;
        var (start, length) = Input.Next(4) switch
        {
            0 => (at.Driver, isSplit ? 6 + (2 * size) : 4),
            1 => (at.Device, isSplit ? 6 + (8 * size) : 4),
            2 => (RingFuzzer.Tables, 64U),
            _ => (at.Descriptors, 16 * size),
        };
        return (start + (2 * (Input.Next() % (length / 2))), Input.Word());
    }

    private int Write()
    {
        var (address, value) = Word();
        Write(Setup.Memory, address, value);
        return 0;
    }

    private int Plan()
    {
        var after = _accesses + 1 + Input.Next(16);
        var (address, value) = Word();
        _plans.Add((after, address, value));
        return 0;
    }

    private void Meddle(GuestMemory memory)
    {
        _accesses++;
        foreach (var (after, address, value) in _plans)
            if (after == _accesses)
                Write(memory, address, value);
    }

    private static void Write(GuestMemory memory, ulong address, ushort value) =>
        BitConverter.TryWriteBytes(memory.GetSpan(new(address, 2)), value);
}
