using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>A driver's end and a hostile device.</summary>
internal sealed class FuzzedDriver<TRing> : FuzzedRing
    where TRing : struct, IDriverRing
{
    private readonly DriverModel _model;
    private TRing _ring;

    public FuzzedDriver(RingSetup setup, RawRing peer, FuzzInput input, TRing ring)
        : base(setup, peer, input)
    {
        _model = new(setup, Log);
        _ring = ring;
    }

    public override RingFault Fault => _ring.Fault;

    protected override (int Result, int Held) Operate(int operation)
    {
        var result = operation switch
        {
            2 or 3 => Offer(),
            4 => Publish(),
            5 or 6 => Use(),
            7 => UseAny(),
            8 or 9 or 10 => Take(),
            _ => Suppress(),
        };
        return (result, _model.InFlight.Count);
    }

    private int Offer()
    {
        var slot = Input.Next(_ring.SlotCount);
        if (_model.InFlight.Any(buffer => buffer.Slot == slot))
            return 0;
        var elements = new RingElement[1 + Input.Next(_ring.ElementsPerSlot)];
        var readable = Input.Next(elements.Length + 1);
        for (var i = 0; i < elements.Length; i++)
            elements[i] = new(RingFuzzer.Data + (16 * (ulong)i), 1U + Input.Next(), i >= readable);
        _ring.MakeAvailable(slot, elements);
        var places = Setup.Has(RingOptions.Indirect) && elements.Length > 1 ? 1 : elements.Length;
        _model.Add(slot, places, (ulong)elements[readable..].Sum(element => element.Length));
        return elements.Length;
    }

    private int Publish()
    {
        var answer = _ring.Publish();
        var (_, wanted) = _model.Publish();
        DemandSame(answer, wanted ?? answer, _model);
        return answer ? 1 : 0;
    }

    /// <summary>As the device should: in order, a buffer stands for those before it.</summary>
    private int Use()
    {
        var published = _model.Published.ToList();
        if (published.Count == 0)
            return 0;
        var last = Input.Next(published.Count);
        var buffer = published[last];
        var skipped = Setup.Has(RingOptions.InOrder) ? published[..last] : [];
        var written = (uint)(buffer.WritableBytes * Input.Next() / byte.MaxValue);
        Peer.Use((uint)buffer.Id, written, buffer.Places + skipped.Sum(other => other.Places));
        return 1 + skipped.Count;
    }

    private int UseAny()
    {
        Peer.Use(Input.Next(4) == 0 ? Input.Word() : (uint)Input.Next(2 * Setup.Size), Input.Word());
        return 0;
    }

    private int Take()
    {
        var got = _ring.TryGetUsed(out var slot, out var written);
        var expected = _model.Take();
        DemandSame(got, expected is not null, _model);
        if (expected is not { } used)
            return 0;
        Assert.Equal((used.Buffer.Slot, used.Written), (slot, written));
        return 1;
    }

    private int Suppress()
    {
        if (Input.Next(2) == 0)
        {
            _ring.DisableNotifications();
            return 0;
        }

        var waiting = _ring.EnableNotifications();
        DemandSame(waiting, _model.LookAgain(), _model);
        return waiting ? 2 : 1;
    }
}
